import { say, type Text } from '../../kernel/language.ts';
import { dayTitle } from '../periods/periods.ts';
import type { Rhythm } from '../periods/types.ts';
import {
  labelOf,
  momentInWords,
  owesInWords,
  rhythmsInWords,
  stepInWords,
  withinInWords,
} from './in-words.ts';
import { writeMoment, writeWithin } from './moments.ts';
import type { CaseRule, Grounds, Policy, ReturnRule, RevisionRule, Step, Word } from './types.ts';

/** One thing that a new version changes: in which rule (`rule`), or in the company's own words (null), and how. */
export type PolicyChange = { readonly rule: string | null; readonly what: Text };

/** What a new version of the policy changes, rule by rule, for whoever is about to adopt it. Empty: nothing. */
export function compareVersions(old: Policy, next: Policy): PolicyChange[] {
  return [
    ...general(old, next),
    ...byId(
      old.returns,
      next.returns,
      ({ id }) => id,
      (rule) => returnAspects(rule, old, next),
    ),
    ...byId(
      old.cases,
      next.cases,
      (rule) => `case: ${rule.case}`,
      (rule) => caseAspects(rule, old, next),
    ),
    ...byId(
      old.revision ? [old.revision] : [],
      next.revision ? [next.revision] : [],
      () => 'policy: revision',
      (rule) => timedAspects(rule, old, next),
    ),
  ];
}

/** Something that a rule says: under a name, in words, and as a text that is the same where the meaning is. */
type Aspect = { readonly name: Text; readonly words: Text; readonly mark: string };

const aspect = (name: Text, words: Text, mark: string = words['zh-CN']): Aspect => ({ name, words, mark });

const NOTHING = say('无', 'none');

function byId<T>(
  old: readonly T[],
  next: readonly T[],
  idOf: (rule: T) => string,
  aspectsOf: (rule: T) => readonly Aspect[],
): PolicyChange[] {
  const before = new Map(old.map((rule) => [idOf(rule), rule]));
  const after = new Map(next.map((rule) => [idOf(rule), rule]));
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((rule): PolicyChange[] => {
    const [was, is] = [before.get(rule), after.get(rule)];
    if (!was || !is)
      return [
        {
          rule,
          what: is ? say('新增这条规则。', 'this rule is new.') : say('删去这条规则。', 'this rule is gone.'),
        },
      ];
    return changed(aspectsOf(was), aspectsOf(is)).map((what) => ({ rule, what }));
  });
}

function changed(was: readonly Aspect[], is: readonly Aspect[]): Text[] {
  const names = new Map([...was, ...is].map(({ name }) => [name.en, name]));
  return [...names.values()].flatMap((name) => {
    const before = was.find((each) => each.name.en === name.en);
    const after = is.find((each) => each.name.en === name.en);
    if (before?.mark === after?.mark) return [];
    const [from, to] = [before?.words ?? NOTHING, after?.words ?? NOTHING];
    return [
      say(
        `${name['zh-CN']}：由“${from['zh-CN']}”改为“${to['zh-CN']}”。`,
        `${name.en}: from "${from.en}" to "${to.en}".`,
      ),
    ];
  });
}

function returnAspects(rule: ReturnRule, old: Policy, next: Policy): Aspect[] {
  const policy = next.returns.includes(rule) ? next : old;
  const windows = Object.entries(rule.windows).flatMap(([rhythm, { opens, due }]): Aspect[] => {
    const each = rhythmsInWords([rhythm as Rhythm]);
    return [
      aspect(say(`${each['zh-CN']}的开始`, `opening ${each.en}`), momentInWords(opens), writeMoment(opens)),
      aspect(say(`${each['zh-CN']}的截止`, `due ${each.en}`), momentInWords(due), writeMoment(due)),
    ];
  });
  return [
    aspect(say('表单', 'form'), say(rule.form, rule.form)),
    aspect(say('周期', 'rhythm'), rhythmsInWords(rule.each), rule.each.toSorted().join()),
    aspect(say('谁交', 'who owes it'), owesInWords(rule.owes, policy), JSON.stringify(rule.owes)),
    ...windows,
    aspect(say('不用交的各期', 'periods left out'), listOr(rule.except), rule.except.toSorted().join()),
    aspect(say('算完成的选项', 'answers that count'), answersInWords(rule), JSON.stringify(rule.countsIf)),
    aspect(say('后续步骤的次序', 'order of the steps'), stepsInWords(rule.then)),
    ...rule.then.map((step) => stepAspect(step, policy)),
    ...groundAspects(rule),
  ];
}

