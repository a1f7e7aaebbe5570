import { InfoctlError } from '../../kernel/errors.ts';
import { say, type Text } from '../../kernel/language.ts';
import type { FlatRecord } from '../../rules/forms/types.ts';
import { formToUse } from '../../work/adoption/form-in-use.ts';
import { readRecords, type RecordFile } from '../../work/intake/records.ts';
import { beginImport, type Import, type Receipt } from '../../work/records/import.ts';
import { importAnswer, type FileReceipt } from '../records/import-answer.ts';
import { periodFlag } from '../records/period-flag.ts';
import { setValues } from '../records/set-values.ts';
import { settingOf } from '../records/setting.ts';
import type { Command, Context } from '../types.ts';

type Options = {
  readonly form: string;
  readonly files: readonly string[];
  readonly map?: readonly string[];
  readonly set?: readonly string[];
  readonly period?: string;
  readonly dryRun?: boolean;
  readonly allowRepeats?: boolean;
};

/** Rows that are stored in one transaction. */
const BATCH = 2000;

const importRows: Command<Options> = {
  args: '<form> <files...>',
  argHelp: { form: say('表单', 'the form'), files: say('CSV、XLSX、JSON、NDJSON、YAML 文件（- 为标准输入）', 'CSV, XLSX, JSON, NDJSON or YAML files (- is standard input)') },
  options: [
    { flags: '--map <field=heading>', help: say('哪一列是哪个字段，可写多次', 'which heading is which field; may be repeated'), repeat: true },
    { flags: '--set <field=value>', help: say('所有行共有的值，可写多次', 'a value that all rows share; may be repeated'), repeat: true },
    { flags: '--period <period>', help: say('没有写明期间的行按此期间', 'the period of rows that name none') },
    { flags: '--dry-run', help: say('只检查，不登记', 'check only, store nothing') },
    { flags: '--allow-repeats', help: say('已有的行也再登记一次', 'add rows that are there already once more') },
  ],
  examples: ['infoctl import customer-opinion 顾客意见.xlsx', 'infoctl import customer-opinion opinions.csv --map opinion=评论 --set store=s1 --dry-run'],
  clause: '沟通·二·2',
  async run(context, options) {
    const { journal, folder } = await context.workspace('write');
    const authorship = await context.authorship('file');
    const used = formToUse(journal.db, options.form, folder);
    const period = options.period === undefined ? null : periodFlag(options.period, await context.today());
    const setting = await settingOf(context, used, authorship, { period, extent: 'first' });
    const shared = setValues(options.set ?? []);
    const files: FileReceipt[] = [];
    for (const path of options.files) {
      const source = await readRecords(path, used.form, { map: setValues(options.map ?? []), stdin: context.terminal.stdin });
      const { dryRun = false, allowRepeats = false } = options;
      const begun = beginImport(journal, authorship, { used, setting, options: { dryRun, allowRepeats } });
      const fault = await readAll(context, source, begun, shared);
      files.push({ about: source.about, receipt: begun.receipt, fault });
      if (fault) break;
    }
    return importAnswer(context, used.form, files, options.dryRun ?? false);
  },
};
export default importRows;

/** Stores the rows batch by batch. A fault of the file itself ends it; the rows that came before are kept. */
async function readAll(context: Context, source: RecordFile, begun: Import, shared: FlatRecord): Promise<InfoctlError | null> {
  const waiting: { row: number; values: FlatRecord; problem?: Text }[] = [];
  const storeWaiting = () => {
    begun.batch(waiting.splice(0, waiting.length));
    showProgress(context, begun.receipt);
  };
  try {
    for await (const batch of source.batches()) {
      for (const { row, values, problem } of batch) {
        waiting.push({ row, values: { ...shared, ...(values as FlatRecord) }, ...(problem ? { problem } : {}) });
      }
      if (waiting.length >= BATCH) storeWaiting();
    }
    storeWaiting();
    return null;
  } catch (error) {
    if (!(error instanceof InfoctlError) || error.code !== 'bad-file') throw error;
    storeWaiting();
    return error;
  } finally {
    context.progress.end();
  }
}

const showProgress = ({ progress, say: inLanguage }: Context, { rows, added }: Receipt): void =>
  progress.at(inLanguage(say(`已读 ${rows} 行，登记 ${added} 行`, `${rows} rows read, ${added} added`)));

