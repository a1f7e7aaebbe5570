import { headOf } from './append.ts';
import { besideJournal, sql, type Db } from './db.ts';
import { atEvent, ofJournal, type Finding } from './findings.ts';
import { FLAG_TEXTS } from './flags.ts';
import { isInChain, readHead } from './heads.ts';
import type { Folding } from './refold.ts';
import type { JournalRow } from './schema.ts';
import { verifyChain, type ChainReport } from './verify-chain.ts';
import { verifyTables } from './verify-tables.ts';
import type { WorkspaceCreated } from './workspace-events.ts';

/** A head as it was printed or kept at some time; `hash` in hex. */
export type Anchor = { readonly workspace: string; readonly seq: number; readonly hash: string };

export type Verification = {
  readonly ok: boolean;
  readonly events: number;
  readonly head: Anchor;
  /** Every event of this site up to here matches its proofs. */
  readonly goodTo: number;
  readonly findings: readonly Finding[];
  /** Odd, but no fault: clocks that went back, a head that is not kept outside. */
  readonly warnings: readonly Finding[];
};

export type VerifyOptions = { readonly anchors?: readonly Anchor[] };

/**
 * Holds everything against everything: SQLite's own check (it does not know what the content means), the chain with
 * its leaves (it does not read indexes), the tables against a fresh fold, and the heads kept outside (only they can
 * show that the end of the journal is gone).
 */
export function verifyJournal(
  file: string,
  folding: Folding,
  headsFolder: string,
  now: string,
  options: VerifyOptions,
): Verification {
  const db = besideJournal(file);
  try {
    // One view of the journal for all of it, whatever others write meanwhile.
    db.exec('BEGIN');
    const row = sql<JournalRow>(db, 'SELECT * FROM journal').get() as JournalRow;
    const integrity = integrityFindings(db);
    const chain = verifyChain(db, row.zone, now);
    const outside = outsideFindings(db, row, headsFolder);
    const head = headOf(db, row.site);
    const findings = [
      ...integrity,
      ...chain.findings,
      ...beginningFindings(db, row),
      ...counterFindings(row, chain),
      ...verifyTables(db, row, folding, chain.lastDay),
      ...outside.findings,
      ...(options.anchors ?? []).flatMap((anchor) => anchorFindings(db, row, anchor)),
    ];
    return {
      ok: findings.length === 0,
      events: chain.events,
      head: { workspace: row.workspace, seq: head.seq, hash: head.hash?.toString('hex') ?? '' },
      goodTo: goodTo(chain.findings, row.site, head.seq),
      findings,
      warnings: [...outside.warnings, ...clockWarnings(chain)],
    };
  } finally {
    db.close();
  }
}

/** The last event of the site before the first one that does not match. */
function goodTo(findings: readonly Finding[], site: string, last: number): number {
  const seqs = findings.filter((finding) => finding.site === site).map(({ seq }) => (seq ?? 1) - 1);
  return Math.min(last, ...seqs);
}

function integrityFindings(db: Db): Finding[] {
  const lines = sql<{ integrity_check: string }>(db, 'PRAGMA kept.integrity_check(20)').all();
  return lines
    .filter((line) => line.integrity_check !== 'ok')
    .map(({ integrity_check: line }) =>
      ofJournal('file-damaged', `数据库文件有损坏：${line}`, `The database file is damaged: ${line}`),
    );
}

function beginningFindings(db: Db, row: JournalRow): Finding[] {
  const first = sql<{ kind: string; body: string }>(
    db,
    'SELECT kind, body FROM events WHERE site = ? AND seq = 1',
  ).get(row.site);
  try {
    const said = JSON.parse(first?.body ?? '') as WorkspaceCreated;
    const same = said.workspace === row.workspace && said.site === row.site && said.zone === row.zone;
    if (first?.kind === 'workspace.created' && same) return [];
  } catch {
    // What cannot be read does not say it either.
  }
  return [atEvent('wrong-beginning', row.site, 1)];
}

function counterFindings(row: JournalRow, chain: ChainReport): Finding[] {
  if (row.tick === chain.tick && row.last_day === chain.lastDay) return [];
  return [
    ofJournal(
      'counters-differ',
      '日志自己记的最大序号或最后日期与各条事件不一致。',
      'The greatest tick or the last day that the journal notes is not that of its events.',
    ),
  ];
}

type Outside = { readonly findings: Finding[]; readonly warnings: Finding[] };

function outsideFindings(db: Db, row: JournalRow, folder: string): Outside {
  const seen = readHead(folder, row.workspace);
  if (seen.found !== 'head') {
    const warning = ofJournal(
      'no-outside-head',
      `没有在 ${folder} 找到留在外面的末尾校验值，末尾是否缺失无法判断。`,
      `No head is kept in ${folder}, so a loss at the end cannot be seen.`,
    );
    return { findings: [], warnings: [warning] };
  }
  const lost = [...seen.head.missing, seen.head].filter((head) => !isInChain(db, row.site, head));
  return { findings: lost.map((head) => headLost(head.seq, row.site)), warnings: [] };
}

const headLost = (seq: number, site: string): Finding =>
  ofJournal(
    'head-not-in-chain',
    `外面留有 ${site} 第 ${seq} 条的校验值，日志里没有这一条：末尾有缺失，或恢复过较早的备份。`,
    `A head kept outside names event ${seq} of ${site}, which is not in the journal: its end was lost, or an earlier backup was restored.`,
    seq,
    site,
  );

function anchorFindings(db: Db, row: JournalRow, anchor: Anchor): Finding[] {
  if (anchor.workspace === row.workspace && isInChain(db, row.site, anchor)) return [];
  return [
    ofJournal(
      'anchor-not-in-chain',
      `所给的校验值（第 ${anchor.seq} 条）不在这本日志里：日志被截短、改过，或不是同一个工作区。`,
      `The anchor given (event ${anchor.seq}) is not in this journal: it was cut, altered, or is another workspace's.`,
      anchor.seq,
      row.site,
    ),
  ];
}

const clockWarnings = (chain: ChainReport): Finding[] =>
  [...chain.flags].map(([flag, { count, site, seq }]) =>
    ofJournal(
      `clock-${flag}`,
      `${count} 条记录的${FLAG_TEXTS[flag]['zh-CN']}，第一处是 ${site} 第 ${seq} 条。`,
      `${count} events are ${FLAG_TEXTS[flag].en}; the first is ${seq} of ${site}.`,
      seq,
      site,
    ),
  );
