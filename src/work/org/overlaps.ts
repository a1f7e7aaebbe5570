import { say, type Text } from '../../kernel/language.ts';
import type { Candidate, Refuse } from './candidate.ts';
import { common, daysShown } from './spells.ts';
import type { AnySpell, Entry, Register } from './types.ts';

/** Refuses every row whose days are also those of another row of its id, or of what is there: whichever comes first. */
export function refuseOverlaps(
  register: Register,
  fresh: readonly Candidate[],
  entries: ReadonlyMap<string, Entry>,
  refuse: Refuse,
): void {
  const byKey = Map.groupBy(fresh, ({ key }) => key);
  for (const [key, rows] of byKey) {
    const there = entries.get(key)?.spells ?? [];
    for (const { row, spell } of rows) {
      const stored = there.find((other) => common(spell, other));
      const others = rows
        .filter((other) => other.row !== row && common(spell, other.spell))
        .map((other) => other.row);
      if (stored) refuse(row, { field: 'from', message: overlapsStored(register, key, stored) });
      else if (others.length > 0) refuse(row, { field: 'from', message: overlapsRows(key, others) });
    }
  }
}

function overlapsStored(register: Register, id: string, stored: AnySpell): Text {
  const days = daysShown(stored);
  return say(
    `与 ${id} 已登记的一段（${days['zh-CN']}）重叠；要改它请用 infoctl ${register} change 或 end。`,
    `the days overlap with what is there of ${id} (${days.en}); to alter that use infoctl ${register} change or end.`,
  );
}

const overlapsRows = (id: string, rows: readonly number[]): Text =>
  say(
    `${id} 的起止日期与第 ${rows.join('、')} 条重叠；前一段要写止日，后一段从次日起。`,
    `the days of ${id} overlap with row ${rows.join(', ')}; give the earlier one its last day and begin the later one the day after.`,
  );
