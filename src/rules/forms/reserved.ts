import { say, type Text } from '../../kernel/language.ts';
import type { Field, FieldType, ReservedKey } from './types.ts';

/** The ways in which something comes in, by code. */
export const CHANNEL_LABELS: Readonly<Record<string, Text>> = {
  terminal: say('终端录入', 'terminal'),
  paper: say('纸面', 'paper'),
  telephone: say('电话', 'telephone'),
  fax: say('传真', 'fax'),
  oral: say('口头', 'by word of mouth'),
  file: say('文件', 'file'),
};

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

/** The same keys as fields: so they are read, named and explained like one. */
export const RESERVED_FIELDS: Readonly<Record<ReservedKey, Field>> = {
  period: reserved('period', 'text'),
  submitter: reserved('submitter', 'person'),
  unit: reserved('unit', 'unit'),
  store: reserved('store', 'unit'),
  client: reserved('client', 'client'),
  received: reserved('received', 'date'),
  channel: reserved('channel', 'choice'),
  nil: reserved('nil', 'yes-no'),
  externalId: reserved('externalId', 'text'),
};

export const isReserved = (key: string): key is ReservedKey => Object.hasOwn(RESERVED_LABELS, key);

function reserved(name: ReservedKey, type: FieldType): Field {
  const channels = name === 'channel' ? Object.entries(CHANNEL_LABELS) : [];
  return {
    name,
    type,
    label: RESERVED_LABELS[name],
    help: null,
    measure: null,
    section: null,
    required: false,
    when: null,
    personal: false,
    carry: false,
    extra: false,
    suggest: null,
    future: false,
    byDefault: null,
    examples: [],
    choices: channels.map(([code, channel]) => ({ code, label: channel })),
    maxLength: null,
    minimum: null,
    maximum: null,
    minItems: null,
    maxItems: null,
    fields: [],
  };
}
