import { say } from '../../kernel/language.ts';
import { importEntries } from '../../work/org/keep.ts';
import { COLUMNS } from '../../work/org/columns.ts';
import type { RefusedRow, Ruling } from '../../work/org/decide-import.ts';
import { readEntryRows } from '../../work/org/read-rows.ts';
import { REGISTERS } from '../../work/org/registers.ts';
import type { Register } from '../../work/org/types.ts';
import { headingChoice } from '../records/set-values.ts';
import type { Answer, Block, Command, Context } from '../types.ts';
import { openRegister } from './keep-answer.ts';

type Options = { readonly file: string; readonly map?: readonly string[]; readonly dryRun?: boolean };

const FILES: Readonly<Record<Register, readonly [zh: string, en: string]>> = {
  unit: ['单位.xlsx', 'units.csv'],
  person: ['人员.xlsx', 'people.csv'],
  client: ['客户.xlsx', 'clients.csv'],
};
const INVALID = 3;

/** `unit|person|client import FILE`: all rows are checked, then those that are right are added together. */
export const importCommand = (register: Register): Command<Options> => ({
  args: '<file>',
  argHelp: {
    file: say(
      `CSV、XLSX、JSON、NDJSON、YAML 文件（- 为标准输入）；列：id,${COLUMNS[register].map(({ name }) => name).join(',')}`,
      `a CSV, XLSX, JSON, NDJSON or YAML file (- is standard input); columns: id,${COLUMNS[register].map(({ name }) => name).join(',')}`,
    ),
  },
  options: [
    {
      flags: '--map <column=heading>',
      help: say('哪个标题是哪一列，可写多次', 'which heading is which column; may be repeated'),
      repeat: true,
    },
    { flags: '--dry-run', help: say('只检查，不登记', 'check only, add nothing') },
  ],
  examples: [
    `infoctl ${register} import ${FILES[register][0]}`,
    `infoctl ${register} import ${FILES[register][1]} --dry-run`,
  ],
  async run(context, { file, map = [], dryRun = false }) {
    const keeping = await openRegister(context, register, 'file');
    const first = register === 'person' && (await context.world()).people.size === 0;
    const rows = await readEntryRows(register, file, {
      map: headingChoice(map),
      stdin: context.terminal.stdin,
    });
    const ruling = importEntries(keeping, rows, { dryRun });
    const next = say(
      '下一步：说明您是其中的谁，infoctl me 工号或姓名',
      'Next: say which of them you are, infoctl me ID-OR-NAME',
    );
    return {
      ...importAnswer(context, register, file, rows.length, ruling, dryRun),
      ...(first && !dryRun && ruling.added > 0 ? { notes: [context.say(next)] } : {}),
    };
  },
});

function importAnswer(
  context: Context,
  register: Register,
  file: string,
  rows: number,
  ruling: Ruling,
  dryRun: boolean,
): Answer {
  const { added, existing, refused, errors } = ruling;
  const { word } = REGISTERS[register];
  const from = file === '-' ? say('标准输入', 'Standard input') : say(file, file);
  const counted = say(
    `${from['zh-CN']} 共 ${rows} 行${word['zh-CN']}资料：${dryRun ? '可登记' : '登记'} ${added}，已有 ${existing}，退回 ${refused}`,
    `${from.en}: ${rows} ${word.en} ${rows === 1 ? 'row' : 'rows'}, ${added} ${dryRun ? 'to be added' : 'added'}, ${existing} already there, ${refused} refused`,
  );
  const dry = say(
    '这是试导入，什么都没有登记；去掉 --dry-run 再运行一次。',
    'This was a dry run and nothing was stored; run it again without --dry-run.',
  );
  const table = errorTable(context, register, errors);
  return {
    data: {
      register,
      rows,
      added,
      existing,
      refused,
      dryRun,
      errors: errors.map(({ message, ...place }) => ({ file, ...place, message: context.say(message) })),
    },
    show: () => [
      { kind: 'text', text: context.say(counted), tone: refused === 0 ? 'good' : 'warning' },
      ...(errors.length > 0 ? [table] : []),
      ...(dryRun ? [{ kind: 'text', text: context.say(dry), tone: 'faint' } as const] : []),
    ],
    ...(refused > 0 ? { exitCode: INVALID } : {}),
  };
}

function errorTable(context: Context, register: Register, errors: readonly RefusedRow[]): Block {
  const labelOf = (field: string): string => {
    const label =
      field === 'id' ? say('编号', 'Id') : COLUMNS[register].find(({ name }) => name === field)?.label;
    return label ? context.say(label) : field;
  };
  return {
    kind: 'table',
    columns: [say('行', 'Row'), say('字段', 'Field'), say('原因', 'Why')].map((title) => ({
      title: context.say(title),
    })),
    rows: errors.map(({ row, field, message }) => [
      String(row),
      field === null ? '' : labelOf(field),
      context.say(message),
    ]),
  };
}
