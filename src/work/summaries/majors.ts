import { type Day, dayIn } from '../../kernel/days.ts';
import { type Handed, quotedIn, textIn } from './answers.ts';
import type { Named, Names } from './names.ts';
import { aboutOf } from './opinions.ts';
import type { Words } from './words.ts';

/** A case as its table has it. */
export type CaseRow = {
  readonly id: string;
  readonly kind: 'urgent' | 'major';
  readonly record: string;
  readonly knownOn: Day;
  readonly openedOn: Day;
  readonly escalatedTo: string | null;
  readonly escalatedAt: string | null;
};

/** An urgent matter or a major problem: what it is, its case, and whom the deputy general manager heard it from when. */
export type Major = {
  readonly kind: 'urgent' | 'major';
  readonly record: string;
  readonly case: string | null;
  readonly knownOn: Day;
  readonly about: Named | null;
  readonly place: string | null;
  readonly subject: string | null;
  readonly text: string | null;
  readonly category: string | null;
  readonly by: Named;
  /** Who was told first by word of mouth; null where the record does not say. */
  readonly told: Told | null;
  /** Told to the deputy general manager; null while that is owed. */
  readonly escalated: Told | null;
};

/** `channel`: 口头, 电话; null where it is not known. */
export type Told = {
  readonly to: Named;
  readonly on: Day;
  readonly time: string;
  readonly channel: string | null;
};

/** The urgent matters and major problems among some records, oldest first, each with its case. */
export function majorsOf(
  records: readonly Handed[],
  cases: readonly CaseRow[],
  zone: string,
  names: Names,
  words: Words,
): Major[] {
  const caseOf = new Map(cases.map((each) => [each.record, each]));
  return records
    .filter((record) => isMajor(record) || caseOf.has(record.id))
    .map((record) => majorOf(record, caseOf.get(record.id), zone, names, words))
    .toSorted((a, b) =>
      a.knownOn === b.knownOn ? (a.record < b.record ? -1 : 1) : a.knownOn < b.knownOn ? -1 : 1,
    );
}

/** True for what has to reach the deputy general manager at once (沟通·一·2, 二·2). */
export const isMajor = ({ form, answers }: Handed): boolean =>
  form === 'urgent' || answers['isMajor'] === true;

function majorOf(
  record: Handed,
  opened: CaseRow | undefined,
  zone: string,
  names: Names,
  words: Words,
): Major {
  const { answers, form, formVersion } = record;
  const spoken = textIn(answers, 'spokenChannel');
  const channel = spoken && words.choice(form, formVersion, 'spokenChannel', spoken);
  const tell = (to: string | null | undefined, at: string | null | undefined): Told | null =>
    to && at ? { to: names.person(to), on: dayIn(zone, at), time: timeIn(zone, at), channel } : null;
  const told = tell(textIn(answers, 'spokenTo'), textIn(answers, 'spokenAt'));
  const escalated = tell(opened?.escalatedTo, opened?.escalatedAt);
  const same = escalated?.to.id === told?.to.id && escalated?.time === told?.time;
  return {
    kind: opened?.kind ?? (record.form === 'urgent' ? 'urgent' : 'major'),
    record: record.id,
    case: opened?.id ?? null,
    knownOn: opened?.knownOn ?? record.recordedOn,
    about: aboutOf(record, names),
    place: quotedIn(answers, 'place'),
    subject: quotedIn(answers, 'subject'),
    text: quotedIn(answers, 'opinion') ?? quotedIn(answers, 'course') ?? quotedIn(answers, 'suggestion'),
    category: textIn(answers, 'category'),
    by: names.person(record.submitter),
    told,
    escalated: escalated && !same ? { ...escalated, channel: null } : escalated,
  };
}

/** The time of day of an instant in a zone: 10:20. */
function timeIn(zone: string, instant: string): string {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return clock.format(Date.parse(instant));
}
