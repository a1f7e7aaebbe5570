import { resolve } from 'node:path';
import { dayIn, isDay } from '../../kernel/days.ts';
import { InfoctlError } from '../../kernel/errors.ts';
import { say, type Text } from '../../kernel/language.ts';
import { textFault } from '../../kernel/text.ts';
import { makeWorkspace, refuseFolder } from '../../work/workspace/make.ts';
import { syncWarning } from '../../work/workspace/place.ts';
import { isZone } from '../../work/workspace/settings.ts';
import { headsFolder } from '../../work/workspace/user-folder.ts';
import { askLine } from '../ask.ts';
import { languageWord } from '../glance.ts';
import type { Command, Context } from '../types.ts';

type Options = {
  readonly dir?: string;
  readonly company?: string;
  readonly site?: string;
  readonly zone?: string;
  readonly language?: string;
  readonly effective?: string;
};

type Check = (value: string) => Text | undefined;

const company: Check = (value) =>
  value === '' || [...value].length > 100
    ? say('请写公司名称（100 字以内）。', 'Write the name of the company (100 characters at most).')
    : textFault(value)?.message;
const site: Check = (value) =>
  /^[A-Z][A-Z0-9]{1,7}$/.test(value)
    ? undefined
    : say(
        '单位代码由 2 至 8 位大写字母或数字组成，以字母开头，如 HQ。',
        'A site code is 2 to 8 capital letters or digits, beginning with a letter, such as HQ.',
      );
const zone: Check = (value) =>
  isZone(value)
    ? undefined
    : say(
        `没有“${value}”这个时区，请写 Asia/Shanghai 这样的名称。`,
        `There is no time zone "${value}"; write a name such as Asia/Shanghai.`,
      );
const language: Check = (value) =>
  languageWord(value)
    ? undefined
    : say(`没有“${value}”这种语言，可用 zh-CN 或 en。`, `There is no language "${value}": use zh-CN or en.`);
const effective: Check = (value) =>
  isDay(value)
    ? undefined
    : say(
        `“${value}”不是日期，请写成 2026-01-01 这样。`,
        `"${value}" is not a day; write it like 2026-01-01.`,
      );

const init: Command<Options> = {
  args: '[dir]',
  argHelp: { dir: say('文件夹，不写则为当前文件夹', 'folder; left out: this one') },
  options: [
    { flags: '--company <name>', help: say('公司名称', 'name of the company') },
    {
      flags: '--site <code>',
      help: say('本单位代码，如 HQ；建成后不能改', 'code of this office, such as HQ; fixed from then on'),
    },
    {
      flags: '--zone <zone>',
      help: say(
        '时区，默认 Asia/Shanghai；建成后不能改',
        'time zone, Asia/Shanghai unless said; fixed from then on',
      ),
    },
    {
      flags: '--language <language>',
      help: say(
        '工作区和文件的语言：zh-CN 或 en',
        'language of the workspace and its documents: zh-CN or en',
      ),
    },
    {
      flags: '--effective <date>',
      help: say(
        '制度从哪天起施行，默认今天，可以是过去',
        'from when the policy counts; today unless said, may lie in the past',
      ),
    },
  ],
  examples: [
    'infoctl init 信息反馈',
    'infoctl init ws --company 示例食品有限公司 --site HQ --effective 2026-01-01 --yes',
  ],
  clause: '沟通·一',
  async run(context, options) {
    const folder = resolve(context.cwd, options.dir ?? '.');
    refuseFolder(folder);
    const ask = askOrTake(context);
    const settings = {
      company: await ask(options.company, '--company', say('公司名称', 'Name of the company'), company),
      site: await ask(
        options.site,
        '--site',
        say('本单位代码（总部用 HQ）', 'Code of this office'),
        site,
        'HQ',
      ),
      zone: await ask(options.zone, '--zone', say('时区', 'Time zone'), zone, 'Asia/Shanghai'),
      language: languageWord(
        await ask(
          options.language,
          '--language',
          say('语言（zh-CN 或 en）', 'Language (zh-CN or en)'),
          language,
          context.language,
        ),
      )!,
    };
    const today = dayIn(settings.zone, context.clock.now().at);
    const from = await ask(
      options.effective,
      '--effective',
      say('制度从哪天起施行', 'From when the policy counts'),
      effective,
      today,
    );
    makeWorkspace({
      folder,
      settings,
      effective: from,
      clock: context.clock,
      headsFolder: headsFolder(context.env),
    });
    const warning = syncWarning(folder);
    const made = say(
      `已建立工作区 ${folder}\n  ${settings.company}（${settings.site}），时区 ${settings.zone}，制度自 ${from} 起施行`,
      `Made the workspace ${folder}\n  ${settings.company} (${settings.site}), time zone ${settings.zone}, policy from ${from}`,
    );
    const next = say(
      '下一步：加入单位和人员，如 infoctl unit import 单位.csv，infoctl person import 人员.csv',
      'Next: add units and people, such as infoctl unit import UNITS.csv, infoctl person import PEOPLE.csv',
    );
    return {
      data: { folder, ...settings, effective: from },
      show: () => [{ kind: 'text', text: context.say(made), tone: 'good' }],
      notes: [...(warning ? [context.say(warning)] : []), context.say(next)],
    };
  },
};
export default init;

/** Takes what a flag says; asks in a terminal; else the preset, or an error that names the flag. */
function askOrTake(context: Context) {
  return async (
    given: string | undefined,
    flag: string,
    question: Text,
    check: Check,
    preset?: string,
  ): Promise<string> => {
    const asks = given === undefined && context.terminal.interactive && !context.global.yes;
    const value = asks
      ? await askLine(context, question, { check, ...(preset === undefined ? {} : { preset }) })
      : (given ?? preset)?.trim();
    if (value === undefined) {
      throw new InfoctlError(
        'usage',
        'missing-flag',
        say(`还缺少 ${flag}（${question['zh-CN']}）。`, `${flag} is missing (${question.en}).`),
      );
    }
    const fault = check(value);
    if (fault) throw new InfoctlError('usage', `bad-${flag.slice(2)}`, fault);
    return value;
  };
}
