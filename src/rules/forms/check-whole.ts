import ownCodes from './codes.json' with { type: 'json' };
import { say, type Text } from '../../kernel/language.ts';
import type { Fault, Surroundings } from './fault.ts';
import { unknownName } from './check-parts.ts';
import { isSchema, partOf, resolved, textOr, textsOf } from './schema.ts';
import { RESERVED_KEYS, type Schema } from './types.ts';

/** Codes of the record ids that the program gives itself, and what has them. */
const OWN_CODES: ReadonlyMap<string, string> = new Map(Object.entries(ownCodes));

/** What a form says of itself as a whole: name, code, who may, whom it is about, its periods, the keys of every record. */
export function wholeFaults(
  schema: Schema,
  fileName: string,
  { codes, roles }: Surroundings,
): readonly Fault[] {
  const name = textOr(schema['x-form'], '');
  const faults: Fault[] = [];
  const tell = (message: Text, ...at: (string | number)[]): void => {
    faults.push({ at, message });
  };
  const file = /([^/\\]+)\.json$/.exec(fileName)?.[1];
  if (file !== undefined && name !== '' && file !== name) {
    tell(
      say(
        `表名与文件名不同，请把文件改名为 ${name}.json，或在这里写 ${file}。`,
        `the name differs from the file's; rename the file to ${name}.json, or write ${file} here.`,
      ),
      'x-form',
    );
  }
  const code = textOr(schema['x-code'], '');
  const owner = codes?.get(code) ?? OWN_CODES.get(code);
  if (owner !== undefined && owner !== name) {
    tell(
      say(
        `编号代码 ${code} 已由 ${owner} 使用，请换一个。`,
        `the code ${code} belongs to ${owner}; choose another one.`,
      ),
      'x-code',
    );
  }
  if (roles) {
    for (const [index, role] of textsOf(schema['x-by']).entries()) {
      if (!roles.includes(role)) tell(unknownRole(role, roles, name), 'x-by', index);
    }
  }
  for (const key of RESERVED_KEYS) {
    if (!Object.hasOwn(partOf(schema, 'properties'), key)) tell(missingReserved(key), 'properties');
  }
  for (const key of demanded(schema)) {
    if (!textsOf(schema['required']).includes(key)) {
      tell(say(`required 里要有“${key}”。`, `"${key}" belongs into required.`), 'required');
    }
  }
  const major = isSchema(schema['x-case']) ? textOr(schema['x-case']['major'], '') : undefined;
  if (major !== undefined && resolved(partOf(schema, 'properties')[major], schema)['type'] !== 'boolean') {
    tell(
      say(
        `“${major}”应是本表的是／否字段（type: boolean）。`,
        `"${major}" must be a yes-no field of this form (type: boolean).`,
      ),
      'x-case',
    );
  }
  return faults;
}

/** A role is declared by the policy, a rule of the policy needs its form: the order that works is told. */
function unknownRole(role: string, roles: readonly string[], form: string): Text {
  const told = unknownName(role, roles);
  return say(
    `${told['zh-CN']}新角色请按这个顺序办：写进 policy.yaml 的 roles，运行 infoctl form adopt ${form}，再运行 infoctl policy adopt。`,
    `${told.en} A new role in this order: write it into roles of policy.yaml, run infoctl form adopt ${form}, then infoctl policy adopt.`,
  );
}

/** Keys that a record of this form always has. */
const demanded = (schema: Schema): readonly string[] => [
  ...('x-rhythms' in schema ? ['period'] : []),
  ...(typeof schema['x-about'] === 'string' ? [schema['x-about']] : []),
];

const missingReserved = (key: string): Text =>
  say(
    `缺少每条记录都可能带有的“${key}”，请照随附的表加上（用不到就写 "${key}": false）。`,
    `"${key}", which every record may carry, is missing; add it as the shipped forms have it (or "${key}": false where it is never used).`,
  );
