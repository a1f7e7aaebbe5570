import type { NewEvent } from '../../journal/types.ts';
import { addDays, type Day } from '../../kernel/days.ts';
import { InfoctlError } from '../../kernel/errors.ts';
import { say } from '../../kernel/language.ts';
import type { World } from '../../rules/duties/types.ts';
import { spellOn } from '../../rules/duties/spells.ts';
import { circleOf, circleText } from './hierarchy.ts';
import { idFault } from './ids.ts';
import { readSpell, type Fault, type Written } from './read-spell.ts';
import { endEvent, entriesOf, REGISTERS, spellEvent } from './registers.ts';
import { spellToName } from './spells.ts';
import type { AnySpell, Register, UnitSpell } from './types.ts';

/** What is known when somebody changes a register. */
export type Setting = { readonly world: World; readonly today: Day };

/** A new entry. Refused where the id is taken (exit 5), an entry it names is unknown (4) or something is wrong (3). */
export function decideAddition(register: Register, id: string, written: Written, setting: Setting): NewEvent {
  const misspelt = idFault(id);
  if (misspelt) throw new InfoctlError('invalid', 'bad-id', misspelt);
  const known = entriesOf(setting.world, register).get(id);
  if (known) throw taken(register, id, spellToName(known.spells, setting.today)?.name ?? id);
  return spellEvent(
    register,
    id,
    sound(register, id, readSpell(register, written, {}, setting), setting),
    false,
  );
}

/**
 * From a day on something is different; what is not written stays as it was on that day. It lasts as long as the
 * interval that it changes, or up to the next. On a day without an interval the entry begins anew.
 */
export function decideChange(
  register: Register,
  id: string,
  written: Written,
  from: Day,
  setting: Setting,
): NewEvent {
  const spells = entriesOf(setting.world, register).get(id)?.spells ?? [];
  const changed = spellOn(spells, from);
  if (changed && Object.values(written).every((value) => value === undefined)) throw nothingWritten();
  const base = changed ?? spells.findLast(({ to }) => to !== null && to < from) ?? spells[0];
  const next = spells.find((spell) => spell.from !== null && spell.from > from)?.from;
  const to = changed?.to ?? (next ? addDays(next, -1) : null);
  const read = readSpell(register, { ...written, from, to }, base ?? {}, setting);
  return spellEvent(register, id, sound(register, id, read, setting), true);
}

/** An entry's last day. It must be there on that day, and no interval may begin after it. */
export function decideEnd(register: Register, id: string, to: Day, setting: Setting): NewEvent {
  const spells = entriesOf(setting.world, register).get(id)?.spells ?? [];
  const name = `“${spellToName(spells, setting.today)?.name ?? id}”`;
  const refuse = (zh: string, en: string) => new InfoctlError('refused', 'cannot-end', say(zh, en));
  const last = spells.at(-1);
  if (last?.to && last.to < to)
    throw refuse(
      `${name}已于 ${last.to} 终止，${to} 不在册。`,
      `${name} ended on ${last.to} already and is not there on ${to}.`,
    );
  if (!spellOn(spells, to))
    throw refuse(
      `${name}在 ${to} 还不在册，请核对止日。`,
      `${name} is not there yet on ${to}; please check the day.`,
    );
  if (last?.from && last.from > to) {
    throw refuse(
      `${name}还登记有 ${last.from} 起的一段，晚于 ${to}；请核对止日。`,
      `${name} has an interval from ${last.from}, after ${to}; please check the day.`,
    );
  }
  return endEvent(register, id, to);
}

/** The interval that was read, where nothing is wrong with it. */
function sound(
  register: Register,
  id: string,
  { spell, faults }: { spell: AnySpell; faults: readonly Fault[] },
  { world }: Setting,
): AnySpell {
  const circle = faults.length === 0 ? circleFault(register, id, spell, world.units) : undefined;
  const all = circle ? [circle] : faults;
  const [first] = all;
  if (!first) return spell;
  const unknown = all.find(({ code }) => code !== undefined);
  if (unknown?.code) throw new InfoctlError('not-found', unknown.code, unknown.message);
  const count = all.length;
  throw new InfoctlError(
    'invalid',
    'bad-entry',
    say(
      `有 ${count} 处要改，改好后再登记。`,
      `${count} ${count === 1 ? 'thing has' : 'things have'} to be put right first.`,
    ),
    { details: all },
  );
}

/** A unit may not lie under itself, on no day. */
export function circleFault(
  register: Register,
  id: string,
  spell: AnySpell,
  units: Parameters<typeof circleOf>[2],
): Fault | undefined {
  const way = register === 'unit' ? circleOf(id, spell as UnitSpell, units) : undefined;
  return way && { field: 'parent', message: circleText([id, ...way]) };
}

function taken(register: Register, id: string, name: string): InfoctlError {
  const word = REGISTERS[register].word;
  return new InfoctlError(
    'refused',
    'id-taken',
    say(`编号 ${id} 已是${word['zh-CN']}“${name}”的。`, `The id ${id} is taken by the ${word.en} "${name}".`),
    {
      hints: [
        say(
          `改动请用：infoctl ${register} change ${id} … --from 日期`,
          `To change it: infoctl ${register} change ${id} … --from DAY`,
        ),
      ],
    },
  );
}

const nothingWritten = (): InfoctlError =>
  new InfoctlError(
    'usage',
    'nothing-to-change',
    say('没有写要改什么。', 'Nothing was said that would change.'),
    {
      hints: [say('例如：--name 新名称 --from 2026-07-01', 'For example: --name NEW-NAME --from 2026-07-01')],
    },
  );
