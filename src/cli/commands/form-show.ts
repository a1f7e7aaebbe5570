import { say } from '../../kernel/language.ts';
import { formNamed } from '../../work/adoption/form-catalogue.ts';
import { adoptedPolicies } from '../../work/adoption/queries.ts';
import { explainedForm } from '../forms/explained.ts';
import { formBlocks } from '../forms/form-blocks.ts';
import { workspaceIfAny } from '../forms/source.ts';
import type { Command } from '../types.ts';

type Options = { readonly form: string; readonly schema?: boolean };

const formShow: Command<Options> = {
  args: '<form>',
  argHelp: { form: say('表单，如 sales-feedback', 'the form, such as sales-feedback') },
  options: [
    { flags: '--schema', help: say('输出它的 JSON Schema', 'print its JSON Schema') },
    {
      flags: '-o, --out <file>',
      help: say('写入文件（与 --schema 同用）', 'write it to a file (with --schema)'),
    },
  ],
  examples: ['infoctl form show sales-feedback', 'infoctl form show customer-opinion --schema'],
  async run(context, { form: words, schema }) {
    const workspace = await workspaceIfAny(context);
    const entry = formNamed(workspace && { db: workspace.journal.db, folder: workspace.folder }, words);
    if (schema) {
      const text = `${JSON.stringify(entry.form.schema, null, 2)}\n`;
      return { data: entry.form.schema, exact: true, show: () => [{ kind: 'document', markdown: text }] };
    }
    const policy = workspace && adoptedPolicies(workspace.journal.db).at(-1)?.policy;
    const explained = explainedForm(entry, policy, context.language);
    return { data: explained, show: () => formBlocks(entry, explained, context.language) };
  },
};
export default formShow;
