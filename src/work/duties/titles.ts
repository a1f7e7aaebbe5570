import { say, type Text } from '../../kernel/language.ts';
import type { Duty, World } from '../../rules/duties/types.ts';
import { readPeriod } from '../../rules/periods/periods.ts';
import type { Rhythm } from '../../rules/periods/types.ts';
import { nameOf } from '../org/find.ts';

/** What each kind of duty asks for, as a verb before its subject. */
const VERBS: Readonly<Record<string, Text>> = {
  analyse: say('汇总上报', 'report up'),
  handle: say('编写处理报告', 'write the handling report on'),
  decide: say('批示', 'decide on'),
  relay: say('下达执行意见', 'relay the opinion on'),
  acknowledge: say('签收执行意见', 'acknowledge'),
  'carry-out': say('落实', 'carry out'),
  escalate: say('向主管副总经理报告', 'tell the deputy general manager of'),
  reply: say('答复', 'reply to'),
  return: say('归还', 'return'),
  appraise: say('鉴定', 'appraise'),
  'hand-over': say('办理交接', 'hand over'),
  'revise-policy': say('修订制度', 'revise the policy in force since'),
};

const RHYTHM_MARKS: Record<Rhythm, Text> = {
  day: say('日', 'daily'),
  week: say('周', 'weekly'),
  month: say('月', 'monthly'),
  quarter: say('季', 'quarterly'),
  'half-year': say('半年', 'half-yearly'),
  year: say('年', 'yearly'),
};

/** Titles of forms by name; a form that is not known is called by its name. */
export type FormTitles = (form: string) => Text;

/** A duty in words: 销售信息反馈（周） 2026-W47; 汇总上报 销售信息反馈 2026-W45. */
export function dutyTitle(duty: Duty, titles: FormTitles): Text {
  const verb = VERBS[duty.kind];
  if (duty.form === null || duty.period === null) {
    return say(
      `${verb?.['zh-CN'] ?? duty.kind} ${duty.subject}`,
      `${verb?.en ?? duty.kind} ${duty.subject}`,
    );
  }
  const form = shortTitle(titles(duty.form));
  const rhythm = readPeriod(duty.period)?.rhythm;
  const mark = rhythm === undefined || verb ? undefined : RHYTHM_MARKS[rhythm];
  const zh = `${form['zh-CN']}${mark ? `（${mark['zh-CN']}）` : ''} ${duty.period}`;
  const en = `${form.en}${mark ? ` (${mark.en})` : ''} ${duty.period}`;
  return verb ? say(`${verb['zh-CN']} ${zh}`, `${verb.en} ${en}`) : say(zh, en);
}

/** 《销售信息反馈表》 is called 销售信息反馈 in lists. */
const shortTitle = (title: Text): Text => say(title['zh-CN'].replace(/表$/, ''), title.en.replace(/ form$/i, ''));

/** Who owes it, by name: a person with their unit, a unit, a client, a role by its label. */
export function ownerName(duty: Duty, world: World, day: string): Text {
  const { kind, id } = duty.owner;
  if (kind === 'role') {
    const label = world.policies.at(-1)?.policy.roles.find((role) => role.id === id)?.label;
    return label ?? say(id, id);
  }
  const name = nameOf(world, kind, id, day);
  return say(name, name);
}
