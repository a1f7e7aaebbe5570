import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TestTerminal, type TerminalOptions } from './terminal.ts';
import { NOW, type TestWorkspace } from './workspace.ts';

const ENTER = '\r';
export const DOWN = '\u001B[B';
export const CTRL_C = '\u0003';

/** A person at a terminal who fills in a form: waits for each question before answering it. */
export class FormFilling extends TestTerminal {
  constructor(made: TestWorkspace, argv: readonly string[], options: Partial<TerminalOptions> = {}) {
    const env = { ...made.env, INFOCTL_NOW: NOW, ...options.env };
    super(argv, { columns: 100, rows: 50, cwd: made.folder, ...options, env });
  }

  /** Waits until the question stands open, types the answer and Enter, and waits until it was taken. */
  async answer(question: string, keys = ''): Promise<void> {
    await this.asks(question);
    await this.#enter(keys);
  }

  /** Looks for one of many by some of its letters, and takes it once it is found. */
  async find(question: string, letters: string, found: string): Promise<void> {
    await this.asks(question);
    this.type(letters);
    await this.shows(`❯ ${found}`);
    await this.#enter();
  }

  /** The same question may follow at once: only when this one is ticked off does the next one listen. */
  async #enter(keys = ''): Promise<void> {
    const ticks = this.text().split('✔').length;
    this.type(keys + ENTER);
    await this.shows(new RegExp(`^([^✔]*✔){${ticks}}`, 'u'));
  }

  /** Waits until a question stands open as the last one. */
  async asks(question: string): Promise<void> {
    await this.shows(new RegExp(`\\? ${question}[^?✔]*$`, 'u'));
  }
}

/** What the drafts of a workspace say. */
export function draftsIn(
  made: TestWorkspace,
): { id: string; answers: Record<string, unknown>; left: string[] }[] {
  const folder = join(made.folder, 'drafts');
  return readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')));
}
