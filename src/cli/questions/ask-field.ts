import type { Json } from '../../kernel/canonical.ts';
import { say } from '../../kernel/language.ts';
import { applies } from '../../rules/forms/condition.ts';
import type { Field, FlatRecord } from '../../rules/forms/types.ts';
import { nameOf, type Register } from '../../work/org/find.ts';
import type { Setting } from '../../work/records/prepare.ts';
import type { Context } from '../types.ts';
import type { Option, Prompter } from './prompter.ts';

/** What asking needs to know. */
export type Asking = { readonly context: Context; readonly prompter: Prompter; readonly setting: Setting };

/** Asks one field; undefined where it was left empty. What comes back is as typed: it is read and checked afterwards. */
export async function askField(asking: Asking, field: Field, record: FlatRecord, before: Json | undefined): Promise<Json | undefined> {
  const { context, prompter } = asking;
  const message = questionOf(asking, field);
  if (field.help) prompter.tell(context.say(say(`  说明：${field.help['zh-CN']}`, `  ${field.help.en}`)));
  switch (field.type) {
    case 'yes-no':
      return prompter.yesNo(message, before === true);
    case 'choice':
      return (await prompter.one(message, choicesOf(asking, field), typeof before === 'string' ? before : undefined)) ?? undefined;
    case 'choices':
      return (await prompter.several(message, codes(context, field), Array.isArray(before) ? (before as string[]) : [])) as Json;
    case 'scale':
      return (await prompter.one(message, scaleOf(asking, field), typeof before === 'number' ? before : undefined)) ?? undefined;
    case 'person':
    case 'unit':
    case 'client':
      return (await prompter.find<string | null>(message, namesOf(asking, field.type, field.required))) ?? undefined;
    case 'ratings':
    case 'group':
      return askGroup(asking, field, record, before);
    case 'list':
      return askList(asking, field, record, before);
    case 'long-text':
      return askLines(asking, message);
    default: {
      const suggested = suggestionFor(asking, field, before);
      const typed = await prompter.line(message, suggested === undefined ? {} : { suggested });
      return typed.trim() === '' ? undefined : typed;
    }
  }
}

function questionOf({ context }: Asking, field: Field): string {
  const label = context.say(field.label);
  const measure = field.measure ? context.say(say(`（${field.measure['zh-CN']}）`, ` (${field.measure.en})`)) : '';
  const optional = field.required ? '' : context.say(say('（可不填）', ' (optional)'));
  return `${label}${measure}${optional}${context.say(say('：', ':'))}`;
}

const codes = ({ say: inLanguage }: Context, field: Field): Option<string>[] =>
  field.choices.map(({ code, label }) => ({ value: code, name: inLanguage(label) }));

const NOTHING: Option<null>['value'] = null;

function choicesOf({ context }: Asking, field: Field): Option<string | null>[] {
  const none = { value: NOTHING, name: context.say(say('（不填）', '(leave out)')) };
  return field.required ? codes(context, field) : [...codes(context, field), none];
}

function scaleOf({ context }: Asking, field: Field): Option<number | null>[] {
  const steps: Option<number | null>[] = [5, 4, 3, 2, 1].map((value) => ({ value, name: `${value} ${context.say(SCALE[value - 1]!)}` }));
  return field.required ? steps : [...steps, { value: NOTHING, name: context.say(say('（不填）', '(leave out)')) }];
}

const SCALE = [
  say('很不满意', 'very dissatisfied'),
  say('不满意', 'dissatisfied'),
  say('一般', 'neutral'),
  say('满意', 'satisfied'),
  say('很满意', 'very satisfied'),
];

/** People, units or clients to choose from, by name and id. */
export function namesOf({ context, setting: { world, today } }: Asking, register: Register, required: boolean): Option<string | null>[] {
  const all = register === 'person' ? world.people : register === 'unit' ? world.units : world.clients;
  const named = [...all.keys()].map((id) => ({ value: id, name: `${nameOf(world, register, id, today)} ${id}` }));
  return required ? named : [{ value: NOTHING, name: context.say(say('（不填）', '(leave out)')) }, ...named];
}

/** A default that the form allows to be suggested: today, me, an answer given before. Never figures or free text. */
function suggestionFor({ setting }: Asking, field: Field, before: Json | undefined): string | undefined {
  if (typeof before === 'string' || typeof before === 'number') return String(before);
  if (field.suggest === 'today') return setting.today;
  if (field.suggest === 'submitter') return setting.by;
  return undefined;
}

async function askLines({ context, prompter }: Asking, message: string): Promise<string | undefined> {
  prompter.tell(context.say(say('  可写多行，单独一行“.”结束；直接回车不填。', '  Several lines; a lone "." ends it, Enter alone leaves it out.')));
  const lines: string[] = [];
  for (;;) {
    const line = await prompter.line(lines.length === 0 ? message : '…');
    if (line.trim() === '.' || line.trim() === '。' || (lines.length === 0 && line.trim() === '')) break;
    lines.push(line);
  }
  return lines.length === 0 ? undefined : lines.join('\n');
}

async function askGroup(asking: Asking, field: Field, record: FlatRecord, before: Json | undefined): Promise<Json | undefined> {
  asking.prompter.tell(`  ${asking.context.say(field.label)}`);
  const earlier = (typeof before === 'object' && before !== null ? before : {}) as FlatRecord;
  const group: Record<string, Json> = {};
  for (const part of field.fields) {
    if (part.extra || !applies(part.when, group, record)) continue;
    const answer = await askField(asking, part, record, earlier[part.name]);
    if (answer !== undefined) group[part.name] = answer;
  }
  return Object.keys(group).length === 0 ? undefined : group;
}

async function askList(asking: Asking, field: Field, record: FlatRecord, before: Json | undefined): Promise<Json | undefined> {
  const { context, prompter } = asking;
  const label = context.say(field.label);
  const earlier = Array.isArray(before) ? (before as Json[]) : [];
  const entries: Json[] = [];
  while (entries.length < (field.maxItems ?? Infinity)) {
    const nth = entries.length + 1;
    const first = nth === 1 && field.required;
    if (!first && !(await prompter.yesNo(context.say(say(`填“${label}”第 ${nth} 条吗？`, `Enter "${label}" number ${nth}?`)), nth <= earlier.length))) break;
    const entry = await askGroup(asking, field, record, earlier[nth - 1]);
    if (entry !== undefined) entries.push(entry);
  }
  return entries.length === 0 ? undefined : entries;
}
