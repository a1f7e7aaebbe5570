import type { Day } from '../../kernel/days.ts';
import { say, type Language } from '../../kernel/language.ts';
import { told } from '../../rules/duties/namesakes.ts';
import { spellOnOrBefore } from '../../rules/duties/spells.ts';
import { countOfDays, shortDay } from '../../rules/duties/titles.ts';
import type { Duty, World } from '../../rules/duties/types.ts';
import { nameOf } from '../../work/org/find.ts';
import { ownerMark, ownerName, personTold } from '../../work/duties/owner-name.ts';
import type { DutyData } from '../../work/duties/view.ts';

/** `8 天` / `8 days`. */
export const inDays = (count: number, language: Language): string =>
  say(`${count} 天`, countOfDays(count))[language];

/** Who owes it, as a list shows them: a person with their unit, a role with the one person who holds it. */
export function whoOwes(duty: Duty, data: DutyData, world: World, asOf: Day, language: Language): string {
  const name = ownerName(duty, world, asOf);
  const mark = ownerMark(duty, world, asOf);
  if (duty.owner.kind === 'person') {
    const unit = spellOnOrBefore(world.people.get(duty.owner.id)?.spells ?? [], asOf)?.unit;
    const unitName = unit === undefined ? [] : [nameOf(world, 'unit', unit, asOf)];
    return told(name, mark, ...unitName.map((words) => say(words, words)))[language];
  }
  const [only, ...others] = data.answerable;
  if (duty.owner.kind === 'role' && only !== undefined && others.length === 0) {
    const person = personTold(only, world, asOf);
    return say(`${name['zh-CN']} ${person['zh-CN']}`, `${name.en}, ${person.en}`)[language];
  }
  return told(name, mark)[language];
}

/** The due date as lists show it, with 暂定 where the holidays of its year are not known. */
export function dueShown(
  duty: Pick<Duty, 'due' | 'provisional' | 'extendedFrom'>,
  asOf: Day,
  language: Language,
): string {
  if (duty.due === null) return say('未定期限', 'no date')[language];
  const day = shortDay(duty.due, asOf)[language];
  const marks = [
    ...(duty.provisional ? [say('暂定', 'provisional')[language]] : []),
    ...(duty.extendedFrom === null ? [] : [say('已延期', 'extended')[language]]),
  ];
  return marks.length === 0
    ? day
    : say(`${day}（${marks.join('、')}）`, `${day} (${marks.join(', ')})`)[language];
}

/** Said under a list that holds provisional dates: which years have no holiday arrangement yet. */
export function provisionalNote(duties: readonly Duty[], world: World, language: Language): string[] {
  const known = new Set(world.calendar.years.map(({ year }) => String(year)));
  const years = new Set<string>();
  for (const { provisional, due, opens } of duties) {
    if (!provisional) continue;
    for (const day of [opens, due])
      if (day !== null && !known.has(day.slice(0, 4))) years.add(day.slice(0, 4));
  }
  if (!duties.some(({ provisional }) => provisional)) return [];
  const list = [...years].toSorted();
  const zh = list.length > 0 ? `缺 ${list.join('、')} 年放假安排` : '缺放假安排';
  const en = list.length > 0 ? `no holiday arrangement for ${list.join(', ')}` : 'no holiday arrangement';
  return [
    say(
      `暂定：${zh}，公布后用 infoctl calendar import 导入。`,
      `Provisional: ${en}; import it with infoctl calendar import once it is out.`,
    )[language],
  ];
}
