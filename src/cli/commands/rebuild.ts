import { say } from '../../kernel/language.ts';
import { eventCount } from '../../work/workspace/queries.ts';
import type { Command } from '../types.ts';

const rebuild: Command = {
  examples: ['infoctl rebuild', 'infoctl rebuild --json'],
  async run(context) {
    const { journal } = await context.workspace('write');
    journal.rebuild();
    const events = eventCount(journal.db);
    const text = say(
      `已由 ${events} 条记录重新生成全部表。`,
      `All tables were folded anew from ${events} events.`,
    );
    return {
      data: { rebuilt: true, events },
      show: () => [{ kind: 'text', text: context.say(text), tone: 'good' }],
    };
  },
};
export default rebuild;
