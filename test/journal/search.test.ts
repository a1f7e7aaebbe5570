import { expect, test } from 'vitest';
import { clerk, noteOf, office } from '../support/journal.ts';

const spoken = [
  ['a', '顾客反映门把手松动，服务态度很好'],
  ['b', '服务'],
  ['c', 'ＡＢＣ型号 (LOCK-9) 声音大'],
  ['d', '他说“"坏了\\"”'],
  ['e', '𠮷野家的门锁'],
  ['f', '客户答"可"'],
] as const;

const { journal } = office();
journal.perform(clerk, () => spoken.map(([id, said]) => noteOf(id, said)));
const found = (...words: string[]): string =>
  [...journal.search(words)].map(({ subject }) => subject.slice(5)).join('');

test.each([
  [['服务态度'], 'a'],
  [['服务'], 'ba'],
  [['服务', '门把手'], 'a'],
  [['服务', '松'], 'a'],
  [['门', '锁'], 'e'],
  [['态度服务'], ''],
  [['abc'], 'c'],
  [['ab'], 'c'],
  [['ＬＯＣＫ－９'], 'c'],
  [['lock-9', '声音'], 'c'],
  [['"坏了\\"'], 'd'],
  [['了\\'], 'd'],
  [['"'], 'fd'],
  [['可"'], 'f'],
  [['𠮷野家'], 'e'],
  [['𠮷野'], 'e'],
  [['好 OR 坏'], ''],
  [['说', ''], 'd'],
  [[''], ''],
  [[], ''],
])('%j finds %s', (words, hits) => {
  expect(found(...words)).toBe(hits);
});

test('what a subject no longer says does not find it', () => {
  const own = office().journal;
  own.perform(clerk, () => [noteOf('a', '门锁松动'), noteOf('b', '门锁松动')]);
  own.perform(clerk, () => [{ ...noteOf('a', '门锁换新'), kind: 'note.amended' }]);
  const subjects = (...words: string[]): string[] => [...own.search(words)].map(({ subject }) => subject);
  expect(subjects('门锁松动')).toEqual(['note:b']);
  expect(subjects('松动')).toEqual(['note:b']);
  expect(subjects('换新')).toEqual(['note:a']);
  expect(subjects('门锁')).toEqual(['note:b', 'note:a']);
});
