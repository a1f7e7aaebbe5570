import { canonicalJson } from '../../kernel/canonical.ts';
import { say, type Text } from '../../kernel/language.ts';
import { fieldTable, type FieldRow } from '../../rules/forms/table.ts';
import type { Form } from '../../rules/forms/types.ts';

/** One thing that a new version of a form changes: in which field (null: in the form itself), and how. */
export type FormChange = {
  readonly field: string | null;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly what: Text;
};

/** What a new version of a form changes, for whoever is about to adopt it. Empty: nothing. */
export function compareForms(old: Form, next: Form): FormChange[] {
  const before = new Map(fieldTable(old).map((row) => [row.path, row]));
  const after = new Map(fieldTable(next).map((row) => [row.path, row]));
  const fields = [...new Set([...before.keys(), ...after.keys()])].flatMap((path): FormChange[] => {
    const [was, is] = [before.get(path), after.get(path)];
    if (!was) return is ? [{ field: path, kind: 'added', what: whatIs(is) }] : [];
    if (!is) return [{ field: path, kind: 'removed', what: whatIs(was) }];
    return changed(path, aspectsOf(was), aspectsOf(is));
  });
  const changes = [...changed(null, formAspects(old), formAspects(next)), ...fields];
  if (changes.length > 0 || canonicalJson(old.schema) === canonicalJson(next.schema)) return changes;
  return [
    {
      field: null,
      kind: 'changed',
      what: say('校验规则有改动', 'the rules by which it is checked are different'),
    },
  ];
}

const whatIs = ({ label, kind, need }: FieldRow): Text =>
  say(`“${label['zh-CN']}”：${kind['zh-CN']}，${need['zh-CN']}`, `"${label.en}": ${kind.en}, ${need.en}`);

/** What a field or form says in one respect, in words. */
type Aspect = readonly [name: Text, value: Text];

const NOTHING = say('无', 'none');

function changed(field: string | null, was: readonly Aspect[], is: readonly Aspect[]): FormChange[] {
  return is.flatMap(([name, value], index): FormChange[] => {
    const before = was[index]![1];
    if (before['zh-CN'] === value['zh-CN'] && before.en === value.en) return [];
    const what = say(
      `${name['zh-CN']}由“${before['zh-CN']}”改为“${value['zh-CN']}”`,
      `${name.en} from "${before.en}" to "${value.en}"`,
    );
    return [{ field, kind: 'changed', what }];
  });
}

const aspectsOf = (row: FieldRow): readonly Aspect[] => [
  [say('名称', 'label'), row.label],
  [say('填法', 'kind'), row.kind],
  [say('要求', 'need'), row.need],
  [say('条件', 'condition'), row.when ?? NOTHING],
  [
    say('选项', 'choices'),
    listed(
      row.choices.map(({ code, label }) => say(`${label['zh-CN']}（${code}）`, `${label.en} (${code})`)),
    ),
  ],
  [say('限度', 'limit'), row.limit ?? NOTHING],
  [say('说明', 'help'), row.help ?? NOTHING],
];

const formAspects = (form: Form): readonly Aspect[] => [
  [say('标题', 'title'), form.title],
  [say('代号', 'code'), say(form.code, form.code)],
  [
    say('谁填', 'filled in by'),
    form.by === null ? say('任何人', 'anyone') : listed(form.by.map((role) => say(role, role))),
  ],
  [say('周期', 'rhythms'), listed(form.rhythms.map((rhythm) => say(rhythm, rhythm)))],
  [say('零报告', 'nothing to report'), form.nil ? say('可以', 'allowed') : say('不可以', 'not allowed')],
];

const listed = (texts: readonly Text[]): Text =>
  texts.length === 0
    ? NOTHING
    : say(texts.map((text) => text['zh-CN']).join('、'), texts.map(({ en }) => en).join(', '));
