import { canonicalJson, type Json } from '../../kernel/canonical.ts';
import { say, type Text } from '../../kernel/language.ts';
import type { Journal } from '../../journal/journal.ts';
import { dayTitle } from '../../rules/periods/titles.ts';
import type { World } from '../../rules/duties/types.ts';
import { nameOf } from '../../work/org/find.ts';
import type { RecordRow } from '../../work/records/queries.ts';
import type { Block, Context } from '../types.ts';

/** One event of a record's history: who, when, why, and the answers as they stood from then on (null: withdrawn). */
export type Version = {
  readonly at: string;
  readonly day: string;
  readonly kind: string;
  readonly actor: string;
  readonly by: string;
  readonly reason: string | null;
  readonly changed: readonly string[];
  readonly data: { readonly [field: string]: Json | undefined } | null;
};

/** What a record said, from the first version to the last, with the fields that each one changed. */
export function versionsOf(journal: Journal, id: string): Version[] {
  const versions: Version[] = [];
  let before: Version['data'] = null;
  for (const { at, day, kind, actor, by, body } of journal.events({ subject: `record:${id}` })) {
    const data = body.answers ?? null;
    const reason = typeof body['reason'] === 'string' ? body['reason'] : null;
    versions.push({
      at,
      day,
      kind,
      actor,
      by,
      reason,
      changed: data && before ? changedFields(before, data) : [],
      data,
    });
    before = data ?? before;
  }
  return versions;
}

function changedFields(before: NonNullable<Version['data']>, after: NonNullable<Version['data']>): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter(
    (name) => canonicalJson(before[name] ?? null) !== canonicalJson(after[name] ?? null),
  );
}

/** The history below a record, where there is more than its first version. */
export function versionLines(
  versions: readonly Version[],
  world: World,
  row: RecordRow,
  context: Context,
): Block[] {
  if (versions.length < 2) return [];
  const line = ({ day, kind, actor, reason, changed }: Version): Text => {
    const who = nameOf(world, 'person', actor, row.recordedOn);
    const title = dayTitle(day);
    const what = WORDS[kind] ?? say(kind, kind);
    const fields =
      changed.length > 0
        ? say(`，改了 ${changed.join('、')}`, `, changed ${changed.join(', ')}`)
        : say('', '');
    const why = reason === null ? say('', '') : say(`，理由：${reason}`, `, because: ${reason}`);
    return say(
      `${title['zh-CN']} ${who} ${what['zh-CN']}${fields['zh-CN']}${why['zh-CN']}`,
      `${title.en}, ${who}: ${what.en}${fields.en}${why.en}`,
    );
  };
  return [
    {
      kind: 'lines',
      lines: [
        { text: context.say(say('经过', 'History')), tone: 'title' },
        ...versions.map((version) => ({ text: `  ${context.say(line(version))}` })),
      ],
    },
  ];
}

const WORDS: Readonly<Record<string, Text>> = {
  'record.submitted': say('登记', 'recorded'),
  'record.amended': say('更正', 'amended'),
  'record.withdrawn': say('撤回', 'withdrew'),
};
