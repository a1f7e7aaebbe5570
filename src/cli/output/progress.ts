import { visible } from '../../kernel/text.ts';
import type { Progress, Terminal } from '../types.ts';

const SILENT_MS = 1000;
const TERMINAL_MS = 100;
const PLAIN_MS = 5000;

/** Not `performance`, which takes 1 ms to load. */
const milliseconds = (): number => Number(process.hrtime.bigint()) / 1e6;

/** One line on stderr that says how far a long act has come: rewritten in a terminal, now and then a line elsewhere. */
export function progressOn(terminal: Terminal, quiet: boolean): Progress {
  if (quiet) return { at: () => {}, end: () => {} };
  const begun = milliseconds();
  let last = Number.NEGATIVE_INFINITY;
  let shown = false;
  return {
    at(text) {
      const now = milliseconds();
      const { stderr } = terminal;
      const tty = stderr.isTTY === true;
      if (now - begun < SILENT_MS || now - last < (tty ? TERMINAL_MS : PLAIN_MS)) return;
      last = now;
      shown = true;
      stderr.write(tty ? `\r\u001B[2K${visible(text)}` : `${visible(text)}\n`);
    },
    end() {
      if (shown && terminal.stderr.isTTY) terminal.stderr.write('\r\u001B[2K');
      shown = false;
    },
  };
}
