import { say, type Text } from '../../kernel/language.ts';
import type { Path } from '../yaml/source.ts';
import type { Owes, Policy, Word } from './types.ts';
import { findWord, unknownWord } from './vocabulary.ts';
import type { WrittenOwes } from './written.ts';

/** The company's words, and where to tell what is wrong. */
export type Reading = Pick<Policy, 'unitKinds' | 'clientKinds' | 'roles'> & {
  complain(path: Path, message: Text): void;
};

const NO_CLIENT_KINDS = say(
  'kinds 里还没有客户种类，请先在 kinds 下写 client，如 client: {hotel: 酒店}。',
  'kinds has no kinds of clients yet; write client under kinds, such as client: {hotel: Hotel}.',
);

/** Who owes a return, by names or labels of the company's own roles and kinds. */
export function readOwes(written: WrittenOwes, path: Path, reading: Reading): Owes {
  const { role, unit, client, by } = written;
  const owners = [role, unit, client].filter((owner) => owner !== undefined);
  if (owners.length !== 1 || (client === undefined) !== (by === undefined)) {
    reading.complain(
      path,
      say(
        'owes 只写一种：{role: 角色}（每人一份）、{unit: 单位种类}（每个单位一份），或 {client: any, by: 角色}（每个客户一份，由谁负责）。',
        'owes has one of these: {role: …} (one each person), {unit: …} (one each unit) or {client: any, by: a role} (one each client, and who answers for it).',
      ),
    );
  }
  if (role !== undefined) return { role: roleOf(role, [...path, 'role'], reading) };
  if (unit !== undefined)
    return { unit: kindsOf(unit, reading.unitKinds, 'kinds.unit', [...path, 'unit'], reading) };
  if (client === 'any' && reading.clientKinds.length === 0)
    reading.complain([...path, 'client'], NO_CLIENT_KINDS);
  const answers = by === undefined ? '' : roleOf(by, [...path, 'by'], reading);
  if (client === undefined || client === 'any') return { client: 'any', by: answers };
  return {
    client: kindsOf(client, reading.clientKinds, 'kinds.client', [...path, 'client'], reading),
    by: answers,
  };
}

function kindsOf(
  written: string | readonly string[],
  words: readonly Word[],
  list: string,
  path: Path,
  reading: Reading,
): string[] {
  return (typeof written === 'string' ? [written] : written).map((name, index) => {
    const word = findWord(words, name);
    if (!word)
      reading.complain(typeof written === 'string' ? path : [...path, index], unknownWord(words, name, list));
    return word?.id ?? name;
  });
}

/** The name of a role that is written by its name or its label. */
export function roleOf(written: string, path: Path, reading: Reading): string {
  const word = findWord(reading.roles, written);
  if (!word) reading.complain(path, unknownWord(reading.roles, written, 'roles'));
  return word?.id ?? written;
}
