import type { ErrorObject } from 'ajv';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Detail } from '../../kernel/errors.ts';
import { say, type Text } from '../../kernel/language.ts';
import { visible } from '../../kernel/text.ts';
import { FULL_WIDTH_COLON } from './faults.ts';
import { nearest } from '../forms/nearest.ts';
import type { Path, YamlSource } from './source.ts';

/** A part of our own file schemas; `x-expected` says in words what would be right there. */
type Part = {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Part>>;
  readonly properties?: Readonly<Record<string, Part>>;
  readonly 'x-expected'?: Text;
};

/** The check of one kind of file against its JSON Schema (2020-12), every fault found. */
export function shapeOf(schema: object): ValidateFunction {
  const ajv = new Ajv2020({ allErrors: true, verbose: true, allowUnionTypes: true, strictTypes: false });
  ajv.addKeyword('x-expected');
  return ajv.compile(schema);
}

/** What a schema finds wrong in a file: each with its line, what is wrong and what would be right; one for each place. */
export function shapeFaults(isRight: ValidateFunction, source: YamlSource): Detail[] {
  if (isRight(source.value)) return [];
  const found = new Map<string, Detail>();
  for (const error of isRight.errors ?? []) {
    if (error.keyword === 'if' || error.keyword === 'propertyNames') continue;
    const path = pathOf(error);
    const key = JSON.stringify([path, error.params['missingProperty']]);
    if (!found.has(key))
      found.set(key, { ...source.place(path), message: messageOf(error, path, isRight.schema as Part) });
  }
  const faults = [...found.values()];
  // What follows from a full-width colon (a name that is missing) is no fault of its own.
  const slips = new Set(faults.filter(({ message }) => message === FULL_WIDTH_COLON).map(({ line }) => line));
  return faults
    .filter(({ line, message }) => message === FULL_WIDTH_COLON || !slips.has(line))
    .toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

function pathOf({ instancePath, params, propertyName }: ErrorObject): Path {
  const steps = instancePath.split('/').slice(1);
  const path = steps.map((step) =>
    /^\d+$/.test(step) ? Number(step) : step.replaceAll('~1', '/').replaceAll('~0', '~'),
  );
  const key: unknown = propertyName ?? params['additionalProperty'];
  return typeof key === 'string' ? [...path, key] : path;
}

function messageOf(
  { keyword, params, parentSchema, data, propertyName }: ErrorObject,
  path: Path,
  file: Part,
): Text {
  const part = (parentSchema ?? {}) as Part;
  if (keyword === 'additionalProperties')
    return unknownKey(String(path.at(-1)), Object.keys(part.properties ?? {}));
  if (keyword === 'required') {
    const key = String(params['missingProperty']);
    return missingKey(key, expectedOf(part.properties?.[key], file));
  }
  if (keyword === 'uniqueItems' && Array.isArray(data)) return twice(data[Number(params['i'])]);
  if (typeof data === 'string' && /^[A-Za-z][\w-]*：/u.test(data)) return FULL_WIDTH_COLON;
  const words = Array.isArray(params['allowedValues']) ? params['allowedValues'].map(String) : [];
  return wrongValue(propertyName ?? data, part['x-expected'], words);
}

/** `x-expected` of a part, or of the definition that it stands for. */
function expectedOf(part: Part | undefined, file: Part): Text | undefined {
  return (
    part?.['x-expected'] ??
    (part?.$ref ? expectedOf(file.$defs?.[part.$ref.replace('#/$defs/', '')], file) : undefined)
  );
}

function twice(value: unknown): Text {
  return say(`${shown(value)}写了两遍，请只留一个。`, `${shown(value, 'en')} stands here twice; keep one.`);
}

/** What to say of a value that is not what it should be; `words` are those it may have been meant for. */
function wrongValue(value: unknown, expected: Text | undefined, words: readonly string[]): Text {
  const { 'zh-CN': zh, en } = expected ?? say('别的值', 'something else');
  if (value === null || value === undefined || value === '') {
    return say(`这里没有写内容，应写${zh}。`, `there is nothing here; write ${en}.`);
  }
  // A map may carry a `toString` of its own.
  const meant = didYouMean(typeof value === 'object' ? '' : String(value), words);
  const found = typeof value === 'object' ? say('这里', 'this') : say(shown(value), shown(value, 'en'));
  return say(
    `${found['zh-CN']}写得不对${meant.zh}，应写${zh}。`,
    `${found.en} is not right here${meant.en}; write ${en}.`,
  );
}

/** A name that the grammar does not know, and those that it knows. */
export function unknownKey(key: string, known: readonly string[]): Text {
  if (/[：，]/u.test(key)) return FULL_WIDTH_COLON;
  const { zh, en } = didYouMean(key, known);
  // Of more than these nobody reads the list.
  const few = known.length <= 25;
  return say(
    `这里不能写${shown(key)}${zh}${few ? `；可以写的有：${known.join('、')}` : ''}。`,
    `${shown(key, 'en')} is not known here${en}${few ? `; what can be written: ${known.join(', ')}` : ''}.`,
  );
}

function missingKey(key: string, expected: Text | undefined): Text {
  return say(
    `缺少 ${key}${expected ? `，应写${expected['zh-CN']}` : '，请补上'}。`,
    `${key} is missing${expected ? `; write ${expected.en}` : '; add it'}.`,
  );
}

function didYouMean(written: string, words: readonly string[]): { readonly zh: string; readonly en: string } {
  const meant = nearest(written, words);
  return meant === undefined
    ? { zh: '', en: '' }
    : { zh: `（是不是想写 ${meant}？）`, en: ` (did you mean ${meant}?)` };
}

/** A value as an error quotes it: short, and safe to print. */
export function shown(value: unknown, language: 'zh' | 'en' = 'zh'): string {
  const text = visible(typeof value === 'string' ? value : JSON.stringify(value)).replaceAll('\n', ' ');
  const short = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return language === 'zh' ? `“${short}”` : `"${short}"`;
}
