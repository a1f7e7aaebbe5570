import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';

/** The launcher's way into the program, but from the source: a test needs no build. */
const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

export type TerminalOptions = {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly columns?: number;
  readonly rows?: number;
  /** A program that starts it and watches it, such as strace with its flags. */
  readonly under?: readonly string[];
};

/** The real program in a real terminal, as a person sees it: what stands on the screen, and keys typed. */
export class TestTerminal {
  readonly #screen: InstanceType<typeof xterm.Terminal>;
  readonly #pty: ReturnType<typeof spawn>;
  /** Its exit code, once it ended. */
  readonly ended: Promise<number>;
  /** Everything that was sent to the terminal, as bytes would be. */
  sent = '';

  constructor(
    argv: readonly string[],
    { cwd, env = {}, columns: cols = 80, rows = 24, under = [] }: TerminalOptions,
  ) {
    this.#screen = new xterm.Terminal({ allowProposedApi: true, cols, rows, scrollback: 1000 });
    const all = {
      ...process.env,
      NO_COLOR: undefined,
      FORCE_COLOR: undefined,
      TERM: 'xterm-256color',
      ...env,
    };
    const given = Object.fromEntries(
      Object.entries(all).filter(([, value]) => value !== undefined),
    ) as Record<string, string>;
    const [program = process.execPath, ...others] = [...under, process.execPath, MAIN, ...argv];
    this.#pty = spawn(program, others, {
      cwd,
      cols,
      rows,
      env: given,
      name: 'xterm-256color',
    });
    this.#pty.onData((data) => {
      this.sent += data;
      this.#screen.write(data);
    });
    this.ended = new Promise((done) => this.#pty.onExit(({ exitCode }) => done(exitCode)));
  }

  /** The lines on the screen and above it, without trailing spaces. */
  text(): string {
    const { active } = this.#screen.buffer;
    const lines = Array.from(
      { length: active.length },
      (_, row) => active.getLine(row)?.translateToString(true) ?? '',
    );
    return lines.join('\n').trimEnd();
  }

  /** Types keys: text, `\r` for Enter, `\u0003` for Ctrl-C. */
  type(keys: string): void {
    this.#pty.write(keys);
  }

  /** Ends it with no chance to say or write anything, as a power cut or `kill -9` does. */
  async kill(): Promise<void> {
    this.#pty.kill('SIGKILL');
    await this.ended;
  }

  /** Waits until the screen shows something. */
  async shows(expected: string | RegExp): Promise<void> {
    const stands = () =>
      typeof expected === 'string' ? this.text().includes(expected) : expected.test(this.text());
    const look = (): void => {
      if (!stands()) throw new Error(`the terminal does not show ${String(expected)}, but:\n${this.text()}`);
    };
    await vi.waitFor(look, { timeout: 15_000, interval: 20 });
  }

  [Symbol.dispose](): void {
    this.#pty.kill();
    this.#screen.dispose();
  }
}
