import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readRows } from '../../../src/work/intake/rows.ts';
import { fileOf, pathOf, readAll } from '../../support/row-files.ts';

describe('where rows come from', () => {
  it('says that there is no such file, with exit code 4', async () => {
    await expect(readRows(pathOf('none.csv'))).rejects.toMatchObject({ code: 'no-such-file', exitCode: 4 });
    await expect(readRows(`${fileOf('a.csv', 'a')}/b.csv`)).rejects.toMatchObject({ code: 'no-such-file' });
  });

  it('says of a folder that it is one', async () => {
    mkdirSync(pathOf('folder.csv'));
    await expect(readRows(pathOf('folder.csv'))).rejects.toMatchObject({ code: 'is-a-folder', exitCode: 2 });
  });

  it.skipIf(process.getuid?.() === 0)(
    'says of a file that may not be read that it may not (skipped for root, who may)',
    async () => {
      const path = fileOf('a.csv', 'a\n1\n');
      chmodSync(path, 0);
      await expect(readRows(path)).rejects.toMatchObject({ code: 'not-readable', exitCode: 2 });
    },
  );

  it('follows symbolic links and reads pipes', async () => {
    const path = fileOf('a.csv', 'a\n1\n');
    symlinkSync(path, pathOf('link.csv'));
    expect((await readAll(pathOf('link.csv'))).rows).toHaveLength(1);
    symlinkSync('loop.csv', pathOf('loop.csv'));
    await expect(readRows(pathOf('loop.csv'))).rejects.toMatchObject({ kind: 'disk' });
    const pipe = pathOf('pipe');
    execFileSync('sh', ['-c', `mkfifo ${pipe}; printf 'a\\n1\\n2\\n' > ${pipe} &`], { stdio: 'ignore' });
    expect((await readAll(pipe)).rows).toHaveLength(2);
  });

  it('reads stdin where the path is a dash', async () => {
    async function* stdin(): AsyncGenerator<Uint8Array> {
      for (const byte of Buffer.from('意见,b\n好,1\n')) yield Uint8Array.of(byte);
    }
    const { about, rows } = await readAll('-', { stdin: stdin() });
    expect(about).toMatchObject({ file: 'stdin', format: 'csv' });
    expect(rows).toEqual([{ row: 1, line: 2, values: { 意见: '好', b: '1' } }]);
  });

  it('goes by the extension, then by the content', async () => {
    const cases: [string, string, string][] = [
      ['a.csv', 'a\n1', 'csv'],
      ['a.TSV', 'a\tb\n1\t2', 'csv'],
      ['a.txt', 'a;b\n1;2', 'csv'],
      ['a.csv', '[{"a":1}]', 'json'],
      ['a.csv', '{"a":1}', 'json'],
      ['a', 'a,b\n1,2', 'csv'],
      ['a', '[{"a":1}]', 'json'],
      ['a.yml', 'a: 1', 'yaml'],
      ['a.jsonl', '{"a":1}', 'ndjson'],
    ];
    for (const [name, content, format] of cases)
      expect((await readAll(fileOf(name, content))).about.format).toBe(format);
    expect((await readAll(fileOf('a.csv', 'a: 1\n'), { format: 'yaml' })).about.format).toBe('yaml');
  });

  it('names an old Excel file and a workbook that is none', async () => {
    const old = fileOf('a.csv', Buffer.from('d0cf11e0a1b11ae1', 'hex'));
    await expect(readRows(old)).rejects.toMatchObject({
      text: { 'zh-CN': expect.stringContaining('旧版 Excel') },
    });
    const web = fileOf('a.xlsx', '<html><table><tr><td>a</td></tr></table></html>');
    await expect(readRows(web)).rejects.toMatchObject({
      text: { 'zh-CN': expect.stringContaining('不是 Excel 工作簿') },
    });
  });

  it('shows a hostile file name without letting it act', async () => {
    const path = fileOf('a\u001b[31m\u202egnp.csv', '');
    await expect(readRows(path)).rejects.toMatchObject({
      text: { en: expect.stringContaining('␛[31m‹U+202E›gnp.csv: the file is empty') },
    });
  });

  it('closes the file when reading is given up', async () => {
    let closed = false;
    async function* stdin(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield Buffer.from('a,b\n'.repeat(20_000));
      } finally {
        closed = true;
      }
    }
    for await (const row of await readRows('-', { stdin: stdin(), format: 'csv' })) if (row.row > 100) break;
    expect(closed).toBe(true);
  });
});
