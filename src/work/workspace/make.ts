import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { explained as explainedBySqlite } from '../../journal/faults.ts';
import { createJournal } from '../../journal/journal.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Day } from '../../kernel/days.ts';
import { InfoctlError } from '../../kernel/errors.ts';
import { fileFault } from '../../kernel/file-fault.ts';
import { say } from '../../kernel/language.ts';
import { shipped } from '../../kernel/shipped.ts';
import { journalProgram } from '../journal-program.ts';
import { defaultAdoptions } from './default-adoptions.ts';
import { nearestFolder, SETTINGS_FILE } from './find.ts';
import { JOURNAL_FILE } from './open.ts';
import { refuseNetwork } from './place.ts';
import { keepSettings } from './queries.ts';
import { readSettings } from './settings.ts';
import type { Settings } from './types.ts';

/** Where a workspace is put together; while it lies in the folder, the workspace was not finished. */
const STAGE = '.infoctl-init';
/** What the program puts into the folder, in the order in which it gets there; the settings file makes it a workspace. */
const PARTS = [
  'holidays',
  'forms',
  'templates',
  'drafts',
  'reports',
  'policy.yaml',
  JOURNAL_FILE,
  SETTINGS_FILE,
];

export type Making = {
  readonly folder: string;
  readonly settings: Settings;
  /** From when the first policy counts. */
  readonly effective: Day;
  readonly clock: Clock;
  readonly headsFolder: string;
  /** The folder of the templates of its policy.yaml, in each language; that of a new company unless given. */
  readonly policies?: string;
};

/** Refuses a folder in which no workspace can be made (exit 5); to be asked before any question is. */
export function refuseFolder(folder: string): void {
  const around = nearestFolder(folder);
  if (around !== undefined) {
    throw new InfoctlError(
      'refused',
      'already-a-workspace',
      around === folder
        ? say(`${folder} 已经是工作区。`, `${folder} is a workspace already.`)
        : say(
            `${folder} 在工作区 ${around} 里面，不能再建一个。`,
            `${folder} lies in the workspace ${around}; another one cannot be made inside.`,
          ),
    );
  }
  refuseNetwork(nearestExisting(folder));
  if (!existsSync(folder)) return;
  if (!statSync(folder).isDirectory()) {
    throw new InfoctlError(
      'invalid',
      'not-a-folder',
      say(`${folder} 是文件，不是文件夹。`, `${folder} is a file, not a folder.`),
    );
  }
  const isTaken = (part: string) => existsSync(join(folder, part)) && !isEmptyFolder(join(folder, part));
  const taken = PARTS.find((part) => isTaken(part) && !wasMovedIn(folder, part));
  if (taken !== undefined) {
    throw new InfoctlError(
      'refused',
      'would-overwrite',
      say(
        `${folder} 里已有 ${taken}，不会覆盖它；请换一个文件夹，或先把它移走。`,
        `${folder} already holds ${taken}, which is not overwritten; choose another folder or move it away.`,
      ),
    );
  }
}

/** Makes a workspace, whole or not at all: it is put together aside, and its settings file is moved in last. */
export function makeWorkspace(making: Making): void {
  const { folder } = making;
  refuseFolder(folder);
  const stage = join(folder, STAGE);
  let firstMade: string | undefined;
  try {
    firstMade = mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (existsSync(stage)) removeUnfinished(folder);
    mkdirSync(stage, { mode: 0o700 });
    fill(stage, making);
    for (const part of PARTS) moveIn(join(stage, part), join(folder, part));
    rmSync(stage, { recursive: true, force: true });
  } catch (error) {
    try {
      if (firstMade === undefined) removeUnfinished(folder);
      else rmSync(firstMade, { recursive: true, force: true });
    } catch {
      // Why no workspace was made matters more than what could not be taken away.
    }
    throw explained(folder, error);
  }
}

