import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFully } from '../../src/cli/parse-fully.ts';
import { parsePlainly } from '../../src/cli/parse-plainly.ts';
import { groups } from '../../src/program.ts';
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
  const parsed = parseFully('submit', command, rest);
  if (parsed.help) throw new Error('asked for help');
  return parsed.options;
};

const faultOf = (...rest: string[]): InfoctlError => {
  try {
    parseFully('submit', command, rest);
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
    expect(parseFully('submit', command, ['--help'])).toEqual({ help: true });
    expect(parseFully('submit', command, ['note', '-h'])).toEqual({ help: true });
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

describe('the quick reader of plain lines', () => {
  it('reads what people type', () => {
    expect(
      parsePlainly(command, ['note', 'a.csv', '--as-of', '2026-11-24', '-o', 'x', '--set=a=1', '--json']),
    ).toMatchObject({
      options: {
        form: 'note',
        files: ['a.csv'],
        asOf: '2026-11-24',
        out: 'x',
        set: ['a=1'],
        json: true,
        input: true,
      },
    });
  });

  it('agrees with commander on every line that it reads, for every command', async () => {
    const entries = groups.flatMap(({ commands }) => commands);
    const loaded = await Promise.all(
      entries.map(async ([words, , load]) => ({ words, command: (await load()).default })),
    );
    const globalFlags = ['--json', '--no-input', '--yes', '--workspace', '--by=x', '--lang=en'];
    const odd = ['-', '--', '-x', '-ox', '-5', '--help', '-h', '--nope', '--json=1', ''];
    const lines = fc.constantFrom(...loaded).chain(({ words, command: any }) => {
      const own = (any.options ?? []).flatMap(({ flags }) =>
        flags.split(/[ ,]+/).filter((part) => part.startsWith('-')),
      );
      const word = fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...own, ...globalFlags) },
        { weight: 5, arbitrary: fc.constantFrom('note', 'a.csv', 'x=1') },
        { weight: 1, arbitrary: fc.constantFrom(...odd) },
      );
      return fc.record({
        words: fc.constant(words),
        any: fc.constant(any),
        rest: fc.array(word, { maxLength: 6 }),
      });
    });
    const runs = { numRuns: 5000, seed: 20_261_124 };
    let read = 0;
    fc.assert(
      fc.property(lines, ({ words, any, rest }) => {
        const plain = parsePlainly(any, rest);
        if (plain === undefined) return;
        read += 1;
        expect(plain).toEqual(parseFully(words, any, rest));
      }),
      runs,
    );
    console.log(`quick reader: ${read} of ${runs.numRuns} lines read and the same, seed ${runs.seed}`);
    expect(read).toBeGreaterThan(runs.numRuns / 5);
  });
});
