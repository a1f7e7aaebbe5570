import { InfoctlError } from '../../kernel/errors.ts';
import { say } from '../../kernel/language.ts';
import { textFault, withPlainLineEnds } from '../../kernel/text.ts';
import { readHolidayCn, readOwnLayout } from './layouts.ts';
import { holidayYear, refuseFaults } from './listed.ts';
import { readTwoColumns } from './two-columns.ts';
import type { HolidayYear } from './types.ts';

const MAX_BYTES = 64 * 1024;

/**
 * Reads one year of holidays: our YAML layout, the JSON of NateScarlet/holiday-cn, or a two-column CSV, told apart by
 * what is in them. Throws `invalid`: `bad-holidays` with file and line of each fault; `holidays-empty` where the file
 * names no day, so that a year that is not announced never passes for one without holidays. Loads yaml and ajv.
 */
export function readHolidayYear(fileName: string, content: string | Uint8Array): HolidayYear {
  if (content.length > MAX_BYTES) refuseFaults([{ file: fileName, line: 1, message: TOO_LARGE }], fileName);
  const decoded = typeof content === 'string' ? content : decode(content, fileName);
  const text = withPlainLineEnds(decoded.replace(/^\uFEFF/u, ''));
  const fault = textFault(text);
  if (fault) refuseFaults([{ file: fileName, line: fault.line, message: fault.message }], fileName);
  return holidayYear(readerOf(text, fileName)(text, fileName), fileName);
}

function readerOf(text: string, file: string): typeof readOwnLayout {
  if (/^\s*[{[]/u.test(text)) return text.includes('"off"') ? readOwnLayout : readHolidayCn;
  const isYaml = /\.ya?ml$/iu.test(file) || /^(year|source|off|work)\s*[:：]/mu.test(text);
  return isYaml ? readOwnLayout : readTwoColumns;
}

const TOO_LARGE = say(
  '文件超过 64 KB 的上限，请检查是不是拿错了文件。',
  'the file is larger than the limit of 64 KB; check that it is the right file.',
);

/** UTF-8, UTF-16 with its mark, else GB18030: what Chinese spreadsheets save. */
function decode(bytes: Uint8Array, file: string): string {
  const [first, second] = bytes;
  const marked =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : undefined;
  for (const encoding of marked ? [marked] : ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  throw new InfoctlError(
    'invalid',
    'bad-holidays',
    say(
      `${file} 的文字编码认不出来，请另存为 UTF-8 以后再试。`,
      `the text encoding of ${file} is not known; save it as UTF-8 and try again.`,
    ),
    { details: [{ file, line: 1, message: say('文字编码认不出来。', 'the text encoding is not known.') }] },
  );
}
