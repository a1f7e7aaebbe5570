import { say } from '../../kernel/language.ts';
import { applies } from '../../rules/forms/condition.ts';
import type { Field, FlatRecord } from '../../rules/forms/types.ts';
import { prepare } from '../../work/records/prepare.ts';
import { answersOf } from '../../work/records/flat.ts';
import { answerLines } from '../records/answers-shown.ts';
import type { Asking } from './ask-field.ts';
import type { Option } from './prompter.ts';

type Ask = (field: Field, record: FlatRecord) => Promise<FlatRecord>;

/** Shows every answer with its problems until the person submits: any answer can be changed, any optional one added. */
export async function review(asking: Asking, asked: FlatRecord, ask: Ask, save: (record: FlatRecord) => void): Promise<FlatRecord> {
  let record = asked;
  for (;;) {
    const faults = showAnswers(asking, record);
    const chosen = await asking.prompter.one<Field | 'submit'>(asking.context.say(say('接下来：', 'Next:')), optionsOf(asking, record, faults));
    if (chosen === 'submit') return record;
    record = await ask(chosen, record);
    save(record);
  }
}

/** Prints the answers and what is wrong; how many things are. */
function showAnswers({ context, prompter, setting }: Asking, record: FlatRecord): number {
  const scene = { world: setting.world, day: setting.today, language: context.language };
  prompter.tell('');
  prompter.tell(context.say(say('请核对：', 'Please check:')));
  for (const { label, answer, depth } of answerLines(setting.form, answersOf(record), scene)) {
    prompter.tell(`  ${'  '.repeat(depth)}${label}${context.say(say('：', ': '))}${answer}`);
  }
  const result = prepare(record, setting);
  if ('prepared' in result) return 0;
  for (const { message } of result.problems) prompter.tell(`  ✗ ${context.say(message)}`);
  return result.problems.length;
}

function optionsOf({ context, setting }: Asking, record: FlatRecord, faults: number): Option<Field | 'submit'>[] {
  const label = (field: Field) =>
    record[field.name] === undefined
      ? say(`补填 ${field.label['zh-CN']}`, `add ${field.label.en}`)
      : say(`改 ${field.label['zh-CN']}`, `change ${field.label.en}`);
  const fields = setting.form.fields
    .filter((field) => applies(field.when, record))
    .map((field): Option<Field | 'submit'> => ({ value: field, name: context.say(label(field)) }));
  const submit: Option<Field | 'submit'> = { value: 'submit', name: context.say(say('提交', 'submit')) };
  return faults === 0 ? [submit, ...fields] : fields;
}
