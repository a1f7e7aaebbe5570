import { describe, expect, test } from 'vitest';
import type { CaseOpening } from '../../../src/work/cases/opening.ts';
import type { CaseRow } from '../../../src/work/cases/queries.ts';
import {
  decideAmendment,
  decideWithdrawal,
  type Standing,
} from '../../../src/work/records/decide-amendment.ts';
import { decideSubmission } from '../../../src/work/records/decide-submission.ts';
import { exampleRecordBody } from '../../../src/work/records/example.ts';

const counter = () => {
  let last = 0;
  return (code: string) => `${code}-HQ-20261124-${String((last += 1)).padStart(3, '0')}`;
};

const told = { to: 'z1', spokenAt: '2026-11-24T10:20:00+08:00', spokenOn: '2026-11-24' };
const later = { to: 'z1', spokenAt: '2026-11-25T09:00:00+08:00', spokenOn: '2026-11-25' };
const opening = (more: Partial<CaseOpening> = {}): CaseOpening => ({
  kind: 'major',
  form: 'customer-opinion',
  knownOn: '2026-11-24',
  owedBy: 'marketing',
  told: null,
  ...more,
});
const openCase = (more: Partial<CaseRow> = {}): CaseRow => ({
  id: 'CA-1',
  kind: 'major',
  record: 'CO-1',
  knownOn: '2026-11-20',
  owedBy: 'marketing',
  openedOn: '2026-11-20',
  escalatedTo: null,
  escalatedAt: null,
  state: 'open',
  ...more,
});
const escalated = (by: typeof told) => openCase({ escalatedTo: by.to, escalatedAt: by.spokenAt });

const { draft: _draft, rowKey: _key, ...envelope } = exampleRecordBody.record;
const prepared = { envelope, answers: exampleRecordBody.answers, periodGiven: true };

describe('a record handed in', () => {
  const submit = (more: Partial<Parameters<typeof decideSubmission>[1]> = {}, said = prepared) =>
    decideSubmission(said, {
      nextId: counter(),
      code: 'SF',
      draft: null,
      rowKey: null,
      opening: null,
      ...more,
    });

  test('is one event, whose act it is the submitter’s', () => {
    expect(submit({ draft: 'd-7' })).toEqual({
      id: 'SF-HQ-20261124-001',
      events: [
        {
          kind: 'record.submitted',
          version: 1,
          subject: 'record:SF-HQ-20261124-001',
          body: { record: { ...envelope, draft: 'd-7', rowKey: null }, answers: prepared.answers },
          by: 'r1',
        },
      ],
    });
  });

  test('says itself how it came, where it does', () => {
    const fax = submit({}, { ...prepared, envelope: { ...envelope, channel: 'fax' } });
    expect(fax.events.map(({ channel }) => channel)).toEqual(['fax']);
  });

  test('opens a case of its own id, escalated where the deputy general manager was told', () => {
    const kinds = (whom: CaseOpening['told']) =>
      submit({ opening: opening({ told: whom }) }).events.map(({ kind, subject, by }) => [kind, subject, by]);
    const record = ['record.submitted', 'record:SF-HQ-20261124-001', 'r1'];
    const opened = ['case.opened', 'case:CA-HQ-20261124-002', 'r1'];
    expect(kinds(null)).toEqual([record, opened]);
    expect(kinds(told)).toEqual([record, opened, ['case.escalated', 'case:CA-HQ-20261124-002', 'r1']]);
  });
});

describe('an amendment', () => {
  const standing = (more: Partial<Standing> = {}): Standing => ({
    id: 'CO-1',
    state: 'current',
    record: exampleRecordBody.record,
    answers: { opinion: '封口破损' },
    openCase: null,
    ...more,
  });
  const amendment = (answers = { opinion: '封口破损，受潮' }) => ({
    record: exampleRecordBody.record,
    answers,
    reason: '补记',
  });
  const about = (of: Standing, said: CaseOpening | null, toldBefore: CaseOpening['told'] = null) =>
    decideAmendment(of, amendment(), { opening: said, toldBefore, nextId: counter() })
      .slice(1)
      .map(({ kind, subject, body }) => [kind, subject, body]);

  test('carries the whole record anew, and why', () => {
    const [amended] = decideAmendment(standing(), amendment(), {
      opening: null,
      toldBefore: null,
      nextId: counter(),
    });
    expect(amended).toEqual({
      kind: 'record.amended',
      version: 1,
      subject: 'record:CO-1',
      body: { record: exampleRecordBody.record, answers: { opinion: '封口破损，受潮' }, reason: '补记' },
    });
  });

  const open = openCase();
  test.each([
    ['no case before, none now', standing(), null, null, []],
    ['marked major now: a case', standing(), opening(), null, [['case.opened', 'case:CA-HQ-20261124-001']]],
    [
      'marked major and told',
      standing(),
      opening({ told }),
      null,
      [
        ['case.opened', 'case:CA-HQ-20261124-001'],
        ['case.escalated', 'case:CA-HQ-20261124-001'],
      ],
    ],
    ['still major, nothing said of telling', standing({ openCase: open }), opening(), null, []],
    ['told now', standing({ openCase: open }), opening({ told }), null, [['case.escalated', 'case:CA-1']]],
    ['no problem any more', standing({ openCase: open }), null, null, [['case.withdrawn', 'case:CA-1']]],
    ['told as before', standing({ openCase: escalated(told) }), opening({ told }), told, []],
    [
      'told later than was said',
      standing({ openCase: escalated(told) }),
      opening({ told: later }),
      told,
      [['case.corrected', 'case:CA-1']],
    ],
    [
      'not told after all',
      standing({ openCase: escalated(told) }),
      opening(),
      told,
      [['case.corrected', 'case:CA-1']],
    ],
    [
      'told by somebody else already: what the record says changes nothing',
      standing({ openCase: escalated(later) }),
      opening({ told }),
      null,
      [],
    ],
  ])('%s', (_what, of, said, before, events) => {
    expect(about(of, said, before).map(([kind, subject]) => [kind, subject])).toEqual(events);
  });

  test('a correction says who was told when, or that nobody was', () => {
    const of = standing({ openCase: escalated(told) });
    expect(about(of, opening({ told: later }), told)[0]?.[2]).toEqual({
      told: { ...later, record: 'CO-1' },
      reason: '补记',
    });
    expect(about(of, opening(), told)[0]?.[2]).toEqual({ told: null, reason: '补记' });
  });

  test('of nothing is refused', () => {
    const same = amendment({ opinion: '封口破损' });
    expect(() =>
      decideAmendment(standing(), same, { opening: null, toldBefore: null, nextId: counter() }),
    ).toThrow(expect.objectContaining({ code: 'nothing-changed', exitCode: 3 }));
  });

  test('of a record that was withdrawn is refused', () => {
    const gone = standing({ state: 'withdrawn' });
    const refused = expect.objectContaining({ code: 'already-withdrawn', exitCode: 5 });
    expect(() =>
      decideAmendment(gone, amendment(), { opening: null, toldBefore: null, nextId: counter() }),
    ).toThrow(refused);
    expect(() => decideWithdrawal(gone, '重复')).toThrow(refused);
  });

  test('a withdrawal takes the open case with it', () => {
    const kinds = (of: Standing) => decideWithdrawal(of, '重复').map(({ kind, body }) => [kind, body]);
    expect(kinds(standing())).toEqual([['record.withdrawn', { reason: '重复' }]]);
    expect(kinds(standing({ openCase: openCase() }))).toEqual([
      ['record.withdrawn', { reason: '重复' }],
      ['case.withdrawn', { reason: '重复' }],
    ]);
  });
});
