import type { InfoctlError } from '../../kernel/errors.ts';
import { say } from '../../kernel/language.ts';
import type { Form } from '../../rules/forms/types.ts';
import type { FileAbout } from '../../work/intake/types.ts';
import type { Receipt } from '../../work/records/import.ts';
import type { Answer, Block, Context } from '../types.ts';

/** What became of one file: its rows, and the fault that ended it early, if any. */
export type FileReceipt = { readonly about: FileAbout; readonly receipt: Receipt; readonly fault: InfoctlError | null };

/** Rows that are shown to a person one by one; `--json` names up to a thousand a file. */
const SHOWN = 20;
const INVALID = 3;

/** Every row is added, already there, or refused with row, field and reason; the three add up. */
export function importAnswer(context: Context, form: Form, files: readonly FileReceipt[], dryRun: boolean): Answer {
  const total = (key: 'rows' | 'added' | 'existing' | 'refused') => files.reduce((sum, { receipt }) => sum + receipt[key], 0);
  const counts = { rows: total('rows'), added: total('added'), existing: total('existing'), refused: total('refused') };
  const errors = files.flatMap(({ about, receipt, fault }) => [
    ...receipt.errors.map(({ row, field, message }) => ({ file: about.file, row, field, message: context.say(message) })),
    ...(fault ? [{ file: about.file, row: null, field: null, message: context.say(fault.text) }] : []),
  ]);
  const known = files.flatMap(({ about, receipt }) => receipt.known.map(({ row, id }) => ({ file: about.file, row, id })));
  const failed = counts.refused > 0 || files.some(({ fault }) => fault !== null);
  return {
    data: { form: form.name, ...counts, dryRun, errors, known },
    show: () => blocksOf(context, files, counts, errors, dryRun),
    ...(failed ? { exitCode: INVALID } : {}),
  };
}

type Counts = { readonly rows: number; readonly added: number; readonly existing: number; readonly refused: number };
type ShownError = { readonly file: string; readonly row: number | null; readonly field: string | null; readonly message: string };

function blocksOf(context: Context, files: readonly FileReceipt[], counts: Counts, errors: readonly ShownError[], dryRun: boolean): Block[] {
  const text = (zh: string, en: string, tone?: 'good' | 'warning' | 'faint'): Block => ({ kind: 'text', text: context.say(say(zh, en)), ...(tone ? { tone } : {}) });
  const { rows, added, existing, refused } = counts;
  const encodings = files.map(({ about }) => `${about.file}（${about.encoding ?? about.format}）`).join('、');
  const verb = dryRun ? say('可登记', 'to be added') : say('登记', 'added');
  return [
    text(
      `${encodings} 共 ${rows} 行：${verb['zh-CN']} ${added}，已有 ${existing}，退回 ${refused}`,
      `${encodings.replaceAll('（', ' (').replaceAll('）', ')').replaceAll('、', ', ')}: ${rows} rows, ${added} ${verb.en}, ${existing} already there, ${refused} refused`,
      refused === 0 ? 'good' : 'warning',
    ),
    ...(errors.length === 0 ? [] : [errorTable(context, errors)]),
    ...(refused > 0 && errors.length > SHOWN ? [text(`另有 ${errors.length - SHOWN} 处未列出，用 --json 查看全部。`, `${errors.length - SHOWN} more are not shown; --json lists them.`, 'faint')] : []),
    ...(existing > 0 ? [knownLine(context, files, existing)] : []),
    ...(dryRun ? [text('这是试导入，什么都没有登记；去掉 --dry-run 再运行一次。', 'This was a dry run and nothing was stored; run it again without --dry-run.', 'faint')] : []),
  ];
}

function errorTable(context: Context, errors: readonly ShownError[]): Block {
  return {
    kind: 'table',
    columns: [say('文件', 'File'), say('行', 'Row'), say('原因', 'Why')].map((title) => ({ title: context.say(title) })),
    rows: errors.slice(0, SHOWN).map(({ file, row, message }) => [file, row === null ? '' : String(row), message]),
  };
}

function knownLine(context: Context, files: readonly FileReceipt[], existing: number): Block {
  const known = files.flatMap(({ receipt }) => receipt.known);
  const named = known.slice(0, 3).map(({ row, id }) => (id === '' ? String(row) : `${row}（${id}）`)).join('、');
  const more = existing > 3 ? say(` 等 ${existing} 行`, ` and others, ${existing} in all`) : say('', '');
  return {
    kind: 'text',
    tone: 'faint',
    text: context.say(
      say(
        `已有的行：第 ${named}${more['zh-CN']}；确是另一份时加 --allow-repeats。`,
        `Already there: rows ${named}${more.en}; add --allow-repeats where they are others.`,
      ),
    ),
  };
}
