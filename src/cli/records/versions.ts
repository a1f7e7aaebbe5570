import { canonicalJson, type Json } from '../../kernel/canonical.ts';
import { say, type Text } from '../../kernel/language.ts';
import type { Journal } from '../../journal/journal.ts';
import type { Event } from '../../journal/types.ts';
import { dayTitle } from '../../rules/periods/titles.ts';
import type { Form } from '../../rules/forms/types.ts';
import { nameOf } from '../../work/org/find.ts';
import type { Envelope } from '../../work/records/types.ts';
import type { Block } from '../types.ts';
import { answerLines, type Scene } from './answers-shown.ts';
import { envelopeLines } from './envelope-shown.ts';

/** What a version says beside its answers. */
type Said = Omit<Envelope, 'form' | 'formVersion' | 'draft' | 'rowKey'>;

/** One event of a record's history: who, when, why, and what it said from then on (null: withdrawn). */
export type Version = {
  readonly at: string;
  readonly day: string;
  readonly kind: string;
  readonly actor: string;
  readonly by: string;
  readonly reason: string | null;
  /** Names of the fields that it changed. */
  readonly changed: readonly string[];
  readonly record: Said | null;
  readonly data: { readonly [field: string]: Json | undefined } | null;
};

/** What a record said, from the first version to the last, with the fields that each one changed. */
export function versionsOf(journal: Journal, id: string): Version[] {
  const versions: Version[] = [];
  let before: Version | undefined;
  for (const event of journal.events({ subject: `record:${id}` })) {
    const version = versionOf(event);
    const after = { ...version.record, ...version.data };
    const changed = before && version.data ? changedKeys({ ...before.record, ...before.data }, after) : [];
    versions.push({ ...version, changed });
    if (version.data) before = version;
  }
  return versions;
}

function versionOf({ at, day, kind, actor, by, body }: Event): Version {
  const reason = typeof body['reason'] === 'string' ? body['reason'] : null;
  return { at, day, kind, actor, by, reason, changed: [], record: saidIn(body), data: body.answers ?? null };
}

function saidIn(body: Event['body']): Said | null {
  const record = body['record'];
  if (typeof record !== 'object' || record === null) return null;
  const { form: _form, formVersion: _version, draft: _draft, rowKey: _key, ...said } = record as Envelope;
  return said;
}

type Keyed = { readonly [name: string]: Json | undefined };

function changedKeys(before: Keyed, after: Keyed): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter(
    (name) => canonicalJson(before[name] ?? null) !== canonicalJson(after[name] ?? null),
  );
}

/** The history below a record, where there is more than its first version: who did what, and what it said before. */
export function versionBlocks(versions: readonly Version[], form: Form, scene: Scene): Block[] {
  if (versions.length < 2) return [];
  const { language } = scene;
  const lines: string[] = [];
  let before: Version | undefined;
  for (const version of versions) {
    lines.push(`  ${actLine(version, scene)[language]}`);
    if (before && version.data)
      lines.push(...differences(before, version, form, scene).map((line) => `      ${line}`));
    if (version.data) before = version;
  }
  const title = { text: say('经过', 'History')[language], tone: 'title' } as const;
  return [{ kind: 'lines', lines: [title, ...lines.map((text) => ({ text }))] }];
}

function actLine({ day, kind, actor, by, reason }: Version, { world }: Scene): Text {
  const name = (id: string) => nameOf(world, 'person', id, day);
  const title = dayTitle(day);
  const what = ACTS[kind] ?? say(kind, kind);
  const typed = actor === by ? say('', '') : say(`（由${name(actor)}代录）`, ` (keyed in by ${name(actor)})`);
  const why = reason === null ? say('', '') : say(`，理由：${reason}`, `, because: ${reason}`);
  return say(
    `${title['zh-CN']} ${name(by)}${what['zh-CN']}${typed['zh-CN']}${why['zh-CN']}`,
    `${title.en}, ${name(by)} ${what.en} it${typed.en}${why.en}`,
  );
}

const ACTS: Readonly<Record<string, Text>> = {
  'record.submitted': say('登记', 'handed in'),
  'record.amended': say('更正', 'amended'),
  'record.withdrawn': say('撤回', 'withdrew'),
};

/** 单品销售 第 1 条 · 金额：50,000.00 元 → 38,400.00 元 */
function differences(before: Version, after: Version, form: Form, scene: Scene): string[] {
  const [old, now] = [linesOf(before, form, scene), linesOf(after, form, scene)];
  const nothing = say('（未填）', '(empty)')[scene.language];
  const colon = say('：', ': ')[scene.language];
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((label) => old.get(label) !== now.get(label))
    .map((label) => `${label}${colon}${old.get(label) ?? nothing} → ${now.get(label) ?? nothing}`);
}

/** Every answer under all the labels above it, so that two versions can be laid side by side. */
function linesOf({ record, data }: Version, form: Form, scene: Scene): Map<string, string> {
  const lines = new Map<string, string>();
  const above: string[] = [];
  for (const { label, answer, depth } of [
    ...envelopeLines(record ?? {}, scene),
    ...answerLines(form, data ?? {}, scene),
  ]) {
    above[depth] = label;
    if (answer !== '') lines.set(above.slice(0, depth + 1).join(' · '), answer);
  }
  return lines;
}
