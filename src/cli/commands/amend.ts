import { InfoctlError } from '../../kernel/errors.ts';
import { say } from '../../kernel/language.ts';
import type { FlatRecord, Form } from '../../rules/forms/types.ts';
import { formOfVersion } from '../../work/adoption/form-in-use.ts';
import { requireReason } from '../../work/duties/decide-exceptions.ts';
import { amendRecord, flatRecord, requireRecord } from '../../work/records/amend.ts';
import { reservedOf, withSet } from '../../work/records/flat.ts';
import { refuseWithdrawn } from '../../work/records/decide-amendment.ts';
import { mayNotHandIn, notAccepted, prepare, type Setting } from '../../work/records/prepare.ts';
import { requireAmender } from '../records/amending.ts';
import { periodFlag } from '../records/period-flag.ts';
import { receiptOf } from '../records/receipt.ts';
import { recordFromFile } from '../records/record-from-file.ts';
import { setValues } from '../records/set-values.ts';
import { settingOf } from '../records/setting.ts';
import type { Command, Context } from '../types.ts';

type Options = {
  readonly id: string;
  readonly reason?: string;
  readonly from?: string;
  readonly set?: readonly string[];
  readonly period?: string;
};

const amend: Command<Options> = {
  args: '<id>',
  argHelp: {
    id: say(
      '记录编号；在终端里不写选项时，逐项查看和修改',
      'id of the record; in a terminal, without options, its answers are shown to change any of them',
    ),
  },
  options: [
    {
      flags: '--set <field=value>',
      help: say(
        '改一个字段，可写多次；等号后留空即删去',
        'change one field; may be repeated; nothing after = removes it',
      ),
      repeat: true,
    },
    {
      flags: '--from <file>',
      help: say('用 JSON 或 YAML 文件里的内容代替全部答案', 'replace all answers by a JSON or YAML file'),
    },
    { flags: '--period <period>', help: say('改到哪一期', 'the period it is really for') },
    { flags: '--reason <text>', help: say('理由', 'the reason') },
  ],
  examples: [
    'infoctl amend SF-HQ-20261117-009 --set salesLines.1.amount=11800 --reason 单价抄错',
    'infoctl amend SF-HQ-20261117-009 --period 2026-W46 --reason 期间选错',
  ],
  async run(context, options) {
    const { journal } = await context.workspace('write');
    const authorship = await context.authorship();
    const row = requireRecord(journal.db, options.id);
    await requireAmender(context, authorship.by, row);
    refuseWithdrawn(row);
    const form = formOfVersion(journal.db, row.form, row.formVersion);
    const used = await settingOf(context, { form, version: row.formVersion }, authorship);
    const setting = { ...used, by: row.submitter, kept: row.received };
    const amended = await amendment(context, options, row.id, setting);
    const reason = requireReason(amended.reason);
    const refusal = mayNotHandIn(amended.record, setting);
    if (refusal) throw new InfoctlError('refused', refusal.code, refusal.message);
    const result = prepare(amended.record, setting);
    if ('problems' in result) throw notAccepted(result.problems);
    const { world } = setting;
    amendRecord(journal, authorship, { id: row.id, prepared: result.prepared, form, reason, world });
    return receiptOf(context, journal, setting, { id: row.id, act: 'amended' });
  },
};
export default amend;

/** What the record is to say and why: by the flags, or asked where a person sits at a terminal and gave none. */
async function amendment(
  context: Context,
  options: Options,
  id: string,
  setting: Setting,
): Promise<{ record: FlatRecord; reason: string | undefined }> {
  const { journal } = await context.workspace('write');
  const stood = flatRecord(journal.db, id);
  const { reason, set, from, period } = options;
  if (set !== undefined || from !== undefined || period !== undefined) {
    requireReason(reason);
    return { record: await changedBy(context, options, stood, setting.form), reason };
  }
  if (!context.terminal.interactive) throw nothingToChange();
  const { askAmendment } = await import('../questions/ask-amendment.ts');
  return askAmendment(context, setting, stood, reason);
}

const nothingToChange = (): InfoctlError =>
  new InfoctlError(
    'usage',
    'nothing-to-change',
    say(
      '请用 --set、--from 或 --period 写明要改什么。',
      'Say what to change with --set, --from or --period.',
    ),
  );

/** The record as it stood, with what the flags say is different. */
async function changedBy(
  context: Context,
  { set = [], from, period }: Options,
  stood: FlatRecord,
  form: Form,
): Promise<FlatRecord> {
  const settings = setValues(form, set);
  const replaced =
    from === undefined
      ? stood
      : { ...reservedOf(stood), ...(await recordFromFile(from, form, context.terminal.stdin)) };
  const changed: FlatRecord = {
    ...withSet(replaced, settings),
    ...(period === undefined ? {} : { period: periodFlag(period, await context.today()).name }),
  };
  // The unit follows another owner, unless it is said as well.
  const follows = changed['submitter'] !== stood['submitter'] && changed['unit'] === stood['unit'];
  return follows && settings['unit'] === undefined ? { ...changed, unit: undefined } : changed;
}
