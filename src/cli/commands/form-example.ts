import { csvText } from '../../documents/table-file.ts';
import { dayIn } from '../../kernel/days.ts';
import { say } from '../../kernel/language.ts';
import { exampleRecord } from '../../rules/forms/example.ts';
import type { FlatRecord } from '../../rules/forms/types.ts';
import { formNamed } from '../../work/adoption/form-catalogue.ts';
import { exampleOf } from '../forms/example.ts';
import { flattened } from '../forms/flatten.ts';
import { workspaceIfAny } from '../forms/source.ts';
import type { Command } from '../types.ts';

type Options = {
  readonly form: string;
  readonly yaml?: boolean;
  readonly csv?: boolean;
  readonly out?: string;
};

/** Where no workspace names a zone. */
const ZONE = 'Asia/Shanghai';

const formExample: Command<Options> = {
  args: '<form>',
  argHelp: { form: say('表单，如 sales-feedback', 'the form, such as sales-feedback') },
  options: [
    { flags: '--yaml', help: say('输出 YAML；不写为 JSON', 'as YAML; else as JSON') },
    {
      flags: '--csv',
      help: say(
        '输出 CSV：一行标题、一行内容，可照样子导入',
        'as CSV: headings and one row, in the shape that import takes',
      ),
    },
    { flags: '-o, --out <file>', help: say('写入文件', 'write it to a file') },
  ],
  examples: [
    'infoctl form example sales-feedback',
    'infoctl form example customer-opinion --csv -o 样例.csv',
  ],
  async run(context, { form: words, yaml, csv, out }) {
    const workspace = await workspaceIfAny(context);
    const { form, version } = formNamed(
      workspace && { db: workspace.journal.db, folder: workspace.folder },
      words,
    );
    const own = workspace && (await exampleOf(context, workspace, form, version ?? 1));
    const record =
      own ?? exampleRecord(form, { today: dayIn(workspace?.settings.zone ?? ZONE, context.clock.now().at) });
    const invented = say(
      '工作区里还没有可以交这张表的人（或对象），其中的编号是虚构的。',
      'Nobody in the workspace could hand this in (or for anything); its ids are invented.',
    );
    const text = yaml
      ? await yamlText(record)
      : csv
        ? csvFor(record, out)
        : `${JSON.stringify(record, null, 2)}\n`;
    return {
      data: record,
      exact: true,
      show: () => [{ kind: 'document', markdown: text }],
      notes: workspace && !own ? [context.say(invented)] : [],
    };
  },
};
export default formExample;

async function yamlText(record: FlatRecord): Promise<string> {
  const { stringify } = await import('yaml');
  return stringify(record, { lineWidth: 0 });
}

/** A file gets what Excel wants (byte order mark, CRLF); a terminal or pipe plain lines. */
function csvFor(record: FlatRecord, out: string | undefined): string {
  const cells = flattened(record);
  const text = csvText(
    cells.map(([heading]) => heading),
    [cells.map(([, cell]) => cell)],
  );
  return out === undefined ? text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n') : text;
}
