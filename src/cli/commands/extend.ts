import { InfoctlError } from '../../kernel/errors.ts';
import { say } from '../../kernel/language.ts';
import { dayTitle } from '../../rules/periods/titles.ts';
import { decideExtension } from '../../work/duties/decide-exceptions.ts';
import { dayFlag } from '../days.ts';
import { grantException, type GrantOptions } from '../duties/granting.ts';
import type { Command } from '../types.ts';

const extend: Command<GrantOptions & { readonly to?: string }> = {
  args: '<duty>',
  argHelp: {
    duty: say(
      '事项编号，如 submit:sales-feedback/2026-W47:r1',
      'id of the duty, such as submit:sales-feedback/2026-W47:r1',
    ),
  },
  options: [
    { flags: '--to <day>', help: say('新的截止日', 'the new due date') },
    { flags: '--reason <text>', help: say('理由', 'the reason') },
    { flags: '--allowed-by <person>', help: say('谁批准的，默认是我', 'who allowed it; I unless given') },
  ],
  examples: [
    'infoctl extend submit:sales-feedback/2026-W47:r1 --to 2026-11-25 --reason 出差',
    'infoctl extend submit:sales-feedback/2026-W47:r1 --to 2026-11-25 --reason 出差 --allowed-by 周明',
  ],
  run(context, options) {
    if (options.to === undefined) {
      throw new InfoctlError(
        'usage',
        'no-new-date',
        say(
          '请用 --to 写明新的截止日，如 --to 2026-11-25。',
          'Give the new due date with --to, such as --to 2026-11-25.',
        ),
      );
    }
    const due = dayFlag('--to', options.to);
    const day = dayTitle(due);
    return grantException(
      context,
      options,
      (duty, granting) => decideExtension(duty, due, granting),
      (title, who) =>
        say(`已延期到${day['zh-CN']}：${who} ${title}`, `Extended to ${day.en}: ${who}, ${title}`),
    );
  },
};
export default extend;
