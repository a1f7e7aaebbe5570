import { InfoctlError } from '../../kernel/errors.ts';
import { say } from '../../kernel/language.ts';
import type { FlatRecord, Form } from '../../rules/forms/types.ts';
import { readRecords } from '../../work/intake/records.ts';

/** The one record that a file (`-`: standard input) holds. More than one belongs to `import`. */
export async function recordFromFile(
  path: string,
  form: Form,
  stdin: NodeJS.ReadStream,
): Promise<FlatRecord> {
  const file = await readRecords(path, form, { stdin });
  let found: FlatRecord | undefined;
  for await (const batch of file.batches()) {
    for (const { values, problem, line } of batch) {
      if (problem)
        throw new InfoctlError('invalid', 'bad-file', problem, {
          details: [{ file: path, line, message: problem }],
        });
      if (found) {
        throw new InfoctlError(
          'usage',
          'several-records',
          say(
            `${path} 里不止一份，请用 infoctl import ${form.name} ${path} 导入。`,
            `${path} holds more than one record; use infoctl import ${form.name} ${path}.`,
          ),
        );
      }
      found = values as FlatRecord;
    }
  }
  return found ?? {};
}
