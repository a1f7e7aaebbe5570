import { say } from '../../kernel/language.ts';
import { readPeriod } from '../periods/periods.ts';
import type { Rhythm } from '../periods/types.ts';
import type { Path } from '../yaml/source.ts';
import { shown } from '../yaml/shape.ts';
import { readWithin } from './moments.ts';
import { type Reading, readOwes, roleOf } from './owners.ts';
import type { CaseRule, Grounds, ReturnRule, RevisionRule, Step, Within } from './types.ts';
import { readWindows } from './windows.ts';
import type {
  WrittenCaseRule,
  WrittenGrounds,
  WrittenReturnRule,
  WrittenRevisionRule,
  WrittenStep,
} from './written.ts';

/** A rule about a form that is handed in. */
export function readReturnRule(written: WrittenReturnRule, path: Path, reading: Reading): ReturnRule {
  const each = asList(written.each) as readonly Rhythm[];
  return {
    ...groundsOf(written),
    id: written.id ?? written.form,
    form: written.form,
    each,
    except: readExcept(written.except ?? [], each, [...path, 'except'], reading),
    owes: readOwes(written.owes, [...path, 'owes'], reading),
    windows: readWindows(written.window, each, [...path, 'window'], reading),
    countsIf: written['counts-if'] ? readCountsIf(written['counts-if']) : null,
    // oxlint-disable-next-line unicorn/no-thenable -- a list that nobody calls; the word of the policy file.
    then: (written.then ?? []).map((step, index) => readStep(step, index, [...path, 'then', index], reading)),
  };
}

/** A rule about urgent matters or major problems. */
export const readCaseRule = (written: WrittenCaseRule, path: Path, reading: Reading): CaseRule => ({
  ...groundsOf(written),
  case: written.case,
  do: written.do,
  by: roleOf(written.by, [...path, 'by'], reading),
  within: withinOf(written.within),
  roll: written.roll ?? 'none',
});

/** The rule that the policy itself is revised. */
export const readRevisionRule = (
  written: WrittenRevisionRule,
  path: Path,
  reading: Reading,
): RevisionRule => ({
  ...groundsOf(written),
  by: roleOf(written.by, [...path, 'by'], reading),
  within: withinOf(written.within),
});

const asList = <T>(written: T | readonly T[]): readonly T[] =>
  Array.isArray(written) ? written : [written as T];

const groundsOf = ({ clause, text, reading, source }: WrittenGrounds): Grounds => ({
  clause: clause?.trim() ?? null,
  text: text?.trim() ?? null,
  reading: reading?.trim() ?? null,
  byDefault: source === 'default',
});

function readExcept(
  written: readonly (string | number)[],
  each: readonly Rhythm[],
  path: Path,
  reading: Reading,
): string[] {
  for (const [index, name] of written.entries()) {
    const period = readPeriod(String(name));
    if (!period) {
      reading.complain(
        [...path, index],
        say(
          `${shown(name)}不是一期的名称，应写成 2026-W47、2026-11、2026-Q4 这样。`,
          `${shown(name, 'en')} is no period; write one such as 2026-W47, 2026-11 or 2026-Q4.`,
        ),
      );
    } else if (!each.includes(period.rhythm)) {
      reading.complain(
        [...path, index],
        say(
          `${shown(name)}的周期是 ${period.rhythm}，而这条规则的 each 里没有它；请改写这一期，或把它删去。`,
          `${shown(name, 'en')} is a ${period.rhythm}, which "each" of this rule does not have; correct the period or delete it.`,
        ),
      );
    }
  }
  return written.map(String);
}

const readCountsIf = (written: NonNullable<WrittenReturnRule['counts-if']>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(written).map(([field, answers]) => [field, asList(answers).map(String)]));

function readStep(written: WrittenStep, index: number, path: Path, reading: Reading): Step {
  if (index === 0 && written.from === 'step') {
    reading.complain(
      [...path, 'from'],
      say(
        '这是第一步，前面没有别的步骤，请写 from: due。',
        'this is the first step, nothing comes before it; write from: due.',
      ),
    );
  }
  return {
    do: written.do,
    by: roleOf(written.by, [...path, 'by'], reading),
    within: withinOf(written.within),
    from: written.from ?? (index === 0 ? 'due' : 'step'),
    roll: written.roll ?? 'none',
  };
}

function withinOf(written: string | null): Within {
  const within = readWithin(written);
  if (within === undefined) throw new Error(`the schema let "${written}" through`);
  return within;
}
