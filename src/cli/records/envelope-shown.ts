import { say } from '../../kernel/language.ts';
import { CHANNEL_LABELS, RESERVED_LABELS } from '../../rules/forms/reserved.ts';
import { RESERVED_KEYS, type ReservedKey } from '../../rules/forms/types.ts';
import { dayTitle } from '../../rules/periods/titles.ts';
import { nameOf, type Register } from '../../work/org/find.ts';
import type { Envelope } from '../../work/records/types.ts';
import type { AnswerLine, Scene } from './answers-shown.ts';

const REGISTERS: Partial<Record<ReservedKey, Register>> = {
  submitter: 'person',
  unit: 'unit',
  store: 'unit',
  client: 'client',
};

/** What a record says beside its answers, in words: names for ids, days as one writes them. */
export function envelopeLines(record: Partial<Envelope>, scene: Scene): AnswerLine[] {
  return RESERVED_KEYS.flatMap((key): AnswerLine[] => {
    const value = record[key] ?? null;
    if (value === null || value === false) return [];
    return [{ label: RESERVED_LABELS[key][scene.language], answer: inWords(key, value, scene), depth: 0 }];
  });
}

function inWords(key: ReservedKey, value: string | true, { world, day, language }: Scene): string {
  const text = String(value);
  const register = REGISTERS[key];
  if (register) return nameOf(world, register, text, day);
  switch (key) {
    case 'nil':
      return say('是', 'yes')[language];
    case 'received':
      return dayTitle(text)[language];
    case 'channel':
      return CHANNEL_LABELS[text]?.[language] ?? text;
    default:
      return text;
  }
}
