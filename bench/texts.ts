import { readFileSync } from 'node:fs';
import { splitCsv } from '../src/work/intake/csv-split.ts';
import { realData } from './infoctl.ts';

const FILES = ['hotel-reviews.csv', 'takeaway-reviews.csv'];

const INVENTED = [
  '礼盒好看，就是提手有点细，提着怕断，送人之前最好先检查一下。',
  '茶叶味道不错，价格比去年贵了一些，店员介绍得很仔细。',
  '周末排队的人多，等了二十多分钟才结账，希望多开一个收银台。',
  '月饼皮有点干，馅料还可以，生产日期印得不清楚，看了半天才找到。',
  '店里很干净，试饮的那款绿茶比较清香，买了两盒准备送给父母。',
];

/** What customers said: real reviews where they are there, else a few invented sentences. */
export function opinions(): { readonly source: string; readonly texts: readonly string[] } {
  const files = FILES.flatMap((name) => realData(name) ?? []);
  if (files.length === 0) return { source: 'invented sentences', texts: INVENTED };
  const texts = files.flatMap((file) =>
    splitCsv(readFileSync(file, 'utf8'), ',', 1, true)
      .records.slice(1)
      .map(({ cells }) => plain(cells[1] ?? '')),
  );
  return { source: 'real reviews', texts: texts.filter((text) => text.length > 1) };
}

/** Without the control and invisible characters that an import refuses. */
const plain = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '')
    .toWellFormed()
    .trim();

/** Gives pieces of about so many bytes, one text after the other. */
export function pieces(texts: readonly string[]): (bytes: number) => string {
  let at = 0;
  return (bytes) => {
    let piece = '';
    while (Buffer.byteLength(piece) < bytes) piece += texts[at++ % texts.length];
    return piece
      .slice(0, Math.floor((piece.length * bytes) / Buffer.byteLength(piece)))
      .toWellFormed()
      .trim();
  };
}

/** A sequence of numbers from 0 up to 1 that is the same every time (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
