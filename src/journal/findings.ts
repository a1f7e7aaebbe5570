import { say, type Text } from '../kernel/language.ts';

/** One thing that does not match. `seq` names the event where there is one, null where it is about the whole file. */
export type Finding = {
  readonly code: string;
  readonly site: string | null;
  readonly seq: number | null;
  readonly what: Text;
};

type Words = readonly [zh: string, en: string];

const AT_EVENT: Readonly<Record<string, Words>> = {
  'body-changed': [
    '内容与当时的校验值不符',
    'its answers do not match the hash taken when they were written',
  ],
  'header-changed': [
    '时间、人员或种类等与当时的校验值不符',
    'its time, people or kind do not match the hash taken when it was written',
  ],
  'chain-broken': ['与前一条接不上', 'it does not follow the event before it'],
  'seq-gap': ['前面缺少一条或多条', 'one or more events before it are missing'],
  'after-broken': [
    '它所依据的前一条找不到或不对',
    'the event that it says it followed on its subject is not there or is another',
  ],
  'erased-without-event': [
    '有内容被抹去，却没有抹去的记载',
    'an answer was erased though no erasing event names it',
  ],
  'wrong-beginning': [
    '第一条与工作区、地点或时区不符',
    'the first event does not name this workspace, site and zone',
  ],
};

/** A finding about one event. */
export const atEvent = (code: keyof typeof AT_EVENT & string, site: string, seq: number): Finding => {
  const [zh, en] = AT_EVENT[code] ?? ['', ''];
  return { code, site, seq, what: say(`${site} 第 ${seq} 条：${zh}。`, `Event ${seq} of ${site}: ${en}.`) };
};

/** A finding about the file as a whole. */
export const ofJournal = (
  code: string,
  zh: string,
  en: string,
  seq: number | null = null,
  site: string | null = null,
): Finding => ({
  code,
  site,
  seq,
  what: say(zh, en),
});
