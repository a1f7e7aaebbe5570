import type { Json } from '../../kernel/canonical.ts';
import type { Day } from '../../kernel/days.ts';
import type { World } from '../../rules/duties/types.ts';
import type { Field, FlatRecord, Form, Problem } from '../../rules/forms/types.ts';
import { idOf, type Register } from '../org/find.ts';

const REGISTERS: Partial<Record<Field['type'], Register>> = {
  person: 'person',
  unit: 'unit',
  client: 'client',
};

const RESERVED_REGISTERS = { submitter: 'person', unit: 'unit', store: 'unit', client: 'client' } as const;

/** Names of people, units and clients, wherever a record holds one, replaced by their ids; unknown ones are problems. */
export function resolveNames(
  form: Form,
  flat: FlatRecord,
  world: World,
  day: Day,
): { record: FlatRecord; problems: Problem[] } {
  const problems: Problem[] = [];
  const lookUp = (register: Register, words: string, field: string): string => {
    const found = idOf(world, register, words, day);
    if ('id' in found) return found.id;
    problems.push({ field, message: found.fault });
    return words;
  };
  const record: Record<string, Json | undefined> = { ...flat };
  for (const [key, register] of Object.entries(RESERVED_REGISTERS)) {
    const words = record[key];
    if (typeof words === 'string') record[key] = lookUp(register, words, key);
  }
  for (const field of form.fields) {
    const value = record[field.name];
    if (value !== undefined) record[field.name] = resolveIn(field, value, field.name, lookUp);
  }
  return { record, problems };
}

type LookUp = (register: Register, words: string, field: string) => string;

function resolveIn(field: Field, value: Json, path: string, lookUp: LookUp): Json {
  const register = REGISTERS[field.type];
  if (register) return typeof value === 'string' ? lookUp(register, value, path) : value;
  if (field.type === 'list' && Array.isArray(value)) {
    return value.map((entry, index) =>
      resolveInGroup(field.fields, entry as Json, `${path}.${index + 1}`, lookUp),
    );
  }
  if (field.type === 'group') return resolveInGroup(field.fields, value, path, lookUp);
  return value;
}

function resolveInGroup(fields: readonly Field[], value: Json, path: string, lookUp: LookUp): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const group: Record<string, Json | undefined> = { ...(value as { [key: string]: Json }) };
  for (const field of fields) {
    const part = group[field.name];
    if (part !== undefined) group[field.name] = resolveIn(field, part, `${path}.${field.name}`, lookUp);
  }
  return group;
}
