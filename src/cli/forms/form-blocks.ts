import { say, type Language, type Text } from '../../kernel/language.ts';
import type { CatalogueEntry } from '../../work/adoption/form-catalogue.ts';
import type { Block } from '../types.ts';
import type { ExplainedForm } from './explained.ts';
import { standingShown } from './standing.ts';

type ExplainedField = ExplainedForm['fields'][number];

/** The form for a person to read: its title, who and when, then section by section. */
export function formBlocks(entry: CatalogueEntry, form: ExplainedForm, language: Language): Block[] {
  const words = (text: Text) => text[language];
  const standing = words(standingShown(entry));
  const title = words(
    say(`《${form.title}》　${form.name}，${standing}`, `${form.title} (${form.name}, ${standing})`),
  );
  const sections = Map.groupBy(sectioned(form.fields), ({ section }) => section ?? '');
  return [
    { kind: 'text', text: title, tone: 'title' },
    {
      kind: 'text',
      text: [...(form.description === null ? [] : [form.description]), whoAndWhat(form, language)].join('\n'),
    },
    ...(form.rules.length > 0 ? [ruleTable(form, language)] : []),
    ...[...sections].flatMap(([section, fields]): Block[] => [
      ...(section === '' ? [] : [{ kind: 'text', text: section, tone: 'title' } as const]),
      fieldBlock(fields, language),
    ]),
    { kind: 'text', text: keysInWords(form, language) },
    {
      kind: 'text',
      tone: 'faint',
      text: words(
        say(
          `一份填好的样子：infoctl form example ${form.name}；填报：infoctl submit ${form.name}`,
          `One filled in: infoctl form example ${form.name}; to hand it in: infoctl submit ${form.name}`,
        ),
      ),
    },
  ];
}

/** Parts of a group or list stand in its section. */
function sectioned(fields: readonly ExplainedField[]): ExplainedField[] {
  const sectionOf = new Map(fields.map(({ path, section }) => [path, section]));
  return fields.map((field) => ({
    ...field,
    section: sectionOf.get(field.path.split('.')[0] ?? '') ?? field.section,
  }));
}

function whoAndWhat({ by, nil }: ExplainedForm, language: Language): string {
  const separator = say('、', ', ')[language];
  const who =
    by === null
      ? say('任何人都可以填。', 'Anyone may fill it in.')
      : say(
          `由${by.map(({ label }) => label).join(separator)}填报。`,
          `Filled in by: ${by.map(({ label }) => label).join(separator)}.`,
        );
  const none = nil
    ? say('本期无情况也要交，注明“无情况”（--nil）。', 'Where there is nothing to report, say so (--nil).')
    : say('', '');
  return `${who[language]}${language === 'en' && nil ? ' ' : ''}${none[language]}`;
}

function keysInWords({ keys }: ExplainedForm, language: Language): string {
  const named = keys.map(({ key, label }) => `${key} ${label}`).join(say('、', ', ')[language]);
  return say(`写成文件时，除以上各项还要有：${named}。`, `In a file beside these: ${named}.`)[language];
}

const ruleTable = ({ rules }: ExplainedForm, language: Language): Block => ({
  kind: 'table',
  columns: [
    say('谁交', 'Owed by'),
    say('多久', 'How often'),
    say('开始', 'Opens'),
    say('截止', 'Due'),
    say('依据', 'Clause'),
  ].map((title) => ({ title: title[language] })),
  rows: rules.map(({ owes, each, opens, due, clause }) => [owes, each, opens, due, clause ?? '']),
});

const fieldBlock = (fields: readonly ExplainedField[], language: Language): Block => ({
  kind: 'table',
  columns: [
    say('项目', 'Field'),
    say('名称', 'Name in files'),
    say('填法', 'Kind'),
    say('要求', 'Need'),
    say('说明', 'Notes'),
  ].map((title) => ({ title: title[language] })),
  rows: fields.map((field) => [
    indented(field),
    field.path,
    field.kind,
    field.need,
    notesOf(field, language),
  ]),
});

const indented = ({ path, label }: ExplainedField): string =>
  `${'  '.repeat(path.split('.').filter((part) => part !== 'N').length - 1)}${label}`;

/** When it is asked, what may be chosen, how long it may be, what it means. */
function notesOf(
  { when, choices, limit, help, personal, extra }: ExplainedField,
  language: Language,
): string {
  const words = [
    when,
    choices.length === 0 ? null : choices.map(({ label }) => label).join(say('、', ', ')[language]),
    limit,
    help,
    personal ? say('个人信息', 'personal')[language] : null,
    extra ? say('平时不问', 'not asked by itself')[language] : null,
  ].filter((part) => part !== null && part !== '');
  return words.map((part) => part!.replace(/[。.]$/, '')).join(say('；', '; ')[language]);
}
