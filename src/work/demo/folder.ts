import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { InfoctlError } from '../../kernel/errors.ts';
import { say } from '../../kernel/language.ts';
import { nearestFolder } from '../workspace/find.ts';

/** Lies in every sample company, and says which workspace it is: by it the demo knows what it may replace. */
const MARKER = '.infoctl-demo';

/** What the program itself puts into a sample company; nothing else is ever taken away. */
const OURS = [
  'infoctl.yaml',
  'infoctl.db',
  'infoctl.db-wal',
  'infoctl.db-shm',
  'policy.yaml',
  'holidays',
  'drafts',
  'reports',
  'forms',
  'templates',
  '.infoctl-init',
  MARKER,
];
/** Where a company puts files of its own: not ours to take away where something lies in them. */
const THEIRS = ['forms', 'templates'];

/** What stands in a folder: nothing, a sample company made earlier or one that was not finished, or somebody's own. */
export type Standing = 'nothing' | 'demo' | 'unfinished' | 'foreign';

/** Looks; a demo inside a workspace is refused (exit 5), since every command there would find the outer one's files. */
export function standsIn(folder: string): Standing {
  const around = nearestFolder(dirname(folder));
  if (around !== undefined) throw insideWorkspace(folder, around);
  if (!existsSync(folder)) return 'nothing';
  if (!lstatSync(folder).isDirectory()) return 'foreign';
  const entries = readdirSync(folder);
  if (entries.length === 0) return 'nothing';
  if (!entries.includes(MARKER)) return 'foreign';
  // Its name is written last.
  return markedAs(folder) === undefined ? 'unfinished' : 'demo';
}

/** Marks a folder as a sample company, before anything else is put there: one that was interrupted is known again. */
export function markAsDemo(folder: string, workspaceId = ''): void {
  const text = `infoctl demo ${workspaceId}\n演示用的数据，infoctl demo --yes 会重新建立。Invented data; infoctl demo --yes replaces it.\n`;
  writeFileSync(join(folder, MARKER), text, { mode: 0o600 });
}

/**
 * Takes an earlier sample company away, whatever was done in it; gives its workspace id where it got that far. Files
 * that somebody put into `forms/` or `templates/` are theirs: then nothing is taken away (exit 5).
 */
export function takeAway(folder: string): string | undefined {
  const kept = THEIRS.find(
    (name) => existsSync(join(folder, name)) && readdirSync(join(folder, name)).length > 0,
  );
  if (kept !== undefined) throw theirFiles(join(folder, kept));
  const workspaceId = markedAs(folder);
  // The marker goes last.
  for (const name of OURS) rmSync(join(folder, name), { recursive: true, force: true });
  return workspaceId;
}

/** The workspace id that the marker names. */
function markedAs(folder: string): string | undefined {
  const text = readFileSync(join(folder, MARKER), 'utf8');
  return /^infoctl demo ([0-9a-f-]{36})\n/.exec(text)?.[1];
}

/**
 * Makes the folder of a sample company and lets `make` fill it; where that fails, all that came into it is taken away
 * again, and the folders that were made for it.
 */
export async function wholly<T>(folder: string, make: () => Promise<T>): Promise<T> {
  const firstMade = mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    return await make();
  } catch (error) {
    try {
      takeAway(folder);
      if (firstMade !== undefined) rmSync(firstMade, { recursive: true, force: true });
    } catch {
      // Why it failed matters more than what could not be taken away.
    }
    throw error;
  }
}

const insideWorkspace = (folder: string, around: string): InfoctlError =>
  new InfoctlError(
    'refused',
    'already-a-workspace',
    say(
      `${folder} 在工作区 ${around} 里面，不能在这里建演示公司。`,
      `${folder} lies in the workspace ${around}; a sample company cannot be made inside it.`,
    ),
    { hints: [say('请换一个文件夹：infoctl demo 文件夹', 'Choose another folder: infoctl demo FOLDER')] },
  );

const theirFiles = (folder: string): InfoctlError =>
  new InfoctlError(
    'refused',
    'would-overwrite',
    say(
      `${folder} 里有您自己的文件，不会删去；请先移走，再重新建立演示公司。`,
      `${folder} holds files of your own, which are not deleted; move them away, then make the sample company anew.`,
    ),
  );
