/**
 * The duties of a company: what follows from its rules, its people and its calendar, and what became of it
 * (deadlines in docs/glossary.md). Everything that speaks of time reads this one computation.
 */
export { answerable } from './answerable.ts';
export { broughtDuty } from './brought.ts';
export { byDueThenId, deriveDuties, dutiesOfRound, dutyOf } from './derive.ts';
export { explainDuty } from './explanation.ts';
export { explanationLines } from './explanation-view.ts';
export { compareFacts, factsFrom } from './facts.ts';
export { dutyId, readDutyId, readRoundId, returnKey } from './ids.ts';
export { ownersOf } from './owners.ts';
export { returnDuty } from './returns.ts';
export { revisionDuties } from './revision.ts';
export { roundOf, roundsBegunBy, roundsBetween, roundsOfForm } from './rounds.ts';
export { daysLate, statusOf, waitingDays } from './status.ts';
export { stepDuties } from './steps.ts';
