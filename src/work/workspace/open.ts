import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openDb, writeDurably } from '../../journal/db.ts';
import { explained } from '../../journal/faults.ts';
import { type Journal, openJournal } from '../../journal/journal.ts';
import { verifyDamaged } from '../../journal/verify-damaged.ts';
import type { Verification } from '../../journal/verify.ts';
import type { Clock } from '../../kernel/clock.ts';
import { InfoctlError } from '../../kernel/errors.ts';
import { say, type Text } from '../../kernel/language.ts';
import { journalProgram } from '../journal-program.ts';
import { differingDrafts, draftsWarning } from './drafts.ts';
import { requireFolder, SETTINGS_FILE } from './find.ts';
import { refuseNetwork, syncWarning } from './place.ts';
import { keepSettings, settingsIn } from './queries.ts';
import type { Settings, Workspace } from './types.ts';
import { headsFolder } from './user-folder.ts';

/** The database of a workspace. */
export const JOURNAL_FILE = 'infoctl.db';
const MOST_BYTES = 64 * 1024;

export type Opening = {
  /** What `--workspace` said. */
  readonly named: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly mode: 'read' | 'write';
  readonly clock: Clock;
};

/** Finds and opens a workspace, with what a person should know before anything else; exit 3, 4, 5 or 7 where it cannot. */
export async function openWorkspace(
  opening: Opening,
): Promise<Workspace & { readonly warnings: readonly Text[] }> {
  const { env, cwd, mode, clock } = opening;
  const folder = requireFolder(opening.named, env, cwd);
  if (mode === 'write') refuseNetwork(folder);
  const file = join(folder, JOURNAL_FILE);
  if (!existsSync(file)) throw noJournal(folder);
  const journal = openJournal({ file, program: journalProgram, mode, headsFolder: headsFolder(env), clock });
  try {
    const settings = await settingsOf(folder, journal, mode);
    const warnings = [
      mode === 'write' ? syncWarning(folder) : undefined,
      draftsWarning(differingDrafts(folder, journal.db)),
    ];
    return { folder, settings, journal, warnings: warnings.filter((warning) => warning !== undefined) };
  } catch (error) {
    journal.close();
    throw explained(error, file);
  }
}

/** How far the journal of a workspace that cannot be opened, or read to its end, is still good. */
export function verifyDamagedWorkspace({
  named,
  env,
  cwd,
}: Pick<Opening, 'named' | 'env' | 'cwd'>): Verification {
  return verifyDamaged(join(requireFolder(named, env, cwd), JOURNAL_FILE), headsFolder(env));
}

/** The settings of the file, from the database where that very text was read before. */
async function settingsOf(folder: string, journal: Journal, mode: 'read' | 'write'): Promise<Settings> {
  const text = settingsText(folder);
  const known = settingsIn(journal.db, text);
  if (known) return known;
  const { readSettings } = await import('./settings.ts');
  const settings = readSettings(text);
  requireSame('site', settings.site, journal.site);
  requireSame('zone', settings.zone, journal.zone);
  if (mode === 'write') keepSettings(journal.db, text, settings);
  else keepAside(folder, text, settings);
  return settings;
}

/** A reading command keeps what it read too, where that may be written: else each would load the YAML parser anew. */
function keepAside(folder: string, text: string, settings: Settings): void {
  try {
    refuseNetwork(folder);
    const db = openDb(join(folder, JOURNAL_FILE), 'write');
    try {
      writeDurably(db);
      keepSettings(db, text, settings);
    } finally {
      db.close();
    }
  } catch {
    // It may not be written to, or somebody else is writing: the next one reads the file again.
  }
}

function settingsText(folder: string): string {
  const file = join(folder, SETTINGS_FILE);
  if (statSync(file).size > MOST_BYTES) {
    throw new InfoctlError(
      'invalid',
      'bad-settings',
      say(`${SETTINGS_FILE} 过大（上限 64 KB）。`, `${SETTINGS_FILE} is too large (64 KB at most).`),
    );
  }
  return readFileSync(file, 'utf8');
}

/** Ids and days rest on site and zone: they stay what the first event says. */
function requireSame(key: 'site' | 'zone', written: string, fixed: string): void {
  if (written === fixed) return;
  throw new InfoctlError(
    'invalid',
    `${key}-is-fixed`,
    say(
      `${SETTINGS_FILE} 里的 ${key} 改成了“${written}”；它在建立工作区时已定为“${fixed}”，不能再改，请改回来。`,
      `${SETTINGS_FILE} says ${key}: ${written}, but it was fixed as "${fixed}" when the workspace was made; change it back.`,
    ),
  );
}

function noJournal(folder: string): InfoctlError {
  return new InfoctlError(
    'not-found',
    'no-journal',
    say(
      `${folder} 里有 ${SETTINGS_FILE}，却没有 ${JOURNAL_FILE}。`,
      `${folder} holds ${SETTINGS_FILE} but no ${JOURNAL_FILE}.`,
    ),
    {
      hints: [
        say(
          `请从备份放回 ${JOURNAL_FILE}；若是新工作区，删去 ${SETTINGS_FILE} 后再运行 infoctl init。`,
          `Put ${JOURNAL_FILE} back from a backup; for a new workspace delete ${SETTINGS_FILE} and run infoctl init.`,
        ),
      ],
    },
  );
}
