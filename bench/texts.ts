import { readFileSync } from 'node:fs';
import { splitCsv } from '../src/work/intake/csv-split.ts';
import { realData } from './infoctl.ts';

const FILES = ['hotel-reviews.csv', 'takeaway-reviews.csv'];

const WHAT =
  '礼盒 茶叶 月饼 包装 提手 口味 价格 送货 店员 柜台 试饮 生产日期 保质期 收银 陈列 赠品 糕点 绿茶 花茶 发票'.split(
    ' ',
  );
const HOW =
  '很好 一般 偏贵 太慢 不错 有点干 不够新鲜 比去年好 看不清楚 让人满意 有破损 需要改进 香气足 太甜 很整齐'.split(
    ' ',
  );
const WHY =
  '周末人多排队二十分钟 打开时封口已经裂开 送给父母他们很喜欢 和上次买的不一样 店里介绍得很仔细 换货等了三天 孩子吃了说太腻 同事推荐来买的 电话打了两次才有人接 下雨天路上摔了一下'.split(
    ' ',
  );
const WISH =
  '希望出小包装 建议降价 下次还会来 请尽快处理 能开电子发票就好了 最好写明产地 应该多备些货 希望早点补货'.split(
    ' ',
  );

/** Sentences put together from few words: no two alike among some twenty thousand. */
const invented = (): string[] =>
  WHAT.flatMap((what) =>
    HOW.flatMap((how) => WHY.flatMap((why) => WISH.map((wish) => `${what}${how}，${why}，${wish}。`))),
  );

/** What customers said: real reviews where they are there, else invented sentences. */
export function opinions(): { readonly source: string; readonly texts: readonly string[] } {
  const files = FILES.flatMap((name) => realData(name) ?? []);
  if (files.length === 0) return { source: 'invented sentences', texts: invented() };
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
