import { say } from '../../kernel/language.ts';
import type { Fault } from './fault.ts';
import { unknownName } from './check-parts.ts';
import { isSchema, partOf, textsOf } from './schema.ts';
import type { Schema } from './types.ts';

/** Every field has a label, every code of a choice is short and has one too. */
export function labelledFaults(field: Schema, at: readonly (string | number)[]): readonly Fault[] {
  const faults: Fault[] = [];
  if (!('x-label' in field)) {
    faults.push({
      at,
      message: say(
        '缺少 x-label（中英文名称），请补上。',
        'x-label (its name in Chinese and English) is missing; add it.',
      ),
    });
  }
  const codes = codesOf(field);
  const labels = partOf(field, 'x-choices');
  for (const code of codes) {
    if (!/^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$/.test(code)) {
      faults.push({ at: [...at, 'enum'], message: badCode(code) });
    }
    if (!Object.hasOwn(labels, code)) {
      const message = say(
        `“${code}”没有名称，请加进 x-choices。`,
        `"${code}" has no label; add it to x-choices.`,
      );
      faults.push({ at: [...at, 'x-choices'], message });
    }
  }
  if (codes.length === 0) return faults;
  const strange = Object.keys(labels).filter((code) => !codes.includes(code));
  return [
    ...faults,
    ...strange.map((code) => ({ at: [...at, 'x-choices', code], message: unknownName(code, codes) })),
  ];
}

const codesOf = (field: Schema): readonly string[] =>
  textsOf(field['enum'] ?? (isSchema(field['items']) ? field['items']['enum'] : undefined));

const badCode = (code: string) =>
  say(
    `代码“${code}”请用小写字母、数字和连字符，如 new-product；中文写在 x-choices 里。`,
    `write the code "${code}" in lower-case letters, digits and hyphens, like new-product; what people read stands in x-choices.`,
  );
