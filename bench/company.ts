import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openJournal, type Journal } from '../src/journal/journal.ts';
import type { Authorship, NewEvent } from '../src/journal/types.ts';
import type { Clock } from '../src/kernel/clock.ts';
import { dayIn, type Day } from '../src/kernel/days.ts';
import { journalProgram } from '../src/work/journal-program.ts';
import { makeWorkspace } from '../src/work/workspace/make.ts';
import { headsFolder } from '../src/work/workspace/user-folder.ts';
import { CACHE, environmentOf } from './infoctl.ts';

/** How large a company is; everybody joins on the day `from`. `effective`: since when the policy counts. */
export type Size = {
  readonly reps: number;
  readonly stores: number;
  readonly clients: number;
  readonly from: Day;
  readonly effective: Day;
};

/** A company while it is made: its journal, and a clock that is set forward day by day. */
export type Making = {
  readonly folder: string;
  readonly size: Size;
  readonly journal: Journal;
  /** Sets the clock to an hour of a day in Shanghai. */
  at(day: Day, hour?: number): void;
};

export const BRANCHES = 20;
export const MARKETERS = 18;
const clerk: Authorship = { actor: 'm1', by: 'm1', channel: 'terminal' };

/** A company that is there to be measured: the workspace lies in `ws` of its folder. */
export type Company = { readonly folder: string; readonly records: number };

/**
 * A company that is made once and then kept. `fill` hands in its records and gives their number; `name` names what it
 * puts in: where that changes, so must the name.
 */
export function keptCompany(name: string, size: Size, fill: (making: Making) => number): Company {
  const folder = join(CACHE, name);
  const note = join(folder, 'records.json');
  if (existsSync(note)) {
    // Where the program folds otherwise by now, it does so here and not in what is measured.
    openCompany(folder, { now: () => ({ at: new Date().toISOString(), clock: 'system' }) }).close();
    return { folder, records: JSON.parse(readFileSync(note, 'utf8')) as number };
  }
  process.stderr.write(`making ${name} (once; kept in ${CACHE})\n`);
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  const making = beginCompany(unfinished, size);
  try {
    const records = fill(making);
    writeFileSync(join(unfinished, 'records.json'), String(records));
    renameSync(unfinished, folder);
    return { folder, records };
  } finally {
    making.journal.close();
  }
}

function beginCompany(folder: string, size: Size): Making {
  let instant = momentOf(size.from, 8);
  const clock: Clock = { now: () => ({ at: instant, clock: 'system' }) };
  makeWorkspace({
    folder: join(folder, 'ws'),
    settings: { company: '示例食品有限公司', site: 'HQ', zone: 'Asia/Shanghai', language: 'zh-CN' },
    effective: size.effective,
    clock,
    headsFolder: headsOf(folder),
  });
  const journal = openCompany(folder, clock);
  journal.perform(clerk, () => organisation(size));
  return { folder, size, journal, at: (day, hour = 17) => void (instant = momentOf(day, hour)) };
}

const headsOf = (folder: string): string => headsFolder(environmentOf(folder) as Record<string, string>);

const openCompany = (folder: string, clock: Clock): Journal =>
  openJournal({
    file: join(folder, 'ws', 'infoctl.db'),
    program: journalProgram,
    mode: 'write',
    headsFolder: headsOf(folder),
    clock,
  });

const momentOf = (day: Day, hour: number): string => {
  const at = new Date(`${day}T${String(hour).padStart(2, '0')}:00:00+08:00`).toISOString();
  if (dayIn('Asia/Shanghai', at) !== day) throw new Error(`${at} is not on ${day}`);
  return at;
};

function organisation({ reps, stores, clients, from }: Size): NewEvent[] {
  const event = (kind: string, subject: string, body: NewEvent['body']): NewEvent => ({
    kind,
    version: 1,
    subject,
    body,
  });
  const unit = (id: string, name: string, kind: string, parent: string | null) =>
    event('unit.opened', `unit:${id}`, {
      name,
      kind,
      parent,
      accounting: 'dependent',
      scope: 'bound',
      outlet: kind === 'store' ? 'exclusive-store' : null,
      from,
      to: null,
    });
  const hotel = (id: string, name: string, owner: string) =>
    event('client.added', `client:${id}`, { name, kind: 'hotel', owner, from, to: null });
  const person = (id: string, name: string, at: string, role: string) =>
    event('person.joined', `person:${id}`, { name, unit: at, roles: [role], post: 'full', from, to: null });
  return [
    unit('hq', '总部', 'headquarters', null),
    unit('mk', '市场部', 'marketing', 'hq'),
    ...numbered(BRANCHES, (n) => unit(`b${n}`, `第${n}分公司`, 'sales-branch', 'hq')),
    ...numbered(stores, (n) => unit(`s${n}`, `第${n}门店`, 'store', `b${1 + (n % BRANCHES)}`)),
    person('z1', '周总', 'hq', 'deputy-gm'),
    person('g1', '高总', 'hq', 'general-manager'),
    ...numbered(MARKETERS, (n) => person(`m${n}`, `市场${n}`, 'mk', 'marketing')),
    ...numbered(reps, (n) => person(`r${n}`, `销售${n}`, branchOf(n), 'sales-rep')),
    ...numbered(stores, (n) => person(`t${n}`, `店员${n}`, `s${n}`, 'store-staff')),
    ...numbered(clients, (n) => hotel(`c${n}`, `第${n}酒店`, `m${1 + (n % MARKETERS)}`)),
  ];
}

/** The branch of the n-th sales representative. */
export const branchOf = (n: number): string => `b${1 + (n % BRANCHES)}`;

/** `count` things, numbered from 1. */
export const numbered = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index + 1));
