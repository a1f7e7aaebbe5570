import { say, type Text } from '../../kernel/language.ts';
import { addEntry } from '../../work/org/keep.ts';
import { REGISTERS } from '../../work/org/registers.ts';
import type { Register } from '../../work/org/types.ts';
import type { Command } from '../types.ts';
import { ENTRY_FLAGS, SAMPLES, writtenBy, type EntryFlags } from './flags.ts';
import { entryAnswer, openRegister } from './keep-answer.ts';

/** `unit|person|client add [id] …` */
export const addCommand = (register: Register): Command<EntryFlags & { readonly id?: string }> => ({
  args: '[id]',
  argHelp: {
    id: say('公司自己的编号；不写由程序编', "the company's own id; left out: the program makes one"),
  },
  options: [
    ...ENTRY_FLAGS[register],
    { flags: '--from <day>', help: say('从哪天起，不写为一直', 'from which day; left out: since ever') },
    { flags: '--to <day>', help: say('到哪天止，不写为至今', 'up to which day; left out: open') },
  ],
  examples: [
    `infoctl ${register} add ${SAMPLES[register].id} ${SAMPLES[register].add} --from 2026-01-01`,
    `infoctl ${register} add ${SAMPLES[register].add}`,
  ],
  async run(context, options) {
    const keeping = await openRegister(context, register);
    const first = register === 'person' && (await context.world()).people.size === 0;
    const entry = addEntry(keeping, options.id, writtenBy(options));
    const { word } = REGISTERS[register];
    const next = say(
      `这是第一个人。如果就是您自己，请说一声：infoctl me ${entry.id}`,
      `This is the first person. If it is you, say so: infoctl me ${entry.id}`,
    );
    const done = (name: Text) =>
      say(`已登记${word['zh-CN']} ${name['zh-CN']}`, `Added the ${word.en} ${name.en}`);
    return entryAnswer(context, keeping, entry, done, first ? [next] : []);
  },
});
