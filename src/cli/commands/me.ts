import { say } from '../../kernel/language.ts';
import { nameOf, requireId } from '../../work/org/find.ts';
import { rememberPerson } from '../../work/workspace/me.ts';
import type { Command } from '../types.ts';

const me: Command<{ readonly person?: string }> = {
  args: '[person]',
  argHelp: { person: say('工号或姓名；不写则显示现在是谁', 'id or name; left out: shows who you are now') },
  examples: ['infoctl me 李雷', 'infoctl me'],
  async run(context, { person }) {
    const { journal } = await context.workspace();
    const world = await context.world();
    const today = await context.today();
    const id = person === undefined ? await context.person() : requireId(world, 'person', person, today);
    if (person !== undefined) rememberPerson(journal.workspaceId, id, context.env);
    const name = nameOf(world, 'person', id, today);
    const text = say(`在这个工作区，您是 ${name}（${id}）。`, `In this workspace you are ${name} (${id}).`);
    return { data: { id, name }, show: () => [{ kind: 'text', text: context.say(text) }] };
  },
};
export default me;
