import { say } from '../../kernel/language.ts';
import { spellOn } from '../../rules/duties/spells.ts';
import type { World } from '../../rules/duties/types.ts';
import { dependants } from '../../work/org/dependants.ts';
import { nameOf, requireId } from '../../work/org/find.ts';
import { entriesOf } from '../../work/org/registers.ts';
import type { Register } from '../../work/org/types.ts';
import type { Block, Command } from '../types.ts';
import { cellsOf, namedEntry, spellTable, titlesOf, type Light } from './cells.ts';
import { ID_HELP, SAMPLES } from './flags.ts';

const TITLES = {
  unit: say('下级单位', 'Units under it'),
  person: say('人员', 'People'),
  client: say('负责的客户', 'Clients looked after'),
};

/** `unit|person|client show ID`: all its intervals, and what belongs to it today. */
export const showCommand = (register: Register): Command<{ readonly id: string }> => ({
  args: '<id>',
  argHelp: { id: ID_HELP[register] },
  examples: [
    `infoctl ${register} show ${SAMPLES[register].id}`,
    `infoctl ${register} show ${SAMPLES[register].name} --json`,
  ],
  async run(context, { id: words }) {
    const world = await context.world();
    const day = await context.today();
    const id = requireId(world, register, words, day);
    const spells = entriesOf(world, register).get(id)!.spells;
    const belonging = dependants(world, register, id, day);
    const light: Light = { world, day, language: context.language };
    return {
      data: { id, intervals: spells, ...heldBy(register, belonging, world, day) },
      show: () => [
        { kind: 'text', text: context.say(namedEntry(register, id, light)), tone: 'title' },
        spellTable(register, spells, light),
        ...listed('unit', belonging.units, light),
        ...listed('person', belonging.people, light),
        ...listed('client', belonging.clients, light),
      ],
    };
  },
});

/** For JSON: only what this register can have, by id and name. */
function heldBy(
  register: Register,
  { units, people, clients }: ReturnType<typeof dependants>,
  world: World,
  day: string,
) {
  const named = (of: Register, ids: readonly string[]) =>
    ids.map((id) => ({ id, name: nameOf(world, of, id, day) }));
  if (register === 'unit') return { units: named('unit', units), people: named('person', people) };
  return register === 'person' ? { clients: named('client', clients) } : {};
}

function listed(register: Register, ids: readonly string[], light: Light): Block[] {
  if (ids.length === 0) return [];
  const rows = ids.map((id) => [
    id,
    ...cellsOf(register, spellOn(entriesOf(light.world, register).get(id)!.spells, light.day)!, light),
  ]);
  return [
    { kind: 'text', text: TITLES[register][light.language], tone: 'title' },
    {
      kind: 'table',
      columns: [{ title: say('编号', 'Id')[light.language] }, ...titlesOf(register, light.language)],
      rows,
    },
  ];
}
