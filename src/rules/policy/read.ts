import policySchema from '../../../schemas/policy.json' with { type: 'json' };
import { isDay } from '../../kernel/days.ts';
import { type Detail, InfoctlError } from '../../kernel/errors.ts';
import { say, type Text } from '../../kernel/language.ts';
import { shapeFaults, shapeOf, shown } from '../yaml/shape.ts';
import { type Path, readYaml, type YamlSource } from '../yaml/source.ts';
import { ruleFaults } from './coherence.ts';
import type { Reading } from './owners.ts';
import { readCaseRule, readReturnRule, readRevisionRule } from './rules.ts';
import type { CaseRule, Policy, ReturnRule, RevisionRule, Word } from './types.ts';
import { ambiguousWords, readRoles, readWords } from './vocabulary.ts';
import type { WrittenPolicy } from './written.ts';

let shape: ReturnType<typeof shapeOf> | undefined;

/**
 * Reads a policy file (its grammar: schemas/policy.json). Throws `invalid` / `bad-policy` whose details name for every
 * fault the file, the line, what is wrong and what would be right. Loads yaml and ajv: import it only where needed.
 */
export function readPolicy(text: string, fileName: string): Policy {
  const source = readYaml(text, fileName);
  refuse(fileName, source.faults);
  refuse(fileName, shapeFaults((shape ??= shapeOf(policySchema)), source));
  const faults: Detail[] = [];
  const policy = build(source.value as unknown as WrittenPolicy, (path, message) => {
    faults.push({ ...source.place(path), message });
  });
  refuse(fileName, faults);
  return policy;
}

/** Where things stand in a policy file that was read: by their path in it, or `['returns', n, …]` in the `Policy`. */
export function placesIn(text: string, fileName: string): YamlSource['place'] {
  const { value, place } = readYaml(text, fileName);
  const { rules } = value as unknown as WrittenPolicy;
  const returns = [...rules.keys()].filter((index) => 'form' in (rules[index] ?? {}));
  return ([list, nth, ...path]) =>
    list === 'returns'
      ? place(['rules', returns[Number(nth)] ?? 0, ...path])
      : place([list ?? '', nth ?? '', ...path]);
}

function refuse(fileName: string, faults: readonly Detail[]): void {
  if (faults.length === 0) return;
  throw new InfoctlError(
    'invalid',
    'bad-policy',
    say(
      `${fileName} 有 ${faults.length} 处写得不对，请照下面所列改正后再试。`,
      `${fileName} has ${faults.length} ${faults.length === 1 ? 'mistake' : 'mistakes'}; correct what is listed and try again.`,
    ),
    { details: faults.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)) },
  );
}

function build(written: WrittenPolicy, complain: (path: Path, message: Text) => void): Policy {
  const unitKinds = readWords(written.kinds.unit);
  const clientKinds = readWords(written.kinds.client ?? []);
  const roles = readRoles(written.roles);
  tellAmbiguous(unitKinds, ['kinds', 'unit'], complain);
  tellAmbiguous(clientKinds, ['kinds', 'client'], complain);
  tellAmbiguous(roles, ['roles'], complain);
  if (!isDay(written.effective)) complain(['effective'], noSuchDay(written.effective));
  return {
    grammar: 1,
    edition: written.edition,
    effective: written.effective,
    unitKinds,
    clientKinds,
    roles,
    aliases: readAliases(written.aliases ?? {}, complain),
    ...readRules(written.rules, { unitKinds, clientKinds, roles, complain }),
  };
}

const noSuchDay = (day: string): Text =>
  say(
    `日历上没有${shown(day)}这一天，请写真实的日期。`,
    `there is no day ${shown(day, 'en')} in the calendar; write a real date.`,
  );

function tellAmbiguous(words: readonly Word[], path: Path, complain: Reading['complain']): void {
  for (const { id, name } of ambiguousWords(words)) {
    complain(
      [...path, id],
      say(
        `${shown(name)}已经是另一项的名称，请换一个。`,
        `${shown(name, 'en')} already stands for something else here; choose another name.`,
      ),
    );
  }
}

/** Names as people write them, with or without 《》 → the form's name. */
function readAliases(
  written: Readonly<Record<string, string>>,
  complain: Reading['complain'],
): Record<string, string> {
  const aliases = new Map<string, string>();
  for (const [alias, form] of Object.entries(written)) {
    const name = alias.replaceAll(/[《》]/gu, '').trim();
    if (aliases.has(name)) {
      complain(
        ['aliases', alias],
        say(
          `别名${shown(name)}写了两遍，请只留一个。`,
          `the other name ${shown(name, 'en')} stands here twice; keep one.`,
        ),
      );
    }
    aliases.set(name, form);
  }
  return Object.fromEntries(aliases);
}

function readRules(
  written: WrittenPolicy['rules'],
  reading: Reading,
): Pick<Policy, 'returns' | 'cases' | 'revision'> {
  const returns: ReturnRule[] = [];
  const cases: CaseRule[] = [];
  const revisions: RevisionRule[] = [];
  const once = new Set<string>();
  for (const [index, rule] of written.entries()) {
    const path: Path = ['rules', index];
    if ('form' in rule) {
      const read = readReturnRule(rule, path, reading);
      returns.push(read);
      for (const { at, message } of ruleFaults(read)) reading.complain([...path, ...at], message);
      if (once.has(read.id)) reading.complain(path, idTwice(read.id));
      once.add(read.id);
    } else {
      const subject = 'case' in rule ? `case: ${rule.case}` : 'policy: revision';
      if (once.has(subject)) reading.complain(path, ruleTwice(subject));
      once.add(subject);
      if ('case' in rule) cases.push(readCaseRule(rule, path, reading));
      else revisions.push(readRevisionRule(rule, path, reading));
    }
  }
  return { returns, cases, revision: revisions[0] ?? null };
}

const idTwice = (id: string): Text =>
  say(
    `已经有一条规则叫“${id}”；同一张表要有几条规则时，请给每条加上各不相同的 id，如 id: ${id}-2。`,
    `there is already a rule called "${id}"; where one form has several rules, give each its own id, such as id: ${id}-2.`,
  );

const ruleTwice = (subject: string): Text =>
  say(`“${subject}”已经有一条规则，请只留一条。`, `there is already a rule "${subject}"; keep one.`);
