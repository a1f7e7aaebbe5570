import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import type { Env, Host } from '../../src/cli/types.ts';
import { main } from '../../src/main.ts';

/** What a command printed, and how it ended. */
export type Outcome = { readonly code: number; readonly stdout: string; readonly stderr: string };

export type RunOptions = {
  /** An instant; the tests' own time unless given. */
  readonly now?: string;
  readonly cwd?: string;
  readonly env?: Env;
  readonly stdin?: string | Uint8Array;
};

/** Tuesday of week 48, ten in the morning in Shanghai. */
export const NOW = '2026-11-24T10:00:00+08:00';

/** A folder of a test's own, with room for workspaces and a user's configuration; gone when disposed of. */
export class TestFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'infoctl-test-'));
  /** What every run in this folder gets, whatever the machine's own environment says. */
  readonly env: Env = {
    HOME: join(this.path, 'home'),
    XDG_CONFIG_HOME: join(this.path, 'config'),
    LANG: 'zh_CN.UTF-8',
  };

  /** Runs one command line in this process, with a clock that stands still and streams that are kept. */
  async run(argv: readonly string[], options: RunOptions = {}): Promise<Outcome> {
    const stdout = new PassThrough();
    const stderr = new PassThrough();
    const stdin = new PassThrough();
    stdin.end(options.stdin ?? '');
    const printed = [text(stdout), text(stderr)] as const;
    const host: Host = {
      env: { ...this.env, INFOCTL_NOW: options.now ?? NOW, ...options.env },
      cwd: options.cwd ?? this.path,
      stdin: stdin as unknown as Host['stdin'],
      stdout: stdout as unknown as Host['stdout'],
      stderr: stderr as unknown as Host['stderr'],
    };
    const before = process.cwd();
    // A relative path of a command line means this folder, for whoever opens it.
    process.chdir(host.cwd);
    const code = await main(argv, host).finally(() => process.chdir(before));
    stdout.end();
    stderr.end();
    return { code, stdout: await printed[0], stderr: await printed[1] };
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** A workspace of headquarters in `ws/` of a folder of its own; commands run inside it, in Chinese. */
export class TestWorkspace extends TestFolder {
  readonly folder = join(this.path, 'ws');

  static async make(
    options: { readonly now?: string; readonly flags?: readonly string[] } = {},
  ): Promise<TestWorkspace> {
    const made = new TestWorkspace();
    const flags = ['--company', '示例食品有限公司', '--site', 'HQ', '--effective', '2026-01-01', '--yes'];
    const init = await made.run(['init', made.folder, ...flags, ...(options.flags ?? [])], {
      now: options.now ?? '2026-01-01T08:00:00+08:00',
      cwd: made.path,
    });
    if (init.code !== 0) throw new Error(`init failed: ${init.stderr}`);
    return made;
  }

  override run(argv: readonly string[], options: RunOptions = {}): Promise<Outcome> {
    return super.run(argv, { cwd: this.folder, ...options });
  }

  /** Runs a command that must succeed; gives its JSON. */
  async json<T = Record<string, unknown>>(argv: readonly string[], options: RunOptions = {}): Promise<T> {
    const outcome = await this.run([...argv, '--json'], options);
    if (outcome.code !== 0)
      throw new Error(`${argv.join(' ')} ended with ${outcome.code}: ${outcome.stderr}`);
    return JSON.parse(outcome.stdout) as T;
  }
}

async function text(stream: PassThrough): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
