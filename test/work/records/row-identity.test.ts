import { describe, expect, test } from 'vitest';
import { hash } from 'node:crypto';
import type { Prepared } from '../../../src/work/records/prepare.ts';
import { rowIdentities } from '../../../src/work/records/row-identity.ts';
import { prepared, settingFor } from '../../support/handing-in.ts';

const note = (more: object = {}) =>
  prepared({ text: '无锡来电', channel: 'telephone', ...more }, settingFor('note'));
const nil = (more: object = {}, said = {}) =>
  prepared({ nil: true, ...more }, settingFor('sales-feedback', said));
const opinion = (more: object = {}) =>
  prepared(
    {
      mode: 'oral',
      askedBy: 't1',
      askedOn: '2026-11-20',
      ratings: { overall: 4 },
      isMajor: false,
      piConsent: false,
      period: '2026-Q4',
      store: 's1',
      ...more,
    },
    settingFor('customer-opinion', { by: 't1' }),
  );
const keysOf = (form: string, rows: readonly Prepared[]) =>
  rows.map(rowIdentities(settingFor(form).form, (text) => hash('sha256', text)));
const sameKey = (form: string, a: Prepared, b: Prepared) => keysOf(form, [a])[0] === keysOf(form, [b])[0];

describe('a row is the same as one before', () => {
  test.each([
    ['where it says the same', 'note', note(), note(), true],
    ['whatever its external id', 'note', note({ externalId: 'A' }), note({ externalId: 'B' }), true],
    ['not with another answer', 'note', note(), note({ text: '南京来电' }), false],
    ['not where it came in another way, which a note asks', 'note', note(), note({ channel: 'fax' }), false],
    ['not of another submitter', 'note', note(), note({ submitter: 'r2' }), false],
    [
      'not for another week',
      'sales-feedback',
      nil({ period: '2026-W47' }),
      nil({ period: '2026-W46' }),
      false,
    ],
    [
      'in a week that was not given, whenever it is imported',
      'sales-feedback',
      nil(),
      nil({}, { today: '2026-12-01' }),
      true,
    ],
    [
      'not where one names its week and the other does not',
      'sales-feedback',
      nil(),
      nil({ period: '2026-W48' }),
      false,
    ],
    ['of one store, whoever types it', 'customer-opinion', opinion(), opinion({ submitter: 'm1' }), true],
    ['not of another store', 'customer-opinion', opinion(), opinion({ store: 's2' }), false],
    [
      'however its parts are ordered',
      'customer-opinion',
      opinion({ ratings: { overall: 4, price: 3 } }),
      opinion({ ratings: { price: 3, overall: 4 } }),
      true,
    ],
  ])('%s', (_which, form, a, b, same) => {
    expect(sameKey(form, a, b)).toBe(same);
  });

  test('two customers who ticked the same boxes are two, the same two in the file again', () => {
    const rows = [opinion(), opinion(), opinion({ opinion: '好', category: 'price' }), opinion()];
    const keys = keysOf('customer-opinion', rows);
    expect(new Set(keys).size).toBe(4);
    expect(keysOf('customer-opinion', rows)).toEqual(keys);
    // A row put in between moves none of the others.
    expect(keysOf('customer-opinion', [rows[2]!, ...rows.slice(0, 2), rows[3]!]).toSorted()).toEqual(
      keys.toSorted(),
    );
  });

  test('the key shows nothing of the text', () => {
    expect(keysOf('note', [note()])[0]).toMatch(/^[0-9a-f]{64}#1$/);
  });
});
