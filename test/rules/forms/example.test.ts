import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/kernel/days.ts';
import { checkBeyondSchema } from '../../../src/rules/forms/beyond-schema.ts';
import { exampleRecord } from '../../../src/rules/forms/example.ts';
import { normalise } from '../../../src/rules/forms/normalise.ts';
import { readForm } from '../../../src/rules/forms/read.ts';
import { validatorOf } from '../../../src/rules/forms/validate.ts';
import { periodOf } from '../../../src/rules/periods/periods.ts';
import { holdsAtRandom } from '../../support/random-runs.ts';
import { NOW, SHIPPED, shelfCheck, shipped } from './shipped.ts';

const shelf = readForm(shelfCheck());

describe('an example of any form', () => {
  it.each([...Object.values(SHIPPED), shelf].map((form) => [form.name, form] as const))(
    '%s: valid, normalised, opens no case unless it always does, and nothing in it lies ahead, on any day in any zone',
    (name, form) => {
      holdsAtRandom(
        `examples of ${name}`,
        200,
        fc.property(
          fc.integer({ min: 0, max: 9000 }).map((days) => addDays('2010-01-01', days)),
          fc.constantFrom('Asia/Shanghai', 'America/St_Johns', 'UTC'),
          fc.nat(9),
          fc.nat(5),
          (today, zone, seed, nth) => {
            const rhythm = form.rhythms[nth % Math.max(form.rhythms.length, 1)];
            const period = rhythm && { period: periodOf(rhythm, today).name };
            const record = exampleRecord(form, { today, zone, seed, ...period });
            expect(validatorOf(form)(record)).toEqual([]);
            expect(normalise(form, record, { today, zone })).toEqual({ record, problems: [] });
            expect(checkBeyondSchema(form, record, { today, zone })).toEqual([]);
            const major = form.opensCase?.kind === 'major' ? record[form.opensCase.field] : false;
            expect(major).toBe(false);
          },
        ),
      );
    },
  );

  it('names the people, units and clients that it is given', () => {
    const given = { submitter: 'w1', unit: 'b2', store: 's7', client: 'k3', person: 'g1' };
    expect(exampleRecord(shipped('customer-opinion'), { ...NOW, ...given })).toMatchObject({
      submitter: 'w1',
      unit: 'b2',
      store: 's7',
      askedBy: 'w1',
    });
    expect(exampleRecord(shipped('client-visit'), { ...NOW, ...given })).toMatchObject({
      client: 'k3',
      visitor: 'w1',
    });
    expect(exampleRecord(shipped('urgent'), { ...NOW, ...given })).toMatchObject({
      reporter: 'w1',
      spokenTo: 'g1',
    });
  });

  it('the visit counts, and the sales add up', () => {
    expect(exampleRecord(shipped('client-visit'), NOW)['result']).toBe('success');
    for (const seed of [0, 1]) {
      const sales = exampleRecord(shipped('sales-feedback'), { ...NOW, seed });
      const lines = sales['salesLines'] as readonly { qty: number }[];
      expect(lines.reduce((sum, { qty }) => sum + qty, 0)).toBe(sales['salesActual']);
    }
  });

  it('is the one that the form gives whole', () => {
    const note = {
      ...shipped('note').schema,
      examples: [
        { text: '甲', channel: 'fax' },
        { text: '乙', channel: 'oral' },
      ],
    };
    const form = readForm(note);
    expect(exampleRecord(form, { ...NOW, submitter: 'p1', seed: 1 })).toEqual({
      text: '乙',
      channel: 'oral',
      submitter: 'p1',
      unit: 'b1',
    });
  });
});
