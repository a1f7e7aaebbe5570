import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from '../../journal/db.ts';
import { nodeCrypto } from '../../kernel/crypto.ts';
import { say, type Text } from '../../kernel/language.ts';
import { adoptedCalendarTexts, adoptedFormHashes, adoptedPolicyText } from './queries.ts';

/** SHA-256 (hex) of a draft as it lies in its file: by it a file is known to be what was adopted. */
export const hashOf = (bytes: Uint8Array | string): string => nodeCrypto().hash('sha256', bytes);

/** A file of the workspace that says something else than what is in force, and the command that adopts it. */
export type Difference = { readonly file: string; readonly adopt: string };

/**
 * The drafts (forms, policy, holidays) whose files differ from what is adopted, in the order in which they can be
 * adopted: a rule of the policy needs its form. Nothing is parsed.
 */
export function differingDrafts(folder: string, db: Db): Difference[] {
  const found: Difference[] = [];
  const forms = adoptedFormHashes(db);
  for (const [name, file] of drafts(folder, 'forms', /\.json$/)) {
    if (hashOf(readFileSync(join(folder, file))) !== forms.get(name))
      found.push({ file, adopt: `form adopt ${name}` });
  }
  const policy = join(folder, 'policy.yaml');
  if (existsSync(policy) && textOf(policy) !== adoptedPolicyText(db))
    found.push({ file: 'policy.yaml', adopt: 'policy adopt' });
  const years = adoptedCalendarTexts(db);
  for (const [name, file] of holidayDrafts(folder)) {
    if (textOf(join(folder, file)) !== years.get(name)) found.push({ file, adopt: `calendar adopt ${name}` });
  }
  return found;
}

/** The years that have a file in `holidays/`, and that file. */
export const holidayDrafts = (folder: string) => drafts(folder, 'holidays', /\.yaml$/);

/** One line that names the files which are not in force as they stand; undefined where all are. */
export function draftsWarning(differences: readonly Difference[]): Text | undefined {
  if (differences.length === 0) return undefined;
  const files = differences.map(({ file }) => file);
  const commands = differences.map(({ adopt }) => `infoctl ${adopt}`);
  return say(
    `${files.join('、')} 改过，尚未生效；采用：${commands.join('，')}`,
    `${files.join(', ')} changed and not in force yet; to adopt: ${commands.join(', ')}`,
  );
}

const textOf = (file: string): string => readFileSync(file, 'utf8');

function drafts(folder: string, kind: string, ending: RegExp): (readonly [name: string, file: string])[] {
  const inside = join(folder, kind);
  if (!existsSync(inside)) return [];
  return readdirSync(inside)
    .filter((name) => ending.test(name))
    .toSorted()
    .map((name) => [name.replace(ending, ''), `${kind}/${name}`] as const);
}