/** What the system refused, in a sentence about the folder; anything else as it is. */
function explained(folder: string, error: unknown): unknown {
  const fault = told(error, folder);
  if (!(fault instanceof InfoctlError)) return error;
  if (['no-permission', 'not-writable'].includes(fault.code)) {
    const text = say(
      `没有写入 ${folder} 的权限，请换一个文件夹。`,
      `${folder} may not be written to; choose another folder.`,
    );
    return new InfoctlError('refused', 'not-writable', text, { cause: error });
  }
  if (fault.code === 'disk-full') {
    const text = say(
      '磁盘已满，没有建立工作区；腾出空间后再试。',
      'The disk is full and no workspace was made; make room and try again.',
    );
    return new InfoctlError('disk', 'disk-full', text, { cause: error });
  }
  return fault;
}

/** An error of the system or of SQLite, in words. */
const told = (error: unknown, folder: string): unknown =>
  fileFault(error) ?? explainedBySqlite(error, join(folder, JOURNAL_FILE));

function fill(stage: string, making: Making): void {
  const { settings, effective, clock, headsFolder } = making;
  const template = (name: string) => readFileSync(shipped('templates', 'workspace', name), 'utf8');
  const put = (name: string, text: string) => writeFileSync(join(stage, name), text, { mode: 0o600 });
  for (const name of ['holidays', 'forms', 'templates', 'drafts', 'reports'])
    mkdirSync(join(stage, name), { mode: 0o700 });
  for (const year of readdirSync(shipped('templates', 'workspace', 'holidays')))
    put(join('holidays', year), template(join('holidays', year)));
  const policyName = settings.language === 'en' ? 'policy.en.yaml' : 'policy.yaml';
  const policy = readFileSync(join(making.policies ?? shipped('templates', 'workspace'), policyName), 'utf8');
  put('policy.yaml', policy.replace(/^effective: *\d{4}-\d{2}-\d{2}/m, `effective: ${effective}`));
  const text = settingsText(template(SETTINGS_FILE), settings);
  readSettings(text);
  const { site, zone } = settings;
  const journal = createJournal({
    file: join(stage, JOURNAL_FILE),
    program: journalProgram,
    clock,
    headsFolder,
    site,
    zone,
  });
  try {
    keepSettings(journal.db, text, settings);
    journal.perform({ actor: 'setup', by: 'setup', channel: 'terminal' }, (db, _moment, today) =>
      defaultAdoptions(db, stage, today),
    );
  } finally {
    journal.close();
  }
  // Last: a stage that holds it is complete, and moving it in has begun.
  put(SETTINGS_FILE, text);
}

/** The template of the settings file with its places filled; every value as a YAML string that cannot be misread. */
const settingsText = (template: string, settings: Settings): string =>
  template.replace(/\{\{(\w+)\}\}/g, (_, key: keyof Settings) =>
    key === 'company' ? JSON.stringify(settings.company) : settings[key],
  );

function moveIn(from: string, to: string): void {
  if (existsSync(to)) rmSync(to, { recursive: true });
  renameSync(from, to);
}

/**
 * True for what an interrupted init had moved in already: its stage was complete and lacks this part. Nobody has
 * worked in it, since the settings file comes last; anything else of these names is somebody's.
 */
function wasMovedIn(folder: string, part: string): boolean {
  const stage = join(folder, STAGE);
  return existsSync(join(stage, SETTINGS_FILE)) && !existsSync(join(stage, part));
}

/** Takes away what an interrupted init left. */
function removeUnfinished(folder: string): void {
  for (const part of PARTS) {
    if (wasMovedIn(folder, part)) rmSync(join(folder, part), { recursive: true, force: true });
  }
  rmSync(join(folder, STAGE), { recursive: true, force: true });
}

const isEmptyFolder = (path: string): boolean =>
  statSync(path).isDirectory() && readdirSync(path).length === 0;

function nearestExisting(folder: string): string {
  let at = folder;
  while (!existsSync(at) && dirname(at) !== at) at = dirname(at);
  return at;
}
