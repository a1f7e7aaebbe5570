import { InfoctlError } from '../../kernel/errors.ts';
import { say } from '../../kernel/language.ts';
import { FILTER_FLAGS, recordFilter, type FilterOptions } from '../records/record-filter.ts';
import { recordList } from '../records/record-list.ts';
import type { Command } from '../types.ts';

const search: Command<FilterOptions & { readonly words: readonly string[] }> = {
  args: '<words...>',
  argHelp: {
    words: say(
      '要找的词，几个词要同时出现；两个字的词也能找到',
      'words that must all occur; two Chinese characters are enough',
    ),
  },
  options: FILTER_FLAGS,
  examples: ['infoctl search 窜货', 'infoctl search 礼盒 破损 --since 2026-10-01'],
  async run(context, options) {
    const { journal } = await context.workspace();
    const words = options.words.flatMap((word) => word.split(/\s+/u)).filter((word) => word !== '');
    if (words.length === 0) {
      throw new InfoctlError('usage', 'no-words', say('请写出要找的词。', 'Say what to look for.'));
    }
    const among = [...journal.search(words)].map(({ n }) => n);
    const wanted = words.join(' ');
    const none = say(`没有找到“${wanted}”。`, `Nothing was found for "${wanted}".`);
    return recordList(context, { among, ...(await recordFilter(context, options)) }, none);
  },
};
export default search;
