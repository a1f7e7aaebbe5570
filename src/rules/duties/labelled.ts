import { say, type Text } from '../../kernel/language.ts';

/** One line of an explanation: what it tells, then the telling. */
export const labelled = (zh: string, en: string, text: Text): Text =>
  say(`${zh}\u3000${text['zh-CN']}`, `${en}: ${text.en}`);
