import type { Day } from '../../kernel/days.ts';
import { InfoctlError } from '../../kernel/errors.ts';
import { say } from '../../kernel/language.ts';
import { spellOn } from '../../rules/duties/spells.ts';
import type { World } from '../../rules/duties/types.ts';
import { choosing, readChoice } from '../../rules/forms/choices.ts';
import { Unreadable } from '../../rules/forms/unreadable.ts';
import { unitsUnder } from '../../work/duties/units.ts';
import { COLUMNS } from '../../work/org/columns.ts';
import { personOn, requireId } from '../../work/org/find.ts';
import { entriesOf, REGISTERS } from '../../work/org/registers.ts';
import { spellToName } from '../../work/org/spells.ts';
import type { AnySpell, ClientSpell, PersonSpell, Register } from '../../work/org/types.ts';
import { dayFlag } from '../days.ts';
import type { Command, OptionHelp } from '../types.ts';
import { cellsOf, titlesOf, type Light } from './cells.ts';
import { SAMPLES } from './flags.ts';

type Options = {
  readonly unit?: string;
  readonly kind?: string;
  readonly role?: string;
  readonly asOf?: string;
  readonly all?: boolean;
};

const FILTERS: Readonly<Record<Register, OptionHelp>> = {
  unit: { flags: '--kind <kind>', help: say('只看这一类', 'only this kind') },
  person: { flags: '--role <role>', help: say('只看有这个角色的人', 'only those with this role') },
  client: { flags: '--kind <kind>', help: say('只看这一类', 'only this kind') },
};

/** `unit|person|client list`: who and what is there on a day. */
export const listCommand = (register: Register): Command<Options> => ({
  options: [
    { flags: '--unit <unit>', help: say('只看这个单位及其下级', 'only this unit and those under it') },
    FILTERS[register],
    { flags: '--as-of <day>', help: say('哪一天的情况，默认今天', 'on which day; today unless given') },
    { flags: '--all', help: say('连同已终止的和尚未开始的', 'those that ended or have not begun, too') },
  ],
  examples: [
    `infoctl ${register} list`,
    `infoctl ${register} list ${SAMPLES[register].list} --as-of 2026-06-30`,
  ],
  async run(context, options) {
    const world = await context.world();
    const asOf = options.asOf === undefined ? await context.today() : dayFlag('--as-of', options.asOf);
    const passes = filterOf(register, options, world, asOf);
    const found = [...entriesOf(world, register).values()].flatMap(({ id, spells }) => {
      const spell = options.all ? spellToName(spells, asOf) : spellOn(spells, asOf);
      return spell && passes(id, spell) ? [{ id, spell }] : [];
    });
    const light: Light = { world, day: asOf, language: context.language };
    const none = say(
      `没有登记${REGISTERS[register].word['zh-CN']}。`,
      `There is no ${REGISTERS[register].word.en} to list.`,
    );
    const columns = [{ title: context.say(say('编号', 'Id')) }, ...titlesOf(register, context.language)];
    return {
      data: { asOf, items: found.map(({ id, spell }) => ({ id, ...spell })) },
      show: () =>
        found.length === 0
          ? [{ kind: 'text', text: context.say(none) }]
          : [
              {
                kind: 'table',
                columns,
                rows: found.map(({ id, spell }) => [id, ...cellsOf(register, spell, light)]),
              },
            ],
    };
  },
});

type Filter = (id: string, spell: AnySpell) => boolean;

function filterOf(register: Register, options: Options, world: World, day: Day): Filter {
  const filters: Filter[] = [];
  if (options.unit !== undefined)
    filters.push(
      inUnits(register, unitsUnder(world, requireId(world, 'unit', options.unit, day), day), world, day),
    );
  const column = register === 'person' ? 'roles' : 'kind';
  const word = register === 'person' ? options.role : options.kind;
  if (word !== undefined) {
    const code = codeFlag(register, column, word, world);
    filters.push((_, spell) =>
      [(spell as unknown as Record<string, string | string[]>)[column]].flat().includes(code),
    );
  }
  return (id, spell) => filters.every((filter) => filter(id, spell));
}

/** A client belongs where its owner does. */
function inUnits(register: Register, units: ReadonlySet<string>, world: World, day: Day): Filter {
  if (register === 'unit') return (id) => units.has(id);
  if (register === 'person') return (_, spell) => units.has((spell as PersonSpell).unit);
  return (_, spell) => {
    const { owner } = spell as ClientSpell;
    return owner !== null && units.has(personOn(world, owner, day)?.unit ?? '');
  };
}

/** The code that a flag means by code or label; one that the policy does not know is wrong usage. */
function codeFlag(register: Register, name: string, word: string, world: World): string {
  const column = COLUMNS[register].find((each) => each.name === name)!;
  if (column.holds.as !== 'word' && column.holds.as !== 'words') throw new Error(`${name} holds no words`);
  const words = column.holds.among(world.policies.at(-1)?.policy);
  const code = readChoice(word, choosing(words.map(({ id, label }) => ({ code: id, label }))));
  if (typeof code === 'string') return code;
  const why = code instanceof Unreadable ? code.why : say('不能是空的。', 'cannot be empty.');
  throw new InfoctlError(
    'usage',
    'unknown-word',
    say(`“${column.label['zh-CN']}”${why['zh-CN']}`, `${column.label.en} ${why.en}`),
  );
}
