import type { Json } from '../../kernel/canonical.ts';
import { say } from '../../kernel/language.ts';
import { offsetAt } from '../../rules/forms/zones.ts';
import { dayFromNumber } from '../../kernel/days.ts';
import type { Field } from '../../rules/forms/types.ts';
import { nameOf, type Register } from '../../work/org/find.ts';
import { spellOn } from '../../rules/duties/spells.ts';
import type { Asking, Question } from './asking.ts';
import type { Option } from './prompter.ts';

/** Asks one field that has no parts; undefined where it was left empty. What comes back is as typed: it is read afterwards. */
export async function askOne(asking: Asking, { field, path }: Question): Promise<Json | undefined> {
  const { prompter, sheet } = asking;
  const message = questionOf(asking, field);
  const before = sheet.at(path) ?? suggestionFor(asking, field);
  switch (field.type) {
    case 'yes-no':
      return prompter.yesNo(message, before === true);
    case 'choice':
      return (
        (await prompter.one(message, choicesOf(asking, field), before as string | undefined)) ?? undefined
      );
    case 'choices': {
      const chosen = Array.isArray(before) ? (before as string[]) : [];
      const codes = await prompter.several(message, codesOf(asking, field), chosen);
      return codes.length === 0 ? undefined : codes;
    }
    case 'scale':
      return (await prompter.one(message, scaleOf(asking, field), before as number | undefined)) ?? undefined;
    case 'person':
    case 'unit':
    case 'client': {
      const names = withNothing(asking, field, namesOf(asking, field.type));
      return (await prompter.find(message, names, before as string | undefined)) ?? undefined;
    }
    case 'long-text':
      return askLines(asking, message);
    default: {
      const suggested = before === undefined ? undefined : String(before as string | number);
      const typed = await prompter.line(message, suggested);
      return typed.trim() === '' ? undefined : typed;
    }
  }
}

function questionOf({ context }: Asking, { label, measure, required }: Field): string {
  const unit = measure ? say(`（${measure['zh-CN']}）`, ` (${measure.en})`) : say('', '');
  const optional = required ? say('', '') : say('（可不填）', ' (optional)');
  return context.say(
    say(`${label['zh-CN']}${unit['zh-CN']}${optional['zh-CN']}：`, `${label.en}${unit.en}${optional.en}:`),
  );
}

const codesOf = ({ context }: Asking, field: Field): Option<string>[] =>
  field.choices.map(({ code, label }) => ({ value: code, name: context.say(label) }));

const choicesOf = (asking: Asking, field: Field): Option<string | null>[] =>
  withNothing(asking, field, codesOf(asking, field));

/** The steps of a scale by the words of the form, from the lowest: of 1 to 5 the number typed is the step taken. */
function scaleOf(asking: Asking, field: Field): Option<number | null>[] {
  const [least, most] = [field.minimum ?? 1, field.maximum ?? 5];
  const steps = Array.from({ length: most - least + 1 }, (_, nth) => least + nth).map((value) => {
    const label = field.choices.find(({ code }) => code === String(value))?.label;
    return { value, name: label ? `${value} ${asking.context.say(label)}` : String(value) };
  });
  return withNothing(asking, field, steps);
}

/** What may be left out has an option for that. */
function withNothing<V>({ context }: Asking, field: Field, options: Option<V>[]): Option<V | null>[] {
  const nothing: Option<V | null> = { value: null, name: context.say(say('（不填）', '(leave out)')) };
  return field.required ? options : [...options, nothing];
}

/** The people, units or clients of today to choose from, by name and id. */
export function namesOf({ setting: { world, today } }: Asking, register: Register): Option<string>[] {
  const all = { person: world.people, unit: world.units, client: world.clients }[register];
  return [...all.values()]
    .filter(({ spells }) => spellOn<(typeof spells)[number]>(spells, today) !== undefined)
    .map(({ id }) => ({ value: id, name: `${nameOf(world, register, id, today)} ${id}` }));
}

/** A default that the form allows: what was said last time, or today, now, me. Never figures or free text. */
function suggestionFor(
  { context, setting, last }: Asking,
  { name, carry, suggest }: Field,
): Json | undefined {
  const carried = carry ? last[name] : undefined;
  if (carried !== undefined) return carried;
  switch (suggest) {
    case null:
      return undefined;
    case 'today':
      return setting.today;
    case 'submitter':
      return setting.by;
    case 'now':
      return minuteIn(setting.world.zone, context.clock.now().at);
    default:
      return suggest;
  }
}

/** The clock of a zone at an instant, as people write it: `2026-11-20 10:20`. */
export function minuteIn(zone: string, instant: string): string {
  const utc = Math.floor(Date.parse(instant) / 60_000);
  const local = utc + offsetAt(zone, utc);
  const two = (number: number): string => String(number).padStart(2, '0');
  const minutes = ((local % 1440) + 1440) % 1440;
  return `${dayFromNumber(Math.floor(local / 1440))} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

async function askLines({ context, prompter }: Asking, message: string): Promise<string | undefined> {
  prompter.tell(
    context.say(
      say(
        '  可写多行，单独一行“.”结束；直接回车不填。',
        '  Several lines; a lone "." ends it, Enter alone leaves it out.',
      ),
    ),
  );
  const lines: string[] = [];
  for (;;) {
    const line = await prompter.line(lines.length === 0 ? message : '…');
    const ends = ['.', '。', '．'].includes(line.trim());
    if (ends || (lines.length === 0 && line.trim() === '')) break;
    lines.push(line);
  }
  const text = lines.join('\n').trim();
  return text === '' ? undefined : text;
}
