import { say } from '../../kernel/language.ts';
import { formToUse } from '../../work/adoption/form-in-use.ts';
import { FILTER_FLAGS, recordFilter, type FilterOptions } from '../records/record-filter.ts';
import { recordList } from '../records/record-list.ts';
import type { Command } from '../types.ts';

const list: Command<FilterOptions & { readonly form?: string }> = {
  args: '[form]',
  argHelp: { form: say('表单，默认全部', 'the form; all unless given') },
  options: FILTER_FLAGS,
  examples: [
    'infoctl list sales-feedback --period last-week',
    'infoctl list --unit 华东分公司 --since 2026-11-01',
  ],
  async run(context, options) {
    const { journal, folder } = await context.workspace();
    const form =
      options.form === undefined ? undefined : formToUse(journal.db, options.form, folder).form.name;
    return recordList(context, { form, ...(await recordFilter(context, options)) }, NONE);
  },
};
export default list;

const NONE = say('没有这样的记录。', 'There is no such record.');
