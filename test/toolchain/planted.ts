import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));

/** A folder with the given files and our packages, outside the checkout; removed at the end of the test. */
export function plant(files: Record<string, string>): { folder: string } & Disposable {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'infoctl-planted-'));
  fs.symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  for (const [file, content] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), content);
  }
  return {
    folder,
    [Symbol.dispose]: () => fs.rmSync(folder, { recursive: true, force: true }),
  };
}

/** Starts one of the tools in that folder, by its path in the checkout; what it printed, whatever its exit code. */
export function toolIn(folder: string, tool: string, ...args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [path.join(root, 'node_modules', tool), ...args],
      { cwd: folder, maxBuffer: 16 * 1024 * 1024 },
      // A tool that found something exits with an error; one that printed nothing did not start.
      (error, stdout, stderr) =>
        stdout === '' && error ? reject(new Error(stderr, { cause: error })) : resolve(stdout),
    );
  });
}
