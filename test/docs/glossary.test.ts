import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const root = new URL('../../', import.meta.url);
const code = ['src', 'schemas', 'templates']
  .flatMap((folder) => readdirSync(new URL(folder, root), { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile())
  .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`, 'utf8'))
  .join('\n');

it('every code word of the glossary is really used', () => {
  const rows = readFileSync(new URL('docs/glossary.md', root), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| '));
  const words = rows.flatMap((row) => row.split('|')[3]?.match(/(?<=`)[^`,]+(?=`)/g) ?? []);
  expect(words.length).toBeGreaterThan(60);
  const isUsed = (word: string) => new RegExp(`(?<![\\w-])${word}(?![\\w])`).test(code);
  expect(words.filter((word) => !isUsed(word))).toEqual([]);
});
