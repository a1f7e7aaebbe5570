import { say, type Text } from '../../kernel/language.ts';
import { monthsIn, RHYTHMS } from '../periods/periods.ts';
import type { Rhythm } from '../periods/types.ts';
import { unknownKey } from '../yaml/shape.ts';
import type { Path } from '../yaml/source.ts';
import { readMoment } from './moments.ts';
import type { Reading } from './owners.ts';
import type { Offset, Window } from './types.ts';
import type { WrittenWindow } from './written.ts';

/** The window of each rhythm of a rule: one for all where there is one rhythm, else a line for each. */
export function readWindows(
  written: WrittenWindow | Readonly<Record<string, WrittenWindow>>,
  each: readonly Rhythm[],
  path: Path,
  reading: Reading,
): Partial<Record<Rhythm, Window>> {
  if (isWindow(written)) {
    const [rhythm, ...more] = each;
    if (!rhythm) return {};
    if (more.length > 0) reading.complain(path, oneWindowEach(each));
    return { [rhythm]: windowOf(written, rhythm, path, reading) };
  }
  const windows: Partial<Record<Rhythm, Window>> = {};
  for (const rhythm of RHYTHMS) {
    const window = written[rhythm];
    if (window && !each.includes(rhythm)) reading.complain([...path, rhythm], unknownKey(rhythm, each));
    if (window) windows[rhythm] = windowOf(window, rhythm, [...path, rhythm], reading);
    if (!window && each.includes(rhythm)) reading.complain(path, oneWindowEach([rhythm]));
  }
  return windows;
}

const isWindow = (written: object): written is WrittenWindow => 'opens' in written || 'due' in written;

const oneWindowEach = (rhythms: readonly Rhythm[]): Text => {
  const lines = rhythms.map((rhythm) => `${rhythm}: {opens: …, due: …}`);
  return say(
    `每种周期都要在 window 下有自己的一行，应写 ${lines.join('；')}。`,
    `each rhythm has a line of its own under window: ${lines.join('; ')}.`,
  );
};

const windowOf = (written: WrittenWindow, rhythm: Rhythm, path: Path, reading: Reading): Window => ({
  opens: momentOf(written.opens, rhythm, [...path, 'opens'], reading),
  due: momentOf(written.due, rhythm, [...path, 'due'], reading),
});

function momentOf(written: string, rhythm: Rhythm, path: Path, reading: Reading): Offset {
  const moment = readMoment(written);
  if (!moment) throw new Error(`the schema let "${written}" through`);
  const months = monthsIn(rhythm);
  if (typeof moment.anchor === 'object' && moment.anchor.monthEnd > months) {
    const name = `month${moment.anchor.monthEnd}-end`;
    reading.complain(
      path,
      months === 0
        ? say(
            `${rhythm} 这种周期不分月，不能写 ${name}，请改用 start 或 end。`,
            `a ${rhythm} has no months, so ${name} cannot be used; write start or end.`,
          )
        : say(
            `${rhythm} 这种周期只有 ${months} 个月，没有 ${name}，请改用 month1-end 到 month${months}-end 之一。`,
            `a ${rhythm} has ${months} month(s), so there is no ${name}; use one up to month${months}-end.`,
          ),
    );
  }
  return moment;
}
