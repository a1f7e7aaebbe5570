import { say } from '../../kernel/language.ts';
import { requireId } from '../../work/org/find.ts';
import { changeEntry } from '../../work/org/keep.ts';
import type { Register } from '../../work/org/types.ts';
import { dayFlag } from '../days.ts';
import type { Command } from '../types.ts';
import { ENTRY_FLAGS, ID_HELP, SAMPLES, writtenBy, type EntryFlags } from './flags.ts';
import { entryAnswer, openRegister } from './keep-answer.ts';

type Options = Omit<EntryFlags, 'to'> & { readonly id: string };

/** `unit|person|client change ID … --from DAY` */
export const changeCommand = (register: Register): Command<Options> => ({
  args: '<id>',
  argHelp: { id: ID_HELP[register] },
  options: [
    ...ENTRY_FLAGS[register],
    {
      flags: '--from <day>',
      help: say('从哪天起变更，不写为今天', 'from which day it is different; today unless given'),
    },
  ],
  examples: [
    `infoctl ${register} change ${SAMPLES[register].id} ${SAMPLES[register].change} --from 2026-07-01`,
    `infoctl ${register} change ${SAMPLES[register].name} --name 新名称`,
  ],
  async run(context, { id, from: fromFlag, ...flags }) {
    const keeping = await openRegister(context, register);
    const today = await context.today();
    const from = fromFlag === undefined ? today : dayFlag('--from', fromFlag);
    const entry = changeEntry(
      keeping,
      requireId(await context.world(), register, id, today),
      writtenBy(flags),
      from,
    );
    return entryAnswer(context, keeping, entry, (name) =>
      say(`已变更 ${name['zh-CN']}，自 ${from} 起`, `Changed ${name.en} from ${from}`),
    );
  },
});
