import { dayIn, type Day } from '../../kernel/days.ts';
import type { NewEvent } from '../../journal/types.ts';
import type { World } from '../../rules/duties/types.ts';
import type { Form } from '../../rules/forms/types.ts';
import { heldRole } from '../org/find.ts';
import type { Answers } from '../records/types.ts';
import type { CaseEscalated, CaseOpened } from './types.ts';

/** What a record says that opens a case, and whether the deputy general manager was told. */
export type CaseOpening = {
  readonly kind: CaseOpened['kind'];
  readonly form: string;
  readonly knownOn: Day;
  readonly owedBy: string;
  readonly told: Omit<CaseEscalated, 'record'> | null;
};

/** The role that the rule means by 主管副总经理. */
const DEPUTY = 'deputy-gm';

/**
 * The case that a record opens: an urgent form always, any other where it is marked as a major problem; null where it
 * opens none. It became known when it was told, else received, else on `day` (recorded, or amended to say so).
 */
export function openingOf(
  form: Form,
  answers: Answers,
  { received, day, world }: { received: Day | null; day: Day; world: World },
): CaseOpening | null {
  if (form.opensCase === null) return null;
  if (form.opensCase.kind === 'major' && answers[form.opensCase.field] !== true) return null;
  const spokenAt = typeof answers['spokenAt'] === 'string' ? answers['spokenAt'] : null;
  const spokenOn = spokenAt === null ? null : dayIn(world.zone, spokenAt);
  const kind = form.opensCase.kind;
  return {
    kind,
    form: form.name,
    knownOn: spokenOn ?? received ?? day,
    owedBy: ruleOf(world, kind, day)?.by ?? 'marketing',
    told: toldDeputy(answers['spokenTo'], spokenAt, spokenOn, world),
  };
}

function toldDeputy(
  to: unknown,
  spokenAt: string | null,
  spokenOn: Day | null,
  world: World,
): CaseOpening['told'] {
  if (typeof to !== 'string' || spokenAt === null || spokenOn === null) return null;
  return heldRole(world, to, [DEPUTY], spokenOn, spokenOn) ? { to, spokenAt, spokenOn } : null;
}

const ruleOf = (world: World, kind: CaseOpened['kind'], day: Day) =>
  world.policies
    .filter(({ policy }) => policy.effective <= day)
    .at(-1)
    ?.policy.cases.find((rule) => rule.case === kind);

/** The case is opened and, where the record says that the deputy general manager was told, escalated at once. */
export function caseEvents(caseId: string, record: string, opening: CaseOpening): NewEvent[] {
  const subject = `case:${caseId}`;
  const { kind, form, knownOn, owedBy, told } = opening;
  const opened: NewEvent = {
    kind: 'case.opened',
    version: 1,
    subject,
    body: { kind, record, form, knownOn, owedBy },
  };
  if (!told) return [opened];
  return [opened, { kind: 'case.escalated', version: 1, subject, body: { ...told, record } }];
}
