import { say } from '../../kernel/language.ts';
import { applies } from '../../rules/forms/condition.ts';
import type { Field } from '../../rules/forms/types.ts';
import { answerLines } from '../records/answers-shown.ts';
import { askFields } from './ask-fields.ts';
import { problemsOf, type Asking } from './asking.ts';
import { changeAnswer } from './change-answer.ts';
import type { Option } from './prompter.ts';
import { relevant } from './relevant.ts';

/** Shows every answer with its problems until the person submits: any answer can be changed, any optional one added. */
export async function review(asking: Asking): Promise<void> {
  const { context, prompter, setting } = asking;
  for (;;) {
    const faults = showAnswers(asking);
    const next = context.say(say('接下来：', 'Next:'));
    const chosen = await prompter.one<Field | 'submit'>(next, optionsOf(asking, faults));
    if (chosen === 'submit') return;
    await changeAnswer(asking, { field: chosen, path: [chosen.name] });
    // What the new answer made necessary is asked at once.
    await askFields(asking, setting.form.fields);
  }
}

/** Prints the answers, what is left out of the record, and what is wrong; gives how many things are. */
function showAnswers(asking: Asking): number {
  const { context, prompter, setting, sheet } = asking;
  const { world, today: day, form } = setting;
  const { record, others } = relevant(form, sheet.record);
  const colon = context.say(say('：', ': '));
  prompter.tell(context.say(say('\n请核对：', '\nPlease check:')));
  for (const { label, answer, depth } of answerLines(form, record, {
    world,
    day,
    language: context.language,
  })) {
    prompter.tell(`  ${'  '.repeat(depth)}${label}${colon}${answer}`);
  }
  if (others.length > 0) {
    const labels = others.map(({ label }) => label);
    const zh = labels.map((label) => label['zh-CN']).join('、');
    const en = labels.map((label) => label.en).join(', ');
    prompter.tell(
      context.say(
        say(
          `  不再适用，不计入：${zh}（答案留在草稿里）`,
          `  Left out, since they do not apply: ${en} (kept in the draft)`,
        ),
      ),
    );
  }
  const problems = problemsOf(asking, sheet.record);
  for (const { message } of problems) prompter.tell(`  ✗ ${context.say(message)}`);
  return problems.length;
}

function optionsOf({ context, setting, sheet }: Asking, faults: number): Option<Field | 'submit'>[] {
  const { record } = relevant(setting.form, sheet.record);
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