const listOr = (names: readonly string[]): Text =>
  names.length === 0 ? NOTHING : say(names.join('、'), names.join(', '));

function answersInWords({ countsIf }: ReturnRule): Text {
  if (countsIf === null) return say('不限', 'any');
  const parts = Object.entries(countsIf).map(([field, answers]) => `${field}: ${answers.join(', ')}`);
  return say(parts.join('；'), parts.join('; '));
}

function stepsInWords(steps: readonly Step[]): Text {
  if (steps.length === 0) return NOTHING;
  const names = steps.map((step) => stepInWords(step.do));
  return say(names.map((name) => name['zh-CN']).join('、'), names.map(({ en }) => en).join(', '));
}

function stepAspect(step: Step, policy: Policy): Aspect {
  const by = labelOf(policy.roles, step.by);
  const within = withinInWords(step.within);
  const from = step.from === 'due' ? say('截止', 'the due date') : say('上一步完成', 'the step before');
  const after = step.within === null ? '后，' : writeWithin(step.within) === 'P0D' ? '' : '后 ';
  const roll = step.roll === 'none' ? say('', '') : say('，遇休息日顺延', ', moved on from a day off');
  return aspect(
    stepInWords(step.do),
    say(
      `${by['zh-CN']}，${from['zh-CN']}${after}${within['zh-CN']}${roll['zh-CN']}`,
      `${by.en}, ${within.en} after ${from.en}${roll.en}`,
    ),
    [step.by, writeWithin(step.within), step.from, step.roll].join(),
  );
}

function caseAspects(rule: CaseRule, old: Policy, next: Policy): Aspect[] {
  const roll = rule.roll === 'none' ? say('不顺延', 'not moved') : say('顺延', 'moved on');
  return [...timedAspects(rule, old, next), aspect(say('遇休息日', 'on a day off'), roll)];
}

function timedAspects(rule: CaseRule | RevisionRule, old: Policy, next: Policy): Aspect[] {
  const isNext = rule === next.revision || next.cases.some((each) => each === rule);
  return [
    aspect(say('由谁办', 'who does it'), labelOf((isNext ? next : old).roles, rule.by), rule.by),
    aspect(say('期限', 'time allowed'), withinInWords(rule.within), writeWithin(rule.within)),
    ...groundAspects(rule),
  ];
}

function groundAspects({ clause, text, reading, byDefault }: Grounds): Aspect[] {
  const quoted = (words: string | null): Text => (words === null ? NOTHING : say(words, words));
  return [
    aspect(say('条款', 'clause'), quoted(clause)),
    aspect(say('原文', 'words of the source'), quoted(text)),
    aspect(say('理解', 'reading'), quoted(reading)),
    aspect(
      say('来源', 'source'),
      byDefault ? say('公司自定', "the company's own") : say('原文规定', 'the source'),
    ),
  ];
}

function general(old: Policy, next: Policy): PolicyChange[] {
  const lists = (policy: Policy): Aspect[] => [
    aspect(say('施行日期', 'in force from'), dayTitle(policy.effective)),
    aspect(say('单位种类', 'kinds of units'), words(policy.unitKinds)),
    aspect(say('客户种类', 'kinds of clients'), words(policy.clientKinds)),
    aspect(say('角色', 'roles'), words(policy.roles)),
    aspect(say('表单别名', 'other names of forms'), aliases(policy)),
  ];
  return changed(lists(old), lists(next)).map((what) => ({ rule: null, what }));
}

const words = (list: readonly Word[]): Text =>
  list.length === 0
    ? NOTHING
    : say(list.map(({ label }) => label['zh-CN']).join('、'), list.map(({ label }) => label.en).join(', '));

const aliases = (policy: Policy): Text =>
  listOr(Object.entries(policy.aliases).map(([alias, form]) => `${alias}=${form}`));
