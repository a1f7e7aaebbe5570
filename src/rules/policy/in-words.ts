import { say, type Text } from '../../kernel/language.ts';
import type { Rhythm } from '../periods/types.ts';
import type { Offset, Owes, Policy, StepKind, Within, Word } from './types.ts';

const both = (parts: readonly Text[], zh: string, en: string): Text =>
  say(parts.map((part) => part['zh-CN']).join(zh), parts.map((part) => part.en).join(en));

const RHYTHM_WORDS: Readonly<Record<Rhythm, Text>> = {
  day: say('每日', 'each day'),
  week: say('每周', 'each week'),
  month: say('每月', 'each month'),
  quarter: say('每季', 'each quarter'),
  'half-year': say('每半年', 'each half-year'),
  year: say('每年', 'each year'),
};

/** `每周、每月` for the rhythms of a rule. */
export const rhythmsInWords = (rhythms: readonly Rhythm[]): Text =>
  both(
    rhythms.map((rhythm) => RHYTHM_WORDS[rhythm]),
    '、',
    ', ',
  );

const STEP_WORDS: Readonly<Record<StepKind, Text>> = {
  analyse: say('分析汇总并上报', 'analyse and report up'),
  handle: say('处理报告', 'handling report'),
  decide: say('批示', 'decide'),
  relay: say('下达', 'relay'),
};

/** What a step is called in a sentence. */
export const stepInWords = (step: StepKind): Text => STEP_WORDS[step];

/** `期末后 1 天，遇休息日顺延` for a date that a window names. */
export function momentInWords({ anchor, count, unit, roll }: Offset): Text {
  const point =
    anchor === 'start'
      ? say('期初', 'the first day')
      : anchor === 'end'
        ? say('期末', 'the last day')
        : say(`第${anchor.monthEnd}个月月末`, `the last day of month ${anchor.monthEnd}`);
  const size = Math.abs(count);
  const measure = unit === 'days' ? say('天', 'day') : say('个工作日', 'working day');
  const plural = size === 1 ? measure.en : `${measure.en}s`;
  const moved =
    count === 0
      ? point
      : say(
          `${point['zh-CN']}${count < 0 ? '前' : '后'} ${size} ${measure['zh-CN']}`,
          `${size} ${plural} ${count < 0 ? 'before' : 'after'} ${point.en}`,
        );
  const rolled = {
    none: say('', ''),
    'next-workday': say('，遇休息日顺延', ', moved on from a day off'),
    'previous-workday': say('，遇休息日提前', ', moved back from a day off'),
  }[roll];
  return say(moved['zh-CN'] + rolled['zh-CN'], moved.en + rolled.en);
}

/** `7 天以内`, `没有期限`: how long something may take. */
export function withinInWords(within: Within): Text {
  if (within === null) return say('没有期限', 'no limit');
  if ('years' in within) return say(`${within.years} 年以内`, `within ${counted(within.years, 'year')}`);
  if ('workdays' in within)
    return say(`${within.workdays} 个工作日以内`, `within ${counted(within.workdays, 'working day')}`);
  return within.days === 0
    ? say('当天', 'the same day')
    : say(`${within.days} 天以内`, `within ${counted(within.days, 'day')}`);
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** `每名销售人员`, `每家门店`, `每个客户（市场部负责）`: who owes one return each. */
export function owesInWords(owes: Owes, policy: Policy): Text {
  if ('role' in owes) {
    const role = labelOf(policy.roles, owes.role);
    return say(`每名${role['zh-CN']}`, `each ${role.en}`);
  }
  if ('unit' in owes) {
    const kinds = both(
      owes.unit.map((kind) => labelOf(policy.unitKinds, kind)),
      '、',
      ' or ',
    );
    return say(`每个${kinds['zh-CN']}`, `each ${kinds.en}`);
  }
  const kinds =
    owes.client === 'any'
      ? say('客户', 'client')
      : both(
          owes.client.map((kind) => labelOf(policy.clientKinds, kind)),
          '、',
          ' or ',
        );
  const by = labelOf(policy.roles, owes.by);
  return say(
    `每个${kinds['zh-CN']}（由${by['zh-CN']}负责）`,
    `each ${kinds.en} (answered for by the ${by.en})`,
  );
}

/** The label of a word; the word itself where the list does not have it. */
export const labelOf = (words: readonly Word[], id: string): Text =>
  words.find((word) => word.id === id)?.label ?? say(id, id);
