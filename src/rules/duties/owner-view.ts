import { say, type Text } from '../../kernel/language.ts';
import { dayTitle } from '../periods/titles.ts';
import type { Explanation } from './explanation.ts';
import { labelled } from './labelled.ts';
import { told } from './namesakes.ts';

/** 应交人: 2026年11月22日担任销售代表者；韩梅自 2020年1月1日起担任。 */
export function ownerLine({ owner }: Explanation): Text {
  const { day, dayIs, as, since } = owner;
  const name = told(owner.name, owner.mark);
  if (day === null || dayIs === null) {
    return labelled('应办人', 'Owed by', name);
  }
  const title = dayTitle(day);
  const on = say(`${title['zh-CN']}（${dayIs['zh-CN']}）`, `${title.en} (${dayIs.en})`);
  const what = as ?? say('', '');
  const begun = since === null ? null : dayTitle(since);
  if (owner.owner.kind === 'person') {
    const held = begun
      ? say(`${name['zh-CN']}自 ${begun['zh-CN']}起担任`, `${name.en} has been one since ${begun.en}`)
      : say(`${name['zh-CN']}一直担任`, `${name.en} has always been one`);
    return labelled(
      '应交人',
      'Owed by',
      say(
        `${on['zh-CN']}担任${what['zh-CN']}者；${held['zh-CN']}。`,
        `every ${what.en} on ${on.en}; ${held.en}.`,
      ),
    );
  }
  const existed = begun
    ? say(`${name['zh-CN']}自 ${begun['zh-CN']}起在册`, `${name.en} has been registered since ${begun.en}`)
    : say(`${name['zh-CN']}一直在册`, `${name.en} has always been registered`);
  const whose = owner.owner.kind === 'client' ? say('客户', 'client') : say('单位', 'unit');
  return labelled(
    owner.owner.kind === 'client' ? '被访客户' : '应交单位',
    owner.owner.kind === 'client' ? 'Client' : 'Owed by',
    say(
      `${on['zh-CN']}在册的${whose['zh-CN']}（${what['zh-CN']}）；${existed['zh-CN']}。`,
      `every ${whose.en} registered on ${on.en} (${what.en}); ${existed.en}.`,
    ),
  );
}

/** Who is asked, where that is not simply the one who owes. */
export function answerableLines({ owner, answerable }: Explanation): Text[] {
  if (owner.owner.kind === 'person' && answerable.length === 1 && answerable[0]?.id === owner.owner.id)
    return [];
  if (answerable.length > 0) {
    const names = answerable.map(({ name }) => name);
    const listed = say(names.map((name) => name['zh-CN']).join('、'), names.map(({ en }) => en).join(', '));
    return [labelled('找谁办', 'Ask', listed)];
  }
  const nobody = say(
    '没有人可找；请用 infoctl person add 登记单位负责人或总经理',
    'nobody can be asked; register the head of the unit or a general manager with infoctl person add',
  );
  return [labelled('找谁办', 'Ask', nobody)];
}
