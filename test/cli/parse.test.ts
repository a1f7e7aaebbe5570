import { describe, expect, it } from 'vitest';
import { parse } from '../../src/cli/parse.ts';
import type { Command } from '../../src/cli/types.ts';
import { InfoctlError } from '../../src/kernel/errors.ts';
import { say } from '../../src/kernel/language.ts';

const help = say('', '');
// oxlint-disable-next-line typescript/no-explicit-any -- its options are looked at, not used
const command: Command<any> = {
  args: '<form> [files...]',
  options: [
    { flags: '--set <field=value>', help, repeat: true },
    { flags: '--as-of <day>', help },
    { flags: '--nil', help },
    { flags: '-o, --out <file>', help },
  ],
  examples: [],
  run: () => ({ data: null, show: () => [] }),
};

const optionsOf = (...rest: string[]) => {
  const parsed = parse('submit', command, rest);
  if (parsed.help) throw new Error('asked for help');
  return parsed.options;
};

const faultOf = (...rest: string[]): InfoctlError => {
  try {
    parse('submit', command, rest);
  } catch (error) {
    if (error instanceof InfoctlError) return error;
    throw error;
  }
  throw new Error('it was read');
};

describe('the words after a command', () => {
  it('arguments by their names, flags in camel case', () => {
    expect(optionsOf('note', 'a.csv', 'b.csv', '--as-of', '2026-11-24', '--nil', '-o', 'x.md')).toMatchObject(
      {
        form: 'note',
        files: ['a.csv', 'b.csv'],
        asOf: '2026-11-24',
        nil: true,
        out: 'x.md',
      },
    );
  });

  it('a flag may be repeated, take its value behind =, and a value may begin with a dash or hold =', () => {
    expect(optionsOf('note', '--set', 'a=-1', '--set=b=c=d', '--as-of=-x')).toMatchObject({
      set: ['a=-1', 'b=c=d'],
      asOf: '-x',
    });
  });

  it('behind -- nothing is a flag', () => {
    expect(optionsOf('--nil', '--', '--json', '-x')).toMatchObject({
      form: '--json',
      files: ['-x'],
      nil: true,
    });
    expect(optionsOf('--', '--help')).toMatchObject({ form: '--help' });
  });

  it('the flags of every command', () => {
    expect(optionsOf('note', '--json', '--no-input', '--no-color', '--lang', 'en')).toMatchObject({
      json: true,
      input: false,
      color: false,
      lang: 'en',
    });
  });

  it('help wins over what is missing', () => {
    expect(parse('submit', command, ['--help'])).toEqual({ help: true });
    expect(parse('submit', command, ['note', '-h'])).toEqual({ help: true });
  });

  it.each([
    [['note', '--nill'], 'unknown-flag', '--nil'],
    [['note', '-x'], 'unknown-flag', ''],
    [[], 'missing-argument', ''],
    [['note', '--as-of'], 'flag-without-value', ''],
  ])('%j is wrong usage (%s)', (rest, code, meant) => {
    const fault = faultOf(...rest);
    expect([fault.exitCode, fault.code]).toEqual([2, code]);
    const hints = fault.hints.map((hint) => hint['zh-CN']).join('\n');
    expect(hints).toContain(meant);
    expect(hints).toContain('infoctl submit --help');
  });

  it('what is never taken: prototypes', () => {
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(() => optionsOf('note', '--__proto__', 'x')).toThrow(InfoctlError);
  });
});
