import { say, type Text } from '../../kernel/language.ts';
import { isReserved, RESERVED_FIELDS } from './reserved.ts';
import { shown } from './unreadable.ts';
import type { Field, Form } from './types.ts';

/** The field at a path such as `salesLines.1.product` (indexes from 1), or undefined where the form has none there. */
export function fieldAt(form: Form, path: string): Field | undefined {
  let fields = form.fields;
  let field: Field | undefined;
  for (const part of path.split('.')) {
    if (field?.type === 'list' && /^\d+$/.test(part)) continue;
    const own = fields.find(({ name }) => name === part);
    field = own ?? (field === undefined && isReserved(part) ? RESERVED_FIELDS[part] : undefined);
    if (!field) return undefined;
    fields = field.fields;
  }
  return field;
}

/** What a person calls the field at a path: “单品销售”第 2 条的“金额”. Where the form has no such field, the path itself. */
export function labelAt(form: Form, path: string): Text {
  if (path === '') return form.title;
  const quoted = (label: Text): Text => say(`“${label['zh-CN']}”`, `"${label.en}"`);
  let fields = form.fields;
  let spoken: Text | undefined;
  let list = false;
  for (const part of path.split('.')) {
    if (list && spoken && /^\d+$/.test(part)) {
      spoken = say(`${spoken['zh-CN']}第 ${part} 条`, `${spoken.en}, entry ${part}`);
      list = false;
      continue;
    }
    const field = fields.find(({ name }) => name === part);
    const label =
      field?.label ?? (spoken === undefined && isReserved(part) ? RESERVED_FIELDS[part].label : undefined);
    if (!label) return quoted(say(shown(path), shown(path)));
    const own = quoted(label);
    spoken = spoken ? say(`${spoken['zh-CN']}的${own['zh-CN']}`, `${spoken.en}, ${own.en}`) : own;
    fields = field?.fields ?? [];
    list = field?.type === 'list';
  }
  return spoken ?? quoted(say(path, path));
}

/** The labels of some choices, for a sentence: 是、否 / yes, no. */
export const listed = (labels: readonly Text[]): Text =>
  say(labels.map((label) => label['zh-CN']).join('、'), labels.map((label) => label.en).join(', '));
