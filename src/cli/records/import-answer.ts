import type { InfoctlError } from '../../kernel/errors.ts';
import { say, type Text } from '../../kernel/language.ts';
import type { Form } from '../../rules/forms/types.ts';
import type { FileAbout } from '../../work/intake/types.ts';
import { NAMED, type KnownRow, type Receipt } from '../../work/records/import.ts';
import type { Answer, Block, Context } from '../types.ts';

/** What became of one file: its rows, and the fault that ended it early, if any. */
export type FileReceipt = {
  readonly about: Pick<FileAbout, 'file'> & Partial<FileAbout>;
  readonly receipt: Receipt;
  readonly fault: InfoctlError | null;
};

/** Rows that are shown to a person one by one; `--json` names up to a thousand a file. */
const SHOWN = 20;
const INVALID = 3;

type Outcome = { readonly dryRun: boolean; readonly left: readonly string[] };

/**
 * Every row is added, already there, or refused with row, field and reason; the three add up. `left`: files that were
 * not looked at, since one before them ended with a fault.
 */
export function importAnswer(
  context: Context,
  form: Form,
  files: readonly FileReceipt[],
  { dryRun, left }: Outcome,
): Answer {
  const total = (key: Exclude<keyof Receipt, 'errors' | 'known'>) =>
    files.reduce((sum, { receipt }) => sum + receipt[key], 0);
  const counts = {
    rows: total('rows'),
    added: total('added'),
    existing: total('existing'),
    refused: total('refused'),
  };
  const errors = files.flatMap((file) => errorsOf(file, context));
  const known = files.flatMap(({ about, receipt }) =>
    receipt.known.map((row) => ({ file: about.file, ...row })),
  );
  const failed = counts.refused > 0 || files.some(({ fault }) => fault !== null);
  return {
    data: { form: form.name, ...counts, dryRun, errors, known },
    show: () => [
      countLine(context, files, counts, dryRun),
      ...errorBlocks(context, errors, files),
      ...notes(context, { counts, dryRun, left, defaulted: total('defaulted'), known }),
    ],
    ...(failed ? { exitCode: INVALID } : {}),
  };
}

type Counts = {
  readonly rows: number;
  readonly added: number;
  readonly existing: number;
  readonly refused: number;
};
type ShownError = {
  readonly file: string;
  readonly row: number | null;
  readonly field: string | null;
  readonly message: string;
};
type ShownKnown = KnownRow & { readonly file: string };

function errorsOf({ about, receipt, fault }: FileReceipt, context: Context): ShownError[] {
  const file = about.file;
  return [
    ...receipt.errors.map(({ row, field, message }) => ({ file, row, field, message: context.say(message) })),
    ...(fault ? [{ file, row: null, field: null, message: context.say(faultText(fault)) }] : []),
  ];
}

/** The fault of a file, whose name stands in a column of its own already. */
function faultText({ details, text }: InfoctlError): Text {
  const [detail] = details;
  if (!detail) return text;
  const { line, message } = detail;
  return line === undefined
    ? message
    : say(`第 ${line} 行：${message['zh-CN']}`, `line ${line}: ${message.en}`);
}

function countLine(
  context: Context,
  files: readonly FileReceipt[],
  { rows, added, existing, refused }: Counts,
  dryRun: boolean,
): Block {
  const read = (open: string, close: string, between: string): string =>
    files.map(({ about }) => about.file + readAs(about, open, close)).join(between);
  const verb = dryRun ? say('可登记', 'to be added') : say('登记', 'added');
  const text = say(
    `${read('（', '）', '、')} 共 ${rows} 行：${verb['zh-CN']} ${added}，已有 ${existing}，退回 ${refused}`,
    `${read(' (', ')', ', ')}: ${rows} ${rows === 1 ? 'row' : 'rows'}, ${added} ${verb.en}, ${existing} already there, ${refused} refused`,
  );
  return { kind: 'text', text: context.say(text), tone: refused === 0 ? 'good' : 'warning' };
}

