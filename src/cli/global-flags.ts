import { say } from '../kernel/language.ts';
import type { OptionHelp } from './types.ts';

/** The flags that every command takes. */
export const GLOBAL_FLAGS: readonly OptionHelp[] = [
  { flags: '--workspace <dir>', help: say('工作区所在文件夹', 'folder of the workspace') },
  { flags: '--as <person>', help: say('谁在操作（工号或姓名）', 'who is at the keyboard (id or name)') },
  { flags: '--by <person>', help: say('代谁办理', 'whose act it is, where it is not yours') },
  { flags: '--lang <language>', help: say('语言：zh-CN 或 en', 'language: zh-CN or en') },
  { flags: '--json', help: say('输出 JSON，供程序读取', 'print JSON, for programs') },
  { flags: '--no-input', help: say('不提问', 'ask nothing') },
  {
    flags: '--yes',
    help: say('凡确认一律同意', 'take every question whether to go on as answered with yes'),
  },
  { flags: '--quiet', help: say('不显示提示和进度', 'no hints, no progress') },
  { flags: '--no-color', help: say('不用颜色', 'no colours') },
  { flags: '--plain', help: say('纯文本，不折行', 'plain text, no colours, no wrapping') },
  { flags: '-h, --help', help: say('显示帮助', 'show help') },
];
