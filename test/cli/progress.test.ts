import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { progressOn } from '../../src/cli/output/progress.ts';
import type { Terminal } from '../../src/cli/types.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['hrtime'] }));
afterEach(() => void vi.useRealTimers());

function watched(isTTY: boolean, quiet = false) {
  const written: string[] = [];
  const stderr = { isTTY, write: (text: string) => written.push(text) };
  return { progress: progressOn({ stderr } as unknown as Terminal, quiet), written };
}

describe('progress', () => {
  it('says nothing in the first second', () => {
    const { progress, written } = watched(true);
    vi.advanceTimersByTime(999);
    progress.at('1');
    progress.end();
    expect(written).toEqual([]);
  });

  it('in a terminal rewrites one line, at most ten times a second, and takes it away', () => {
    const { progress, written } = watched(true);
    vi.advanceTimersByTime(1000);
    for (const step of ['1', '2', '3']) {
      progress.at(step);
      vi.advanceTimersByTime(60);
    }
    progress.end();
    expect(written).toEqual(['\r\u001B[2K1', '\r\u001B[2K3', '\r\u001B[2K']);
  });

  it('elsewhere writes a plain line now and then; what it says is made visible', () => {
    const { progress, written } = watched(false);
    for (let second = 0; second <= 12; second += 1) {
      progress.at(`${second}\u001B[2J`);
      vi.advanceTimersByTime(1000);
    }
    progress.end();
    expect(written).toEqual(['1␛[2J\n', '6␛[2J\n', '11␛[2J\n']);
  });

  it('--quiet: nothing at all', () => {
    const { progress, written } = watched(true, true);
    vi.advanceTimersByTime(10_000);
    progress.at('1');
    progress.end();
    expect(written).toEqual([]);
  });
});
