import type { Channel } from '../../journal/types.ts';
import { InfoctlError } from '../../kernel/errors.ts';
import { say } from '../../kernel/language.ts';
import type { FlatRecord, Form } from '../../rules/forms/types.ts';
import { formToUse, type FormInUse } from '../../work/adoption/form-in-use.ts';
import { removeDraft } from '../../work/drafts/drafts.ts';
import { withSet } from '../../work/records/flat.ts';
import { mayNotHandIn, notAccepted, prepare, type Setting } from '../../work/records/prepare.ts';
import { submitRecord } from '../../work/records/submit.ts';
import type { Asked } from '../questions/ask-record.ts';
import { periodFlag } from '../records/period-flag.ts';
import { receiptOf, type Receipt } from '../records/receipt.ts';
import { recordFromFile } from '../records/record-from-file.ts';
import { setValues } from '../records/set-values.ts';
import { settingOf } from '../records/setting.ts';
import type { Command, Context } from '../types.ts';

type Options = {
  readonly form: string;
  readonly from?: string;
  readonly set?: readonly string[];
  readonly nil?: boolean;
  readonly period?: string;
  readonly received?: string;
  readonly paper?: boolean;
};

const submit: Command<Options> = {
  args: '<form>',
  argHelp: { form: say('表单，如 sales-feedback', 'the form, such as sales-feedback') },
  options: [
    {
      flags: '--from <file>',
      help: say(
        '从 JSON 或 YAML 文件读入一份（- 为标准输入）',
        'read one from a JSON or YAML file (- is standard input)',
      ),
    },
    {
      flags: '--set <field=value>',
      help: say(
        '填一个字段，可写多次，如 salesLines.1.product=礼盒',
        'fill one field; may be repeated, such as salesLines.1.product=gift',
      ),
      repeat: true,
    },
    { flags: '--nil', help: say('零报告：本期无情况', 'nothing to report in this period') },
    {
      flags: '--period <period>',
      help: say('期间，如 2026-W47、last-week', 'the period, such as 2026-W47, last-week'),
    },
    {
      flags: '--received <day>',
      help: say(
        '纸质表收到的日期（由市场部或专管人补登）',
        'the day a paper form came in (keyed in by marketing or the custodian)',
      ),
    },
    { flags: '--paper', help: say('按纸质表录入', 'keyed in from paper') },
  ],
  examples: [
    'infoctl submit sales-feedback',
    'infoctl submit sales-feedback --nil --period last-week',
    'infoctl submit customer-opinion --from opinion.yaml --paper',
  ],
  clause: '沟通·一·3',
  async run(context, options) {
    const { journal, folder } = await context.workspace('write');
    const authorship = await context.authorship(channelOf(options));
    const used = formToUse(journal.db, options.form, folder);
    const setting = await settingOf(context, used, authorship);
    const given = await givenBy(context, options, used.form);
    const asked = await completed(context, options, { used, setting, given });
    const receipt = (id: string, act: Receipt['act']) => receiptOf(context, journal, setting, { id, act });
    if ('recorded' in asked) return receipt(asked.recorded, 'already');
    const { record, draft } = asked;
    const refusal = mayNotHandIn(record, setting);
    if (refusal) throw new InfoctlError('refused', refusal.code, refusal.message);
    const result = prepare(record, setting);
    if ('problems' in result) throw notAccepted(result.problems);
    const { prepared } = result;
    const stored = submitRecord(journal, authorship, { prepared, used, draft, world: setting.world });
    if (draft !== null) removeDraft(folder, draft);
    const answer = receipt(stored.id, stored.already ? 'already' : 'recorded');
    const { period } = prepared.envelope;
    if (prepared.periodGiven || period === null || stored.already) return answer;
    const note = say(
      `期间未写明，按 ${period} 登记。`,
      `No period was given; it was recorded for ${period}.`,
    );
    return { ...answer, notes: [context.say(note)] };
  },
};
export default submit;

function channelOf({ from, paper }: Options): Channel {
  if (paper) return 'paper';
  return from === undefined ? 'terminal' : 'file';
}

/** What the file and the flags say. */
async function givenBy(context: Context, options: Options, form: Form): Promise<FlatRecord> {
  const period =
    options.period === undefined ? {} : { period: periodFlag(options.period, await context.today()).name };
  const file =
    options.from === undefined ? {} : await recordFromFile(options.from, form, context.terminal.stdin);
  return {
    ...withSet(file, setValues(form, options.set ?? [])),
    ...(options.nil ? { nil: true } : {}),
    ...period,
    ...(options.received === undefined ? {} : { received: options.received }),
    ...(options.paper ? { channel: 'paper' } : {}),
  };
}

type Begun = { readonly used: FormInUse; readonly setting: Setting; readonly given: FlatRecord };

/** What was given, and where a person sits at a terminal what they answer to the rest; nothing is asked about a file. */
async function completed(
  context: Context,
  options: Options,
  { used, setting, given }: Begun,
): Promise<Asked | { readonly record: FlatRecord; readonly draft: null }> {
  const whole = options.from !== undefined || options.nil === true;
  if (whole || !context.terminal.interactive) return { record: given, draft: null };
  if (options.set !== undefined && 'prepared' in prepare(given, setting))
    return { record: given, draft: null };
  const { askRecord } = await import('../questions/ask-record.ts');
  return askRecord(context, used, setting, given);
}
