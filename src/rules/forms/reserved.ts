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

/** The keys that belong to no form, as fields: so they are read, named and explained like one. */
export const RESERVED_FIELDS: Readonly<Record<ReservedKey, Field>> = {
  period: reserved('period', 'text', say('期间', 'Period')),
  submitter: reserved('submitter', 'person', say('填表人', 'Submitter')),
  unit: reserved('unit', 'unit', say('单位', 'Unit')),
  store: reserved('store', 'unit', say('门店', 'Store')),
  client: reserved('client', 'client', say('客户', 'Client')),
  received: reserved('received', 'date', say('收到日期', 'Received')),
  channel: reserved('channel', 'choice', say('传来方式', 'Channel')),
  nil: reserved('nil', 'yes-no', say('无情况', 'Nothing to report')),
  externalId: reserved('externalId', 'text', say('外部编号', 'External id')),
};

export const isReserved = (key: string): key is ReservedKey => Object.hasOwn(RESERVED_FIELDS, key);

function reserved(name: ReservedKey, type: FieldType, label: Text): Field {
  const channels = name === 'channel' ? Object.entries(CHANNEL_LABELS) : [];
  return {
    name,
    type,
    label,
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
