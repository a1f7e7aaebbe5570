import { say } from '../../kernel/language.ts';
import { requireReason } from '../../work/duties/decide-exceptions.ts';
import { requireRecord, withdrawRecord } from '../../work/records/amend.ts';
import { requireAmender } from '../records/amending.ts';
import type { Command } from '../types.ts';

const withdraw: Command<{ readonly id: string; readonly reason?: string }> = {
  args: '<id>',
  argHelp: { id: say('记录编号', 'id of the record') },
  options: [{ flags: '--reason <text>', help: say('理由', 'the reason') }],
  examples: [
    'infoctl withdraw SF-HQ-20261120-001 --reason 重复录入',
    'infoctl withdraw CO-HQ-20261118-003 --reason 门店填错',
  ],
  async run(context, options) {
    const { journal } = await context.workspace('write');
    const authorship = await context.authorship();
    const row = requireRecord(journal.db, options.id);
    await requireAmender(context, authorship.by, row);
    const reason = requireReason(options.reason);
    withdrawRecord(journal, authorship, options.id, reason);
    return {
      data: { id: options.id, state: 'withdrawn', reason },
      show: () => [
        {
          kind: 'text',
          tone: 'good',
          text: context.say(
            say(
              `已撤回 ${options.id}，内容仍可用 infoctl show 查看。`,
              `${options.id} is withdrawn; infoctl show still shows what it said.`,
            ),
          ),
        },
      ],
    };
  },
};
export default withdraw;
