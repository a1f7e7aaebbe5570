import type { Db } from '../../journal/db.ts';
import type { Day } from '../../kernel/days.ts';
import { say, type Text } from '../../kernel/language.ts';
import type { Form } from '../../rules/forms/types.ts';
import type { World } from '../../rules/duties/types.ts';
import { shortDay } from '../../rules/duties/titles.ts';
import { formOfVersion } from '../../work/adoption/form-in-use.ts';
import { shortTitlesOfForms } from '../../work/adoption/form-source.ts';
import { nameOf } from '../../work/org/find.ts';
import {
  answersOfRow,
  countWhere,
  recordsWhere,
  type RecordFilter,
  type RecordRow,
} from '../../work/records/queries.ts';
import { recordData } from '../../work/records/view.ts';
import type { Answer, Block, Context } from '../types.ts';

/** Rows that are shown to a person; `--json` gives all. */
const SHOWN = 200;

/** Characters of an answer that stand for it in a list. */
const GIST = 30;

/** Records as a list: who, for which period, when, and the beginning of what was written; `none` where there are none. */
export async function recordList(context: Context, filter: RecordFilter, none: Text): Promise<Answer> {
  const { journal } = await context.workspace();
  const world = await context.world();
  const today = await context.today();
  const rowsOf = (last?: number) => recordsWhere(journal.db, filter, last);
  return {
    // A company of many years has more records than fit in memory: all of them are read for a program alone.
    get data() {
      return { items: rowsOf().map(recordData), warnings: [] };
    },
    show() {
      const count = countWhere(journal.db, filter);
      if (count === 0) return [{ kind: 'text', text: context.say(none) }];
      const shown = rowsOf(SHOWN);
      const table = tableOf(shown, {
        context,
        world,
        today,
        titles: shortTitlesOfForms(journal.db),
        fieldsOf: fieldsOfWords(journal.db),
      });
      const counted = say(`共 ${count} 份`, `${count} ${count === 1 ? 'record' : 'records'}`);
      const cut = say(
        `只列出最近 ${shown.length} 份，用 --since、--until 或 --json 查看其余。`,
        `Only the last ${shown.length} are shown; --since, --until or --json give the others.`,
      );
      return [
        table,
        { kind: 'text', text: context.say(counted), tone: 'faint' },
        ...(shown.length < count ? [{ kind: 'text', text: context.say(cut), tone: 'warning' } as const] : []),
      ];
    },
  };
}

type Scene = {
  readonly context: Context;
  readonly world: World;
  readonly today: Day;
  readonly titles: (form: string) => Text;
  readonly fieldsOf: (row: RecordRow) => readonly string[];
};

function tableOf(rows: readonly RecordRow[], { context, world, today, titles, fieldsOf }: Scene): Block {
  const columns = [
    say('编号', 'Id'),
    say('表', 'Form'),
    say('期间', 'Period'),
    say('填表人', 'By'),
    say('对象', 'About'),
    say('登记', 'Recorded'),
    say('内容', 'Says'),
  ];
  return {
    kind: 'table',
    columns: columns.map((title) => ({ title: context.say(title) })),
    rows: rows.map((row) => [
      row.id,
      context.say(titles(row.form)),
      row.period ?? '',
      nameOf(world, 'person', row.submitter, today),
      aboutName(row, world, today),
      context.say(shortDay(row.recordedOn, today)),
      marksOf(context, row) + gistOf(row, fieldsOf(row)),
    ]),
  };
}

/** The client or store a record is about, else the unit it came from. */
export function aboutName({ client, store, unit }: RecordRow, world: World, day: Day): string {
  if (client !== null) return nameOf(world, 'client', client, day);
  const place = store ?? unit;
  return place === null ? '' : nameOf(world, 'unit', place, day);
}

function marksOf(context: Context, { state, amended, nil }: RecordRow): string {
  const marks = [
    ...(state === 'withdrawn' ? [say('已撤回', 'withdrawn')] : []),
    ...(amended > 0 ? [say('已更正', 'amended')] : []),
    ...(nil === 1 ? [say('零报告', 'nothing to report')] : []),
  ];
  return marks.map((mark) => context.say(say(`［${mark['zh-CN']}］`, `[${mark.en}] `))).join('');
}

/** The fields of each form that hold words: its codes, figures and days are no gist. */
function fieldsOfWords(db: Db): (row: RecordRow) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return ({ form, formVersion: version }) => {
    const key = `${form}/${version}`;
    const names = known.get(key) ?? wordsIn(formOfVersion(db, form, version));
    known.set(key, names);
    return names;
  };
}

const wordsIn = ({ fields }: Form): string[] =>
  fields.filter(({ type }) => type === 'text' || type === 'long-text').map(({ name }) => name);

/** The first longer text among the answers, else the first short one, cut to a line. */
function gistOf(row: RecordRow, fields: readonly string[]): string {
  const answers = answersOfRow(row);
  const texts = fields.flatMap((name) => {
    const value = answers[name];
    return typeof value === 'string' ? [value] : [];
  });
  const text = (texts.find((value) => [...value].length > 5) ?? texts[0] ?? '').replaceAll('\n', ' ');
  const characters = [...text];
  return characters.length > GIST ? `${characters.slice(0, GIST).join('')}…` : text;
}
