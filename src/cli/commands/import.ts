import { InfoctlError } from '../../kernel/errors.ts';
import { say } from '../../kernel/language.ts';
import type { FlatRecord, Form } from '../../rules/forms/types.ts';
import { formToUse } from '../../work/adoption/form-in-use.ts';
import type { HeadingChoice } from '../../work/intake/columns.ts';
import { FileFault } from '../../work/intake/faults.ts';
import { readRecords, type RecordFile } from '../../work/intake/records.ts';
import type { FileAbout } from '../../work/intake/types.ts';
import { notAccepted, type Setting } from '../../work/records/prepare.ts';
import { resolvePeriod } from '../../work/records/resolve-period.ts';
import { beginImport, type Import, type IncomingRow, type Receipt } from '../../work/records/import.ts';
import { importAnswer, type FileReceipt } from '../records/import-answer.ts';
import { periodFlag } from '../records/period-flag.ts';
import { headingChoice, setValues } from '../records/set-values.ts';
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
  argHelp: {
    form: say('表单', 'the form'),
    files: say(
      'CSV、XLSX、JSON、NDJSON、YAML 文件（- 为标准输入）',
      'CSV, XLSX, JSON, NDJSON or YAML files (- is standard input)',
    ),
  },
  options: [
    {
      flags: '--map <field=heading>',
      help: say(
        '哪一列是哪个字段，可写多次；-=列标题 略去一列',
        'which heading is which field; may be repeated; -=HEADING leaves a column out',
      ),
      repeat: true,
    },
    {
      flags: '--set <field=value>',
      help: say('所有行共有的值，可写多次', 'a value that all rows share; may be repeated'),
      repeat: true,
    },
    {
      flags: '--period <period>',
      help: say('没有写明期间的行按此期间', 'the period of rows that name none'),
    },
    { flags: '--dry-run', help: say('只检查，不登记', 'check only, store nothing') },
    {
      flags: '--allow-repeats',
      help: say('已有的行也再登记一次', 'add rows that are there already once more'),
    },
  ],
  examples: [
    'infoctl import customer-opinion 顾客意见.xlsx',
    'infoctl import customer-opinion opinions.csv --map opinion=评论 --map -=星级 --set store=s1 --dry-run',
  ],
  clause: '沟通·二·2',
  async run(context, options) {
    const { journal, folder } = await context.workspace('write');
    const authorship = await context.authorship('file');
    const used = formToUse(journal.db, options.form, folder);
    const setting = await settingOf(context, used, authorship, { extent: 'first' });
    const shared = await sharedValues(context, setting, options);
    const map = headingChoice(options.map ?? []);
    const importing = {
      dryRun: options.dryRun ? new Set<string>() : null,
      allowRepeats: options.allowRepeats ?? false,
    };
    const files: FileReceipt[] = [];
    for (const path of options.files) {
      const begun = beginImport(journal, authorship, { used, setting, options: importing });
      const opened = await openFile(path, { form: used.form, map, context, first: files.length === 0 });
      const fault =
        opened.fault ??
        (await readAll(context, opened.source, begun, {
          shared,
          before: files.map(({ receipt }) => receipt),
        }));
      files.push({ about: opened.about, receipt: begun.receipt, fault });
      if (fault) break;
    }
    const left = options.files.slice(files.length);
    return importAnswer(context, used.form, files, { dryRun: options.dryRun ?? false, left });
  },
};
export default importRows;

/** What every row says that does not say otherwise. A period that is not the form's is refused before any row is read. */
async function sharedValues(context: Context, setting: Setting, options: Options): Promise<FlatRecord> {
  const shared = setValues(setting.form, options.set ?? []);
  if (options.period === undefined) return shared;
  const { name } = periodFlag(options.period, await context.today());
  const { problems } = resolvePeriod(setting, name);
  if (problems.length > 0) throw notAccepted(problems);
  return { period: name, ...shared };
}

type Opened =
  | { readonly fault: null; readonly source: RecordFile; readonly about: FileAbout }
  | { readonly fault: InfoctlError; readonly about: Pick<FileAbout, 'file'> };

/** Opens a file. Where others were imported before it, one that cannot be read is told beside what became of them. */
async function openFile(
  path: string,
  { form, map, context, first }: { form: Form; map: HeadingChoice; context: Context; first: boolean },
): Promise<Opened> {
  try {
    const source = await readRecords(path, form, { map, stdin: context.terminal.stdin });
    return { fault: null, source, about: source.about };
  } catch (error) {
    if (first || !(error instanceof InfoctlError)) throw error;
    return { fault: error, about: { file: path } };
  }
}

/** Stores the rows batch by batch. A fault of the file itself ends it; the rows that came before are kept. */
async function readAll(
  context: Context,
  source: RecordFile,
  begun: Import,
  { shared, before }: { shared: FlatRecord; before: readonly Receipt[] },
): Promise<InfoctlError | null> {
  const waiting: IncomingRow[] = [];
  const storeWaiting = () => {
    begun.batch(waiting.splice(0, waiting.length));
    showProgress(context, [...before, begun.receipt]);
  };
  try {
    for await (const batch of source.batches()) {
      for (const { row, values, problem } of batch) {
        waiting.push({
          row,
          values: withShared(shared, values as FlatRecord),
          ...(problem ? { problem } : {}),
        });
      }
      if (waiting.length >= BATCH) storeWaiting();
    }
    storeWaiting();
    return null;
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    storeWaiting();
    return error;
  } finally {
    context.progress.end();
  }
}

/** A row with what all rows share; where the row itself says nothing (null, an empty text) the shared value stays. */
function withShared(shared: FlatRecord, values: FlatRecord): FlatRecord {
  const merged = { ...shared, ...values };
  for (const key of Object.keys(shared)) {
    if (merged[key] === null || merged[key] === '') merged[key] = shared[key];
  }
  return merged;
}

function showProgress({ progress, say: inLanguage }: Context, receipts: readonly Receipt[]): void {
  const sum = (key: 'rows' | 'added') => receipts.reduce((total, receipt) => total + receipt[key], 0);
  const [rows, added] = [sum('rows'), sum('added')];
  progress.at(inLanguage(say(`已读 ${rows} 行，登记 ${added} 行`, `${rows} rows read, ${added} added`)));
}
