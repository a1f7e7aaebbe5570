import { InfoctlError } from '../../kernel/errors.ts';
import { say } from '../../kernel/language.ts';
import { caseById, type CaseRow } from '../../work/cases/queries.ts';
import { unitsUnder } from '../../work/duties/units.ts';
import { requireId } from '../../work/org/find.ts';
import type { RecordFilter } from '../../work/records/queries.ts';
import { dayFlag } from '../days.ts';
import type { Context, OptionHelp } from '../types.ts';
import { periodFlag } from './period-flag.ts';

/** The flags by which records are picked, of `list` and `search`. */
export const FILTER_FLAGS: readonly OptionHelp[] = [
  { flags: '--period <period>', help: say('哪一期', 'of which period') },
  { flags: '--unit <unit>', help: say('这个单位及其下级', 'of this unit and those under it') },
  { flags: '--of <person>', help: say('谁填的', 'handed in by whom') },
  { flags: '--since <day>', help: say('这一天起登记的', 'recorded from this day on') },
  { flags: '--until <day>', help: say('到这一天为止登记的', 'recorded up to this day') },
  { flags: '--case <case>', help: say('属于哪个案件', 'of which case') },
];

export type FilterOptions = {
  readonly period?: string;
  readonly unit?: string;
  readonly of?: string;
  readonly since?: string;
  readonly until?: string;
  readonly case?: string;
};

/** The flags as a filter; unknown units and people end the command with exit code 4. */
export async function recordFilter(context: Context, options: FilterOptions): Promise<RecordFilter> {
  const world = await context.world();
  const today = await context.today();
  const whose = options.of ?? context.global.by;
  return {
    period: options.period === undefined ? undefined : periodFlag(options.period, today).name,
    units:
      options.unit === undefined
        ? undefined
        : [...unitsUnder(world, requireId(world, 'unit', options.unit, today), today)],
    submitter: whose === undefined ? undefined : requireId(world, 'person', whose, today),
    since: options.since === undefined ? undefined : dayFlag('--since', options.since),
    until: options.until === undefined ? undefined : dayFlag('--until', options.until),
    caseId: options.case === undefined ? undefined : (await requireCase(context, options.case)).id,
  };
}

/** The case of an id; an unknown one ends the command with exit code 4. */
async function requireCase(context: Context, id: string): Promise<CaseRow> {
  const { journal } = await context.workspace();
  const known = caseById(journal.db, id);
  if (known) return known;
  throw new InfoctlError(
    'not-found',
    'unknown-case',
    say(
      `没有案件“${id}”，编号见 infoctl show 加记录编号。`,
      `There is no case "${id}"; infoctl show with a record's id names its case.`,
    ),
  );
}
