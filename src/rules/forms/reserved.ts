import { say, type Text } from '../../kernel/language.ts';
import type { ReservedKey } from './types.ts';

/** What the keys that belong to no form are called. */
export const RESERVED_LABELS: Readonly<Record<ReservedKey, Text>> = {
  period: say('期间', 'Period'),
  submitter: say('填表人', 'Submitter'),
  unit: say('单位', 'Unit'),
  store: say('门店', 'Store'),
  client: say('客户', 'Client'),
  received: say('收到日期', 'Received'),
  channel: say('传来方式', 'Channel'),
  nil: say('无情况', 'Nothing to report'),
  externalId: say('外部编号', 'External id'),
};

/** The ways in which something comes in, by code. */
export const CHANNEL_LABELS: Readonly<Record<string, Text>> = {
  terminal: say('终端录入', 'terminal'),
  paper: say('纸面', 'paper'),
  telephone: say('电话', 'telephone'),
  fax: say('传真', 'fax'),
  oral: say('口头', 'by word of mouth'),
  file: say('文件', 'file'),
};

export const isReserved = (key: string): key is ReservedKey => Object.hasOwn(RESERVED_LABELS, key);
