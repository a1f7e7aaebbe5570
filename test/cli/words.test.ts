import { describe, expect, it } from 'vitest';
import type { Group } from '../../src/cli/types.ts';
import { findCommand } from '../../src/cli/words.ts';
import { say } from '../../src/kernel/language.ts';

const load = () => Promise.reject(new Error('no command is loaded to find its words'));
const groups: readonly Group[] = [
  {
    title: say('', ''),
    commands: [
      ['report overdue', say('', ''), load],
      ['report handling', say('', ''), load],
      ['show', say('', ''), load],
      ['form show', say('', ''), load],
    ],
  },
];

const found = (...argv: string[]) => {
  const named = findCommand(groups, argv);
  return named.what === 'command' ? [named.entry[0], ...named.rest] : named;
};

describe('the command among the words typed', () => {
  it.each([
    [
      ['show', 'x'],
      ['show', 'x'],
    ],
    [
      ['report', 'overdue', '--as-of', '2026-11-24'],
      ['report overdue', '--as-of', '2026-11-24'],
    ],
    [
      ['--json', 'report', 'overdue'],
      ['report overdue', '--json'],
    ],
    [
      ['report', '--json', 'overdue', 'x'],
      ['report overdue', '--json', 'x'],
    ],
    [
      ['--workspace', 'show', 'form', 'show', 'f'],
      ['form show', '--workspace', 'show', 'f'],
    ],
    [
      ['--workspace=show', 'show'],
      ['show', '--workspace=show'],
    ],
    [
      ['form', 'show', 'show'],
      ['form show', 'show'],
    ],
    [
      ['show', '--', '-x', 'form'],
      ['show', '--', '-x', 'form'],
    ],
  ])('%j', (argv, expected) => {
    expect(found(...argv)).toEqual(expected);
  });

  it('a group without its second word, and with a wrong one', () => {
    expect(found('report', '--json')).toEqual({ what: 'group', words: 'report', rest: ['--json'] });
    expect(found('report', 'overdu', '--json')).toEqual({ what: 'unknown', typed: ['report', 'overdu'] });
  });

  it('nothing, and nothing known', () => {
    expect(found()).toMatchObject({ what: 'nothing' });
    expect(found('--json')).toMatchObject({ what: 'nothing' });
    expect(found('polcy', 'show')).toEqual({ what: 'unknown', typed: ['polcy', 'show'] });
    expect(found('--', 'show')).toEqual({ what: 'unknown', typed: ['show'] });
  });
});
