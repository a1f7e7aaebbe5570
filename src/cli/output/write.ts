import { InfoctlError } from '../../kernel/errors.ts';
import { say } from '../../kernel/language.ts';
import type { Output } from '../types.ts';

/** The reader of our output went away (`| head -1`): nothing to say, nobody to say it to. */
export class ReaderGone extends Error {}

/**
 * Writes all of a text, or throws: `ReaderGone` where nobody reads on, `disk` where it cannot be kept.
 * A stream that fails also emits `error`, which would end the process with a stack if nobody listened.
 */
export function write(stream: Output, text: string): Promise<void> {
  return new Promise((done, failed) => {
    stream.once('error', () => {});
    stream.write(text, (error) => {
      if (!error) done();
      else if ('code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED'))
        failed(new ReaderGone());
      else failed(cannotWrite(error));
    });
  });
}

function cannotWrite(error: Error): InfoctlError {
  const full = 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
  return new InfoctlError(
    'disk',
    full ? 'disk-full' : 'cannot-write-output',
    full
      ? say(
          '磁盘已满，结果没有完整输出；腾出空间后请再运行一次。',
          'The disk is full and the answer is not complete; make room and run it again.',
        )
      : say(`结果无法输出：${error.message}`, `The answer cannot be written: ${error.message}`),
    { cause: error },
  );
}
