import { camel, pascal } from './words.js';

/** The pure view of a document. @param {string} name @param {string | undefined} quoted the field that is quoted */
export const view = (name, quoted) => `import type { Day } from '../../kernel/days.ts';
import type { Language } from '../../kernel/language.ts';
import type { Period } from '../../rules/periods/types.ts';
import { handed, ${quoted ? 'quotedIn, ' : ''}type RecordRow } from '../summaries/answers.ts';
import type { Named, Names } from '../summaries/names.ts';
import { figuresOf, type PaperRow, type RoundReturns } from '../summaries/returns.ts';
import { type FormOf, wordsFrom } from '../summaries/words.ts';

/** What the document is drawn from beside the records. */
export type ${pascal(name)}Input = {
  readonly period: Period;
  readonly asOf: Day;
  readonly language: Language;
  /** The version of the form by which it is named. */
  readonly version: number;
  /** The round with its returns; null where nobody owes one. */
  readonly round: RoundReturns | null;
  readonly names: Names;
  readonly forms: FormOf;
  readonly clockSet: boolean;
};

/** What the document says, and \`--json\` prints: every figure with the records behind it. */
export function ${camel(name)}Of(
  input: ${pascal(name)}Input,
  rows: Iterable<RecordRow>,
  papers: readonly PaperRow[],
) {
  const { period, asOf, names } = input;
  const words = wordsFrom(input.forms, input.language);
  const round = input.round && figuresOf(input.round, asOf, names, words, papers);
  const records = [...rows].map((row) => shownOf(row, names));
  return {
    period: period.name,
    from: period.first,
    to: period.last,
    asOf,
    ended: asOf > period.last,
    clock: input.clockSet ? ('set' as const) : null,
    formTitle: words.form('${name}', input.version),
    expected: round?.expected ?? 0,
    received: round?.received ?? 0,
    late: round?.late ?? 0,
    waived: round?.waived ?? 0,
    due: round?.due ?? null,
    overdue: round?.overdue ?? false,
    missing: (round?.exceptions ?? [])
      .filter(({ status }) => status === 'missing')
      .map(({ owner: { id, name }, unit, days }) => ({ owner: { id, name }, unit, days })),
    count: records.length,
    units: unitsOf(records),
    records,
  };
}

/** One record as the document shows it: what people typed only through \`quotedIn\`, personal fields not at all. */
function shownOf(row: RecordRow, names: Names) {
  const { id, ${quoted ? 'answers, ' : ''}store, submitter, formVersion, recordedOn } = handed(row);
  const unit = store ?? row.unit ?? names.unitOf(submitter);
  return {
    record: id,
    formVersion,
    day: recordedOn,
    by: names.person(submitter),
    unit: unit === null ? null : names.branchOf({ kind: 'unit', id: unit }),
    store: store === null ? null : names.unit(store),
    text: ${quoted ? `quotedIn(answers, '${quoted}')` : 'null'},
  };
}

type Shown = ReturnType<typeof shownOf>;

/** The records by the unit whose figures they belong to, most first. */
function unitsOf(records: readonly Shown[]): { unit: Named | null; count: number; records: string[] }[] {
  return [...Map.groupBy(records, ({ unit }) => unit?.id)]
    .map(([, own]) => ({
      unit: own[0]?.unit ?? null,
      count: own.length,
      records: own.map(({ record }) => record),
    }))
    .toSorted((a, b) => b.count - a.count || ((a.unit?.id ?? '') < (b.unit?.id ?? '') ? -1 : 1));
}
`;

/** The test of that view and its templates. @param {string} name @param {string | undefined} quoted */
export const test = (name, quoted) => `import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { drawDocument } from '../../../src/documents/document.ts';
import type { Language } from '../../../src/kernel/language.ts';
import { shipped } from '../../../src/kernel/shipped.ts';
import { periodOf } from '../../../src/rules/periods/periods.ts';
import { ${camel(name)}Of } from '../../../src/work/${name}/view.ts';
import { namesOn, returnsOf, rowOf, shippedForm } from '../../support/tea-company.ts';

const period = periodOf('month', '2026-11-20');
const store = (id: string) => ({ kind: 'unit', id }) as const;
const said = { form: '${name}', period: '2026-11', submitter: 's1', store: 'nj' };
const RECORD = 'XX-HQ-20261120-001';
const round = returnsOf(
  '${name}',
  period,
  ['2026-11-01', '2026-11-30'],
  [{ owner: store('nj'), done: ['2026-11-20', RECORD] }, { owner: store('wf') }],
);

function dataIn(language: Language, something = true) {
  const asOf = '2026-12-03';
  const rows = something ? [rowOf(RECORD, { ${quoted ? `${quoted}: '# 价签缺失，请打 13812345678' ` : ''}}, said)] : [];
  return ${camel(name)}Of(
    {
      period,
      asOf,
      language,
      version: 1,
      round: something ? round : null,
      names: namesOn(asOf, language),
      forms: shippedForm,
      clockSet: !something,
    },
    rows,
    [],
  );
}

describe('report ${name}', () => {
  it('says how many were expected, received, are missing; every figure leads to its records', () => {
    expect(dataIn('en')).toMatchObject({
      expected: 2,
      received: 1,
      missing: [{ owner: { id: 'wf' }, days: 3 }],
      count: 1,
      units: [{ unit: { id: 'east' }, count: 1, records: [RECORD] }],
      records: [{ record: RECORD, store: { id: 'nj' }, by: { id: 's1' } }],
    });
  });

  it.each([dataIn('zh-CN'), dataIn('en', false)])('gives its template what its schema promises', (data) => {
    const schema = readFileSync(shipped('schemas', 'output', 'report-${name}.json'), 'utf8');
    const validate = new Ajv2020().compile(JSON.parse(schema) as object);
    validate(JSON.parse(JSON.stringify(data)));
    expect(validate.errors ?? []).toEqual([]);
  });

  it.each(['zh-CN', 'en'] as const)('%s: is drawn, with typed text as text; nothing is said in a sentence', (language) => {
    const document = drawDocument('${name}', dataIn(language), language, null);
    expect(document).toContain(RECORD);${quoted ? "\n    expect(document).toContain('\\\\# 价签缺失');\n    expect(document).not.toContain('13812345678');" : ''}
    expect(drawDocument('${name}', dataIn(language, false), language, null)).toMatch(/没有收到|No .* came in/);
  });
});
`;
