import type { Json } from '../../kernel/canonical.ts';
import { say } from '../../kernel/language.ts';
import { RESERVED_FIELDS } from './reserved.ts';
import { labelAt } from './labels.ts';
import { levelOf, type Level, type Slot } from './level.ts';
import type { ReadingTime, Report } from './readers.ts';
import { RESERVED_KEYS, type FlatRecord, type Form, type Problem } from './types.ts';
import { unknownKey } from './unknown-key.ts';

/** Where a key of a row leads: a field of the form, an entry or part of one, or nowhere. */
type Target = { readonly slot: Slot; readonly steps: readonly (string | number)[] } | null;

type Plan = { readonly level: Level; readonly targets: Map<string, Target> };

/** A file has its headings once; more different keys than these come from something that is no table. */
const MOST_TARGETS = 5000;

const plans = new WeakMap<Form, Plan>();

/**
 * Turns what was typed, set or imported (text or JSON values, under field names, labels or dotted paths such as
 * `salesLines.1.product`) into the flat record that the form's schema is given: full-width digits, thousands, 万, dates,
 * 是/否, codes or labels, line ends. Empty is absent. What cannot be read is a problem under its path, never a guess.
 */
export function normalise(
  form: Form,
  raw: Readonly<Record<string, unknown>>,
  time: ReadingTime,
): { readonly record: FlatRecord; readonly problems: readonly Problem[] } {
  const plan = planOf(form);
  const problems: Problem[] = [];
  const report: Report = (path, why) => {
    const label = labelAt(form, path);
    problems.push({ field: path, message: say(label['zh-CN'] + why['zh-CN'], `${label.en} ${why.en}`) });
  };
  const record: Record<string, Json> = {};
  const put = (slot: Slot, value: unknown): void => {
    const read = slot.read(value, slot.name, time, report);
    if (read === undefined || (slot.name === 'nil' && read === false)) return;
    if (record[slot.name] === undefined) record[slot.name] = read;
    else report(slot.name, TWICE);
  };
  let nested: Map<Slot, Branch> | undefined;
  for (const key of Object.keys(raw)) {
    const value = raw[key];
    if (value === undefined || value === null || value === '') continue;
    const target = targetOf(plan, key);
    if (target === null) report(key, unknownKey(key, [...plan.level.names]));
    else if (target.steps.length === 0) put(target.slot, value);
    else {
      nested ??= new Map();
      const branch = nested.get(target.slot) ?? newBranch(target.slot.list);
      nested.set(target.slot, branch);
      if (!grow(branch, target.steps, value)) report(pathOf(target), TWICE);
    }
  }
  if (nested) for (const [slot, value] of nested) put(slot, value);
  return { record, problems };
}

/**
 * Where what a person calls a field stands (实际销量 → `salesActual`, 单品销售.1.产品 → `salesLines.1.product`);
 * undefined where the form has no such field.
 */
export function fieldPath(form: Form, words: string): string | undefined {
  const target = targetOf(planOf(form), words.trim());
  return target === null ? undefined : pathOf(target);
}

const pathOf = ({ slot, steps }: NonNullable<Target>): string =>
  [slot.name, ...steps.map((step) => (typeof step === 'number' ? step + 1 : step))].join('.');

const TWICE = say('填了两次，请去掉一个。', 'was given twice; take one out.');

function planOf(form: Form): Plan {
  let plan = plans.get(form);
  if (!plan) {
    const own = form.fields.map(({ name }) => name);
    const reserved = RESERVED_KEYS.filter((key) => !own.includes(key)).map((key) => RESERVED_FIELDS[key]);
    plan = { level: levelOf([...form.fields, ...reserved]), targets: new Map() };
    plans.set(form, plan);
  }
  return plan;
}

function targetOf({ level, targets }: Plan, key: string): Target {
  const known = targets.get(key);
  if (known !== undefined) return known;
  if (targets.size >= MOST_TARGETS) targets.clear();
  const target = findTarget(level, key);
  targets.set(key, target);
  return target;
}

function findTarget(level: Level, key: string): Target {
  const whole = level.slot(key);
  if (whole) return { slot: whole, steps: [] };
  const [first = '', ...parts] = key.split(/[.．]/);
  const slot = level.slot(first);
  if (!slot?.level || parts.length === 0 || parts.length > 8) return null;
  const steps: (string | number)[] = [];
  let at: Slot = slot;
  let inEntry = !slot.list;
  for (const part of parts) {
    if (!inEntry) {
      const index = /^[1-9][0-9]{0,3}$/.test(part) ? Number(part) : 0;
      if (index < 1 || index > at.most) return null;
      steps.push(index - 1);
      inEntry = true;
      continue;
    }
    const next = at.level?.slot(part);
    if (!next) return null;
    steps.push(next.name);
    at = next;
    inEntry = !next.list;
  }
  // Only a single answer stands under a path; a whole list or group is given under its own name.
  return inEntry && at.level === null ? { slot, steps } : null;
}

/** What is being put together out of dotted keys; names come from the form and indexes are bounded by it. */
type Branch = { [step: string | number]: unknown };

/** Puts one answer in its place; false where there is one already. */
function grow(branch: Branch, steps: readonly (string | number)[], value: unknown): boolean {
  const [step = '', ...rest] = steps;
  if (rest.length === 0) {
    if (branch[step] !== undefined) return false;
    branch[step] = value;
    return true;
  }
  branch[step] ??= newBranch(typeof rest[0] === 'number');
  return grow(branch[step] as Branch, rest, value);
}

const newBranch = (list: boolean): Branch => (list ? ([] as unknown[] as unknown as Branch) : {});
