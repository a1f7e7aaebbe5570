import { say, type Text } from '../../kernel/language.ts';
import { nearest } from '../forms/nearest.ts';
import { shown } from '../yaml/shape.ts';
import type { Word } from './types.ts';
import type { WrittenLabel, WrittenWords } from './written.ts';

/** Roles that commands rely on: they are there even where a policy does not name them. */
const ROLES_ALWAYS_THERE: readonly Word[] = [
  { id: 'marketing', label: say('市场部', 'marketing department') },
  { id: 'custodian', label: say('资料管理人', 'custodian') },
  { id: 'deputy-gm', label: say('主管副总经理', 'deputy general manager in charge') },
  { id: 'general-manager', label: say('总经理', 'general manager') },
  { id: 'info-manager', label: say('信息经理', 'information manager') },
  { id: 'admin-info', label: say('行政信息专员', 'administrative information specialist') },
  { id: 'leader', label: say('负责人', 'head of the unit') },
];

/** The company's words in the order written; one without a label is shown as it is. */
export function readWords(written: WrittenWords): Word[] {
  const entries: readonly (readonly [string, WrittenLabel])[] = isList(written)
    ? written.map((id) => [id, id])
    : Object.entries(written);
  return entries.map(([id, label]) => ({
    id,
    label: typeof label === 'string' ? say(label, label) : say(label['zh-CN'], label.en),
  }));
}

const isList = (written: WrittenWords): written is readonly string[] => Array.isArray(written);

/** The company's roles, and those that commands rely on. */
export function readRoles(written: WrittenWords): Word[] {
  const roles = readWords(written);
  return [...roles, ...ROLES_ALWAYS_THERE.filter(({ id }) => roles.every((role) => role.id !== id))];
}

/** The word that a person wrote by its name or by its label in either language. */
export function findWord(words: readonly Word[], written: string): Word | undefined {
  const wanted = written.trim();
  return (
    words.find(({ id }) => id === wanted) ??
    words.find(({ label }) => label['zh-CN'] === wanted || label.en.toLowerCase() === wanted.toLowerCase())
  );
}

/** What to say of a word that is not in the list; `list` is the key under which it would be. */
export function unknownWord(words: readonly Word[], written: string, list: string): Text {
  const meant = nearest(
    written,
    words.flatMap(({ id, label }) => [id, label['zh-CN'], label.en]),
  );
  if (words.length === 0) {
    return say(
      `${list} 里还没有列出任何名称，请先把${shown(written)}列进去。`,
      `${list} has no names yet; add ${shown(written, 'en')} there first.`,
    );
  }
  const labels = words.map(({ label }) => label['zh-CN']).join('、');
  const ids = words.map(({ id }) => id).join(', ');
  return say(
    `${list} 里没有${shown(written)}${meant ? `（是不是想写 ${meant}？）` : ''}；可以写的有：${labels}。要用新的名称，请先在 ${list} 里添上。`,
    `${list} has no ${shown(written, 'en')}${meant ? ` (did you mean ${meant}?)` : ''}; it has ${ids}. Add a new name there first.`,
  );
}

/** Names and labels that stand for two words at once, each with the second word that bears it. */
export function ambiguousWords(
  words: readonly Word[],
): readonly { readonly id: string; readonly name: string }[] {
  const owners = new Map<string, string>();
  const twice: { id: string; name: string }[] = [];
  for (const { id, label } of words) {
    for (const name of new Set([id, label['zh-CN'], label.en])) {
      const owner = owners.get(name.toLowerCase());
      if (owner !== undefined && owner !== id) twice.push({ id, name });
      owners.set(name.toLowerCase(), owner ?? id);
    }
  }
  return twice;
}