/** How a file was read: GB18030 must not be taken for something else in silence. */
function readAs({ encoding, format }: FileReceipt['about'], open: string, close: string): string {
  const how = encoding ?? format;
  return how === undefined ? '' : open + how.toUpperCase() + close;
}

function errorBlocks(
  context: Context,
  errors: readonly ShownError[],
  files: readonly FileReceipt[],
): Block[] {
  if (errors.length === 0) return [];
  const columns = [say('文件', 'File'), say('行', 'Row'), say('原因', 'Why')];
  const shown = errors.length > SHOWN + 1 ? errors.slice(0, SHOWN) : errors;
  const named = files.some(({ receipt }) => receipt.errors.length === NAMED)
    ? say(`用 --json 查看前 ${NAMED} 处`, `--json lists the first ${NAMED}`)
    : say('用 --json 查看全部', '--json lists all');
  const more = errors.length - shown.length;
  return [
    {
      kind: 'table',
      columns: columns.map((title) => ({ title: context.say(title) })),
      rows: shown.map(({ file, row, message }) => [file, row === null ? '' : String(row), message]),
    },
    ...(more === 0
      ? []
      : [
          note(
            context,
            say(`另有 ${more} 处未列出，${named['zh-CN']}。`, `${more} more are not shown; ${named.en}.`),
          ),
        ]),
  ];
}

const note = (context: Context, text: Text, tone: 'faint' | 'warning' = 'faint'): Block => ({
  kind: 'text',
  text: context.say(text),
  tone,
});

type Noted = Outcome & {
  readonly counts: Counts;
  readonly defaulted: number;
  readonly known: readonly ShownKnown[];
};

function notes(context: Context, { counts, dryRun, left, defaulted, known }: Noted): Block[] {
  const told: Block[] = [];
  if (counts.existing > 0) told.push(note(context, knownText(known, counts.existing)));
  if (defaulted > 0) told.push(note(context, defaultedText(defaulted)));
  if (left.length > 0) told.push(note(context, leftText(left), 'warning'));
  if (dryRun) told.push(note(context, DRY_RUN));
  return told;
}

const defaultedText = (count: number): Text =>
  say(
    `有 ${count} 行没有写明期间，按本期计；要按别的期间请加 --period。`,
    `${count} ${count === 1 ? 'row names' : 'rows name'} no period and ${count === 1 ? 'was' : 'were'} taken for the running one; --period says another.`,
  );

const leftText = (left: readonly string[]): Text =>
  say(
    `后面的 ${left.join('、')} 没有读；改好前面的文件后再运行一次，已登记的行不会重复。`,
    `${left.join(', ')} was not read; mend the file before it and run this again: rows that are there are not added twice.`,
  );

const DRY_RUN = say(
  '这是试导入，什么都没有登记；去掉 --dry-run 再运行一次。',
  'This was a dry run and nothing was stored; run it again without --dry-run.',
);

/** Known rows that are named to a person. */
const KNOWN_SHOWN = 3;

function knownText(known: readonly ShownKnown[], existing: number): Text {
  const named = (open: string, close: string, between: string, withdrawn: string) =>
    known
      .slice(0, KNOWN_SHOWN)
      .map(({ row, id, state }) => {
        const what = [...(id === null ? [] : [id]), ...(state === 'withdrawn' ? [withdrawn] : [])];
        return what.length === 0 ? String(row) : `${row}${open}${what.join(between)}${close}`;
      })
      .join(between);
  const more =
    existing > KNOWN_SHOWN ? say(` 等 ${existing} 行`, ` and others, ${existing} in all`) : say('', '');
  // An external id names one thing: it is added again only after the first was withdrawn.
  const canRepeat = known.some(({ by, state }) => by === 'content' || state === 'withdrawn');
  const advice = canRepeat
    ? say('；确是另一份时加 --allow-repeats', '; add --allow-repeats where they are others')
    : say('（外部编号相同）', ' (the same external id)');
  return say(
    `已有的行：第 ${named('（', '）', '、', '已撤回')}${more['zh-CN']}${advice['zh-CN']}。`,
    `Already there: rows ${named(' (', ')', ', ', 'withdrawn')}${more.en}${advice.en}.`,
  );
}
