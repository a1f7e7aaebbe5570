import { say } from '../../kernel/language.ts';
import { decideWaiver } from '../../work/duties/decide-exceptions.ts';
import { grantException, type GrantOptions } from '../duties/granting.ts';
import type { Command } from '../types.ts';

const waive: Command<GrantOptions> = {
  args: '<duty>',
  argHelp: {
    duty: say(
      '事项编号，如 submit:customer-opinion/2026-Q3:s3',
      'id of the duty, such as submit:customer-opinion/2026-Q3:s3',
    ),
  },
  options: [
    { flags: '--reason <text>', help: say('理由', 'the reason') },
    { flags: '--allowed-by <person>', help: say('谁批准的，默认是我', 'who allowed it; I unless given') },
  ],
  examples: [
    'infoctl waive submit:customer-opinion/2026-Q3:s3 --reason 门店装修停业',
    'infoctl waive visit:client-visit/2026-Q4:c7 --reason 客户歇业 --allowed-by 周明',
  ],
  run: (context, options) =>
    grantException(context, options, decideWaiver, (title, who) =>
      say(`已豁免：${who} ${title}`, `Waived: ${who}, ${title}`),
    ),
};
export default waive;
