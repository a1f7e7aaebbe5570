import formSchema from '../../../schemas/form.json' with { type: 'json' };
import type { Detail } from '../../kernel/errors.ts';
import { say } from '../../kernel/language.ts';
import { shapeFaults, shapeOf } from '../yaml/shape.ts';
import { readYaml } from '../yaml/source.ts';
import { exampleFaults } from './check-examples.ts';
import { fieldFaults } from './check-fields.ts';
import { forbiddenFaults } from './check-forbidden.ts';
import { partFaults } from './check-parts.ts';
import { wholeFaults } from './check-whole.ts';
import type { Fault, Surroundings } from './fault.ts';
import { isSchema } from './schema.ts';

let shape: ReturnType<typeof shapeOf> | undefined;

/**
 * Every mistake in a company's own form, each with its line, what is wrong and what would be right; none means that it
 * may be adopted. First the text as JSON, then its shape (schemas/form.json) and what its parts say of each other, at
 * last whether an example of it is valid. Loads yaml and ajv: import it only where a form is checked.
 */
export function checkForm(
  text: string,
  fileName: string,
  surroundings: Surroundings = {},
): readonly Detail[] {
  const source = readYaml(text, fileName);
  if (source.faults.length > 0) return source.faults;
  const broken = jsonFault(text);
  if (broken !== undefined) return [{ file: fileName, line: broken, message: NOT_JSON }];
  const schema = isSchema(source.value) ? source.value : {};
  const placed = ({ at, message }: Fault): Detail => ({ ...source.place(at), message });
  const forbidden = forbiddenFaults(schema).map(placed);
  const shapeless = shapeFaults((shape ??= shapeOf(formSchema)), source);
  const meaningless = [
    ...partFaults(schema),
    ...fieldFaults(schema),
    ...wholeFaults(schema, fileName, surroundings),
  ].map(placed);
  const faults = [...forbidden, ...unlike(shapeless, forbidden)];
  const all = [...faults, ...unlike(meaningless, faults)];
  // An example of a form that contradicts itself would only repeat it.
  const found = all.length > 0 ? all : exampleFaults(schema).map(placed);
  return found.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

/** The faults that do not only follow from one that is told already: at the same place, within it or around it. */
function unlike(faults: readonly Detail[], told: readonly Detail[]): readonly Detail[] {
  const inside = (a = '', b = ''): boolean => a === b || (b !== '' && a.startsWith(`${b}.`));
  const follows = ({ field }: Detail): boolean =>
    told.some((other) => inside(field, other.field) || inside(other.field, field || undefined));
  return faults.filter((fault) => !follows(fault));
}

const NOT_JSON = say(
  '这一行不合 JSON 的写法（名称和文字都要加双引号，最后一项后面没有逗号，没有注释），请改正。',
  'this line is not JSON (names and texts in double quotes, no comma after the last entry, no comments); please correct it.',
);

/** The line on which a text that YAML takes is no JSON after all. */
function jsonFault(text: string): number | undefined {
  try {
    JSON.parse(text.replace(/^\uFEFF/, ''));
    return undefined;
  } catch (error) {
    const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    return text.slice(0, position === undefined ? text.length : Number(position)).split('\n').length;
  }
}
