import type { Json } from '../../kernel/canonical.ts';
import { say } from '../../kernel/language.ts';
import { readerOfChoices, readerOfOne, type Reader } from './readers.ts';
import type { Field } from './types.ts';
import { unknownKey } from './unknown-key.ts';
import { wrongNesting } from './unreadable.ts';
import { loose } from './widths.ts';

/** One field of a level, ready to read. `level` holds its parts where it has any. */
export type Slot = {
  readonly name: string;
  readonly list: boolean;
  readonly most: number;
  readonly read: Reader;
  readonly level: Level | null;
};

/** The fields that stand beside each other (the form, a group, one entry of a list), by every name they are known by. */
export type Level = { readonly names: readonly string[]; slot(word: string): Slot | undefined };

/** Entries of a list beyond which nothing is read, whatever the form allows. */
const MOST_ENTRIES = 1000;

/** Made once for a form: names and labels in both languages → how to read what stands under them. */
export function levelOf(fields: readonly Field[]): Level {
  const slots = new Map<string, Slot>();
  const words = new Map<string, Slot>();
  for (const field of fields) {
    const slot = slotOf(field);
    slots.set(field.name, slot);
    for (const word of [field.name, ...headings(field)])
      if (!words.has(loose(word))) words.set(loose(word), slot);
  }
  return { names: [...slots.keys()], slot: (word) => slots.get(word) ?? words.get(loose(word)) };
}

/** The label in both languages, also with the unit of measure behind it: 目标销量（件）. */
function headings({ label, measure }: Field): readonly string[] {
  const plain = [label['zh-CN'], label.en];
  if (!measure) return plain;
  return [...plain, `${label['zh-CN']}(${measure['zh-CN']})`, `${label.en} (${measure.en})`];
}

function slotOf(field: Field): Slot {
  const level = field.fields.length > 0 ? levelOf(field.fields) : null;
  const list = field.type === 'list';
  const most = Math.min(field.maxItems ?? MOST_ENTRIES, MOST_ENTRIES);
  return { name: field.name, list, most, level, read: readerOf(field, level, most) };
}

function readerOf(field: Field, level: Level | null, most: number): Reader {
  if (field.type === 'choices') return readerOfChoices(field);
  if (level === null) return readerOfOne(field);
  return field.type === 'list' ? listReader(level, most) : partsReader(level);
}

/** The parts of a group or of ratings; one without any answer is no answer. */
const partsReader =
  (level: Level): Reader =>
  (value, path, time, report) => {
    if (value === undefined || value === null || value === '') return undefined;
    if (typeof value !== 'object' || Array.isArray(value)) {
      report(path, wrongNesting('parts').why);
      return undefined;
    }
    const parts: Record<string, Json> = {};
    let any = false;
    for (const key of Object.keys(value)) {
      const slot = level.slot(key);
      const part = (value as Record<string, unknown>)[key];
      if (!slot) {
        report(`${path}.${key}`, unknownKey(key, level.names));
        continue;
      }
      const read = slot.read(part, `${path}.${slot.name}`, time, report);
      if (read === undefined) continue;
      parts[slot.name] = read;
      any = true;
    }
    return any ? parts : undefined;
  };

/** The entries of a list; empty ones are left out. */
function listReader(level: Level, most: number): Reader {
  const readEntry = partsReader(level);
  return (value, path, time, report) => {
    if (value === undefined || value === null || value === '') return undefined;
    if (!Array.isArray(value)) {
      report(path, wrongNesting('many').why);
      return undefined;
    }
    if (value.length > most) {
      report(
        path,
        say(
          `有 ${value.length} 条，最多 ${most} 条。`,
          `has ${value.length} entries; at most ${most} are allowed.`,
        ),
      );
      return undefined;
    }
    const entries: Json[] = [];
    for (const [index, entry] of value.entries()) {
      const read = readEntry(entry, `${path}.${index + 1}`, time, report);
      if (read !== undefined) entries.push(read);
    }
    return entries.length > 0 ? entries : undefined;
  };
}
