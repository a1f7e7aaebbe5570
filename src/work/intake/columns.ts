import { InfoctlError, type Detail } from '../../kernel/errors.ts';
import { say, type Text } from '../../kernel/language.ts';
import { visible } from '../../kernel/text.ts';
import { nearest } from '../../rules/forms/nearest.ts';

/** A column that a file may have: its name in the program and whatever else people write above it. */
export type Column = { readonly name: string; readonly labels: readonly string[] };

/** `--map field=heading`: which heading a field stands under. The field `-` leaves a column, or several, out. */
export type HeadingChoice = Readonly<Record<string, string | readonly string[]>>;

/** What was chosen, one field and heading at a time. */
const choicesIn = (choice: HeadingChoice): [field: string, heading: string][] =>
  Object.entries(choice).flatMap(([field, headings]) =>
    [headings].flat().map((heading): [string, string] => [field, heading]),
  );

/** What was chosen of the headings that are there: rows of JSON and YAML carry their own keys. */
export function choiceWithin(choice: HeadingChoice, headings: readonly string[]): HeadingChoice {
  const present: Record<string, string[]> = Object.create(null) as Record<string, string[]>;
  for (const [field, heading] of choicesIn(choice)) {
    if (headings.includes(heading)) (present[field] ??= []).push(heading);
  }
  return present;
}

/** The field that `--map` gives to a column which is to be left out. */
const LEFT_OUT = '-';

/** How a heading or a `--map` field becomes a field: its name as the program writes it, or undefined. */
type Resolve = (heading: string) => string | undefined;

/**
 * Which column of a table is which: by name or label, blanks, width and case apart.
 * @returns heading → name; headings left out are not in it
 * @throws InfoctlError `unknown-heading`, `heading-twice` (3), `bad-map` (2)
 */
export function mapColumns(
  headings: readonly string[],
  columns: readonly Column[],
  choice: HeadingChoice = {},
): ReadonlyMap<string, string> {
  const byWord = new Map(
    columns.flatMap(({ name, labels }) => [name, ...labels].map((word) => [plain(word), name] as const)),
  );
  const known = columns.flatMap(({ name, labels }) => [name, ...labels]);
  return settleHeadings(headings, (heading) => byWord.get(plain(heading)), known, choice);
}

/** The rule for all tables: first what `--map` says, then what each heading means by itself, and no field twice. */
export function settleHeadings(
  headings: readonly string[],
  resolve: Resolve,
  known: readonly string[],
  choice: HeadingChoice,
): ReadonlyMap<string, string> {
  const chosen = chosenFields(headings, resolve, known, choice);
  const fields = new Map<string, string>();
  const headingOf = new Map<string, string>();
  const faults: Detail[] = [];
  for (const heading of headings) {
    const field = chosen.get(heading) ?? resolve(heading) ?? resolve(withoutRemark(heading));
    if (field === LEFT_OUT) continue;
    const other = field === undefined ? undefined : overlapping(field, headingOf);
    if (field === undefined) faults.push({ field: heading, message: unknownHeading(heading, known) });
    else if (other !== undefined) faults.push({ field: heading, message: sameField(other, heading, field) });
    else {
      fields.set(heading, field);
      headingOf.set(field, heading);
    }
  }
  const [first] = faults;
  if (first) {
    const code = headings.some((heading) => !fields.has(heading) && resolve(heading) === undefined)
      ? 'unknown-heading'
      : 'heading-twice';
    throw new InfoctlError('invalid', code, faults.length === 1 ? first.message : several(faults.length), {
      details: faults,
    });
  }
  return fields;
}

const several = (count: number): Text => say(`有 ${count} 个列标题对不上：`, `${count} headings do not fit:`);

/** The heading of the same field, of a part of it or of the whole that it is part of. */
function overlapping(field: string, headingOf: ReadonlyMap<string, string>): string | undefined {
  for (const [other, heading] of headingOf) {
    if (other === field || other.startsWith(`${field}.`) || field.startsWith(`${other}.`)) return heading;
  }
  return undefined;
}

/** Blanks, full or half width and upper or lower case make no other word. */
export const plain = (word: string): string => word.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

/** “数量（件）” → “数量”: what people add in brackets, and the star of a field that must be filled in. */
const withoutRemark = (heading: string): string =>
  heading.replace(/^\s*[*＊]|[*＊]\s*$/g, '').replace(/[（(][^（()）]*[)）]\s*$/, '');

function chosenFields(
  headings: readonly string[],
  resolve: Resolve,
  known: readonly string[],
  choice: HeadingChoice,
): ReadonlyMap<string, string> {
  const chosen = new Map<string, string>();
  for (const [word, heading] of choicesIn(choice)) {
    const field = word === LEFT_OUT ? LEFT_OUT : resolve(word);
    const found =
      headings.find((each) => each === heading) ?? headings.find((each) => plain(each) === plain(heading));
    if (field === undefined) throw badMap(noSuchField(word, known));
    if (found === undefined) throw badMap(noSuchHeading(heading, headings));
    chosen.set(found, field);
  }
  return chosen;
}

const badMap = (text: Text): InfoctlError => new InfoctlError('usage', 'bad-map', text);

const guess = (word: string, known: readonly string[]): Text => {
  const near = nearest(word, known);
  return near === undefined
    ? say('', '')
    : say(`是不是“${visible(near)}”？`, ` Did you mean "${visible(near)}"?`);
};

function unknownHeading(heading: string, known: readonly string[]): Text {
  const name = visible(heading);
  const near = guess(heading, known);
  return say(
    `不认识列标题“${name}”。${near['zh-CN']}可用 --map 字段=${name} 指明它是哪一项，用 --map -=${name} 略去这一列。`,
    `the heading "${name}" is no field.${near.en} Say which field it is with --map FIELD=${name}, or leave it out with --map -=${name}.`,
  );
}

const sameField = (first: string, second: string, field: string): Text =>
  say(
    `“${visible(first)}”和“${visible(second)}”两列都是 ${field}，请略去一列：--map -=${visible(second)}。`,
    `the columns "${visible(first)}" and "${visible(second)}" are both ${field}; leave one out: --map -=${visible(second)}.`,
  );

function noSuchField(word: string, known: readonly string[]): Text {
  const near = guess(word, known);
  return say(
    `--map 里的“${visible(word)}”不是字段。${near['zh-CN']}`,
    `"${visible(word)}" in --map is no field.${near.en}`,
  );
}

function noSuchHeading(heading: string, headings: readonly string[]): Text {
  const near = guess(heading, headings);
  return say(
    `--map 里的列标题“${visible(heading)}”不在文件里。${near['zh-CN']}`,
    `the file has no heading "${visible(heading)}" as --map says.${near.en}`,
  );
}
