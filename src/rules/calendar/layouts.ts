import holidaysSchema from '../../../schemas/holidays.json' with { type: 'json' };
import { say } from '../../kernel/language.ts';
import { shapeFaults, shapeOf } from '../yaml/shape.ts';
import { readYaml } from '../yaml/source.ts';
import { type ListedDay, type ListedYear, refuseFaults } from './listed.ts';

/** Our own layout: `{year, source, off: [dates], work: [dates]}` (schemas/holidays.json). */
export function readOwnLayout(text: string, file: string): ListedYear {
  type Own = { readonly year: number; readonly source: string } & Readonly<
    Record<'off' | 'work', readonly string[]>
  >;
  const { value, place } = read<Own>(text, file, holidaysSchema);
  const listed = (kind: 'off' | 'work'): ListedDay[] =>
    value[kind].map((day, index) => ({ day, kind, line: place([kind, index]).line ?? 1 }));
  return { year: value.year, source: value.source, days: [...listed('off'), ...listed('work')] };
}

const HOLIDAY_CN_SCHEMA = {
  type: 'object',
  required: ['year', 'days'],
  'x-expected': say('含 year 和 days 的内容', 'an object with year and days'),
  properties: {
    year: {
      type: 'integer',
      minimum: 1900,
      maximum: 2999,
      'x-expected': say('年份，如 2026', 'a year such as 2026'),
    },
    papers: {
      type: 'array',
      items: { type: 'string' },
      'x-expected': say('一组网址', 'a list of addresses'),
    },
    days: {
      type: 'array',
      maxItems: 400,
      'x-expected': say('一组日期', 'a list of days'),
      items: {
        type: 'object',
        required: ['date', 'isOffDay'],
        'x-expected': say('含 date 和 isOffDay 的一天', 'a day with date and isOffDay'),
        properties: {
          date: {
            type: 'string',
            pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$',
            'x-expected': say('日期，如 "2026-10-01"', 'a date such as "2026-10-01"'),
          },
          isOffDay: {
            type: 'boolean',
            'x-expected': say(' true（放假）或 false（上班）', 'true (off) or false (work)'),
          },
        },
      },
    },
  },
};

/** The layout of NateScarlet/holiday-cn: `{year, papers, days: [{name, date, isOffDay}]}`. */
export function readHolidayCn(text: string, file: string): ListedYear {
  type HolidayCn = {
    readonly year: number;
    readonly papers?: readonly string[];
    readonly days: readonly { readonly date: string; readonly isOffDay: boolean }[];
  };
  const { value, place } = read<HolidayCn>(text, file, HOLIDAY_CN_SCHEMA);
  const days = value.days.map(({ date, isOffDay }, index): ListedDay => ({
    day: date,
    kind: isOffDay ? 'off' : 'work',
    line: place(['days', index, 'date']).line ?? 1,
  }));
  const papers = value.papers ?? [];
  return { year: value.year, source: papers.length > 0 ? papers.join(' ') : file, days };
}

function read<T>(text: string, file: string, schema: object) {
  const source = readYaml(text, file);
  refuseFaults(source.faults, file);
  refuseFaults(shapeFaults(shapeOf(schema), source), file);
  return { value: source.value as unknown as T, place: source.place };
}
