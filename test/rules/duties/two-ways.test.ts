import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysBetween, weekday, type Day } from '../../../src/kernel/days.ts';
import { say } from '../../../src/kernel/language.ts';
import {
  deriveDuties,
  dutyOf,
  explainDuty,
  explanationLines,
  factsFrom,
  ownersOf,
  roundsBegunBy,
  roundsBetween,
} from '../../../src/rules/duties/duties.ts';
import type { Duty, Round } from '../../../src/rules/duties/types.ts';
import { companies, type Company, worlds } from '../../support/companies.ts';
import { holdsAtRandom, randomTime } from '../../support/random-runs.ts';
import { owersByAskingEverybody } from './asking-everybody.ts';

// What can be found in two ways must come out the same.

const factsOf = (company: Company) =>
  factsFrom(company.facts, (record) => company.versions.get(record) ?? []);

test('one duty asked for alone is the same as in the list of all', randomTime, () => {
  holdsAtRandom(
    'one duty alone',
    300,
    fc.property(companies, (company) => {
      const facts = factsOf(company);
      const all = deriveDuties(company.world, facts, company.today).slice(-60);
      const fresh = { ...company.world };
      expect(all.map(({ id }) => dutyOf(fresh, id, facts))).toEqual(all);
    }),
  );
});

test('who owes a round is found by asking everybody', randomTime, () => {
  holdsAtRandom(
    'owners',
    500,
    fc.property(companies, ({ world, today }) => {
      const rounds = roundsBegunBy(world, today).slice(-40);
      const plainly = rounds.map(({ rule, referenceDay }) =>
        owersByAskingEverybody(world, rule.owes, referenceDay),
      );
      expect(rounds.map((round) => ownersOf(world, round).map(({ id }) => id))).toEqual(plainly);
    }),
  );
});

test('the rounds between two days are those whose reference day lies there', randomTime, () => {
  holdsAtRandom(
    'rounds between two days',
    500,
    fc.property(worlds, fc.nat(300), fc.nat(60), (world, start, length) => {
      const from = addDays('2025-12-01', start);
      const to = addDays(from, length);
      const begun = roundsBegunBy(world, addDays(to, 400));
      const within = begun.filter(({ referenceDay: day }) => from <= day && day <= to);
      expect(roundsBetween(world, from, to)).toEqual(within);
      expect(within.filter((round) => !isReferenceDay(round))).toEqual([]);
      expect(roundsBegunBy(world, to, from)).toEqual(
        roundsBegunBy(world, to).filter(({ referenceDay }) => referenceDay >= from),
      );
      const first = world.policies[0]?.policy.effective ?? '';
      expect(begun.filter(({ referenceDay }) => referenceDay < first)).toEqual([]);
    }),
  );
});

/** The earlier of the due date and the last day of the period. */
const isReferenceDay = ({ referenceDay, due, period }: Round) =>
  referenceDay === [due, period.last].toSorted()[0];

test('a rolled due date is the nearest working day, by a calendar looked up day by day', randomTime, () => {
  holdsAtRandom(
    'rolled due dates',
    500,
    fc.property(companies, ({ world, today }) => {
      const rolled = roundsBegunBy(world, today).filter(({ rule, period }) => {
        const due = rule.windows[period.rhythm]?.due;
        return due?.unit === 'days' && due.anchor === 'end' && due.roll === 'next-workday';
      });
      const plainly = rolled.map(({ rule, period }) => {
        let day = addDays(period.last, rule.windows[period.rhythm]?.due.count ?? 0);
        while (isOff(world.calendar.years, day)) day = addDays(day, 1);
        return day;
      });
      expect(rolled.map(({ due }) => due)).toEqual(plainly);
    }),
  );
});

/** A day off counts by its date, whatever year's file names it; the day's own year is right where two contradict. */
function isOff(years: Company['world']['calendar']['years'], day: Day): boolean {
  const own = years.filter(({ year }) => String(year) === day.slice(0, 4));
  for (const { work, off } of [...own, ...years.toReversed()]) {
    if (work.includes(day)) return false;
    if (off.includes(day)) return true;
  }
  return weekday(day) > 5;
}

test(
  'an explanation counts to the very due date without a gap, and every line of it can be read',
  randomTime,
  () => {
    holdsAtRandom(
      'explanations',
      300,
      fc.property(companies, (company) => {
        const facts = factsOf(company);
        for (const duty of deriveDuties(company.world, facts, company.today).slice(-40)) {
          const explanation = explainDuty(company.world, duty, facts, company.today);
          const faults = countingFaults(duty, explanation);
          const words = explanationLines(explanation, (form) => say(form, form));
          if (words.some(({ 'zh-CN': zh, en }) => /undefined|null|NaN|\[object/.test(zh + en)))
            faults.push('words');
          if (faults.length > 0) throw new Error(`${duty.id}: ${faults.join('; ')}`);
        }
        expect(true).toBe(true);
      }),
    );
  },
);

function countingFaults(
  duty: Duty,
  { countings, givenDue, missingYears }: ReturnType<typeof explainDuty>,
): string[] {
  const due = duty.extendedFrom ?? duty.due;
  const arrived = countings.at(-1)?.lines.at(-1);
  const faults: string[] = [];
  if (arrived ? arrived.to !== due || !arrived.lands : givenDue !== (due !== null))
    faults.push('another due date');
  if (missingYears.length > 0 && duty.extendedFrom === null && !duty.provisional)
    faults.push('not provisional');
  for (const { from, lines } of countings) {
    let day = from;
    for (const line of lines) {
      const next = line.from === line.to && line.from === day ? day : line.from <= day ? line.to : line.from;
      if (Math.abs(daysBetween(day, next)) > 1) faults.push(`a gap after ${day}`);
      day = line.from <= day ? line.from : line.to;
    }
  }
  return faults;
}
