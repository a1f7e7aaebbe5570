import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { writeWhole } from '../../src/kernel/whole-file.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'infoctl-write-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
afterEach(() => vi.restoreAllMocks());

const at = (name: string) => path.join(folder, name);
const source = fileURLToPath(new URL('../../src/kernel/whole-file.ts', import.meta.url));

describe('writing a document', () => {
  it('writes it whole, also over an earlier one and under a Chinese name', () => {
    const file = at('11月 汇总.md');
    writeWhole(file, '# 一\n');
    writeWhole(file, '# 二\n');
    expect(fs.readFileSync(file, 'utf8')).toBe('# 二\n');
    expect(fs.readdirSync(folder)).toEqual(['11月 汇总.md']);
  });

  it('replaces a symbolic link and leaves what it pointed to', () => {
    fs.writeFileSync(at('victim'), 'kept');
    fs.symlinkSync(at('victim'), at('link.md'));
    writeWhole(at('link.md'), 'new');
    expect(fs.readFileSync(at('victim'), 'utf8')).toBe('kept');
    expect(fs.lstatSync(at('link.md')).isSymbolicLink()).toBe(false);
  });

  it.each([
    ['a folder that is not there', () => at('nowhere/a.md'), 'cannot-write'],
    ['a folder in its place', () => folder, 'cannot-write'],
  ])('says what is wrong with %s', (_what, place, code) => {
    expect(() => writeWhole(place(), 'a')).toThrowError(expect.objectContaining({ kind: 'disk', code }));
  });

  it('says so where the name is taken by a folder, and leaves no draft', () => {
    fs.mkdirSync(at('taken.md'));
    expect(() => writeWhole(at('taken.md'), 'a')).toThrowError(expect.objectContaining({ kind: 'disk' }));
    expect(fs.readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('keeps the old document where the disk is full', () => {
    const file = at('old.md');
    fs.writeFileSync(file, 'old');
    // A limit of one block stands for a full disk: writing fails with EFBIG in the middle.
    const script = `process.on('SIGXFSZ', () => {}); const { writeWhole } = await import(${JSON.stringify(source)});
      try { writeWhole(${JSON.stringify(file)}, 'x'.repeat(3_000_000)); } catch (error) { console.log(error.code, error.kind); }`;
    const run = spawnSync(
      'bash',
      ['-c', `ulimit -f 100; exec "$0" --input-type=module -e "$1"`, process.execPath, script],
      { encoding: 'utf8' },
    );
    expect(run.stdout.trim(), run.stderr).toBe('no-space disk');
    expect(fs.readFileSync(file, 'utf8')).toBe('old');
    expect(fs.readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('leaves the old or the new document whole when it is killed anywhere', () => {
    const file = at('killed.md');
    const [before, after] = ['旧'.repeat(200_000), '新'.repeat(200_000)];
    const script = `const { writeWhole } = await import(${JSON.stringify(source)}); process.stdout.write('.');
      for (;;) writeWhole(${JSON.stringify(file)}, '新'.repeat(200_000));`;
    for (let delay = 0; delay < 5; delay++) {
      fs.writeFileSync(file, before);
      try {
        execFileSync(process.execPath, ['--input-type=module', '-e', script], {
          timeout: 150 + delay * 37,
          killSignal: 'SIGKILL',
        });
      } catch {
        // Killed, as meant.
      }
      expect([before, after]).toContain(fs.readFileSync(file, 'utf8'));
    }
  });
});
