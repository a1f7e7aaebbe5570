import type { Detail } from '../../kernel/errors.ts';
import { say, type Text } from '../../kernel/language.ts';
import { nearest } from '../forms/nearest.ts';
import type { Field, Form } from '../forms/types.ts';
import { shown } from '../yaml/shape.ts';
import type { Path } from '../yaml/source.ts';
import type { Policy, ReturnRule } from './types.ts';

type Place = (path: Path) => Pick<Detail, 'file' | 'line' | 'field'>;
type Fault = { readonly at: Path; readonly message: Text };

/**
 * What a policy asks of forms that they cannot give: a form that is not there, a rhythm it does not have, an answer it
 * does not offer, an owner it does not name, a role that may not hand it in. `place` (`placesIn` of the text that the
 * policy was read from) gives the lines; without it the faults have none.
 */
export function policyFaults(policy: Policy, forms: readonly Form[], place: Place = () => ({})): Detail[] {
  const names = forms.map(({ name }) => name);
  const aliasFaults = Object.entries(policy.aliases).flatMap(([alias, form]): Fault[] =>
    names.includes(form) ? [] : [{ at: ['aliases', alias], message: unknownForm(form, names) }],
  );
  const ruleFaults = policy.returns.flatMap((rule, index) => {
    const form = forms.find(({ name }) => name === rule.form);
    const faults = form ? formFaults(rule, form) : [{ at: ['form'], message: unknownForm(rule.form, names) }];
    return faults.map(({ at, message }) => ({ at: ['returns', index, ...at], message }));
  });
  return [...aliasFaults, ...ruleFaults].map(({ at, message }) => ({ ...place(at), message }));
}

/** The policy with the answers of `counts-if` as the codes that records hold, where they were written as labels. */
export function withCodes(policy: Policy, forms: readonly Form[]): Policy {
  const returns = policy.returns.map((rule): ReturnRule => {
    const form = forms.find(({ name }) => name === rule.form);
    if (!form || rule.countsIf === null) return rule;
    const codes = Object.entries(rule.countsIf).map(([name, answers]): [string, readonly string[]] => {
      const field = form.fields.find((each) => each.name === name);
      return [name, answers.map((answer) => (field && codeOf(field, answer)) ?? answer)];
    });
    return { ...rule, countsIf: Object.fromEntries(codes) };
  });
  return { ...policy, returns };
}

function formFaults(rule: ReturnRule, form: Form): Fault[] {
  return [...rhythmFaults(rule, form), ...ownerFaults(rule, form), ...answerFaults(rule, form)];
}

function rhythmFaults({ each }: ReturnRule, form: Form): Fault[] {
  const known = form.rhythms.join(', ');
  return each
    .filter((rhythm) => !form.rhythms.includes(rhythm))
    .map((rhythm) => ({
      at: ['each'],
      message: say(
        `《${form.title['zh-CN']}》没有 ${rhythm} 这种周期，可以写的有：${known === '' ? '无（这张表不分期）' : known}；要加一种，请改这张表的 x-rhythms 并先运行 infoctl form adopt ${form.name}。`,
        `${form.name} has no rhythm ${rhythm}; it has ${known === '' ? 'none' : known}; to add one, change x-rhythms of the form and run infoctl form adopt ${form.name} first.`,
      ),
    }));
}

function ownerFaults({ owes }: ReturnRule, form: Form): Fault[] {
  const title = form.title['zh-CN'];
  const faults: Fault[] = [];
  if ('client' in owes !== (form.about === 'client')) {
    const message =
      form.about === 'client'
        ? say(
            `《${title}》是按客户填的，应写 owes: {client: any, by: 角色}。`,
            `${form.name} is filled in for a client; write owes: {client: any, by: a role}.`,
          )
        : say(
            `《${title}》上没有客户，应写 owes: {role: 角色} 或 {unit: 单位种类}。`,
            `${form.name} names no client; write owes: {role: …} or {unit: …}.`,
          );
    faults.push({ at: ['owes'], message });
  }
  const role = 'role' in owes ? owes.role : 'by' in owes ? owes.by : undefined;
  if (role !== undefined && form.by && !form.by.includes(role)) {
    const allowed = form.by.join(', ');
    faults.push({
      at: ['owes', 'role' in owes ? 'role' : 'by'],
      message: say(
        `角色 ${role} 不能填《${title}》，能填的有：${allowed}；请改写角色，或修改这张表的 x-by 并先运行 infoctl form adopt ${form.name}。`,
        `the role ${role} may not hand in ${form.name}, only ${allowed}; write one of these, or change x-by of the form and run infoctl form adopt ${form.name} first.`,
      ),
    });
  }
  return faults;
}

function answerFaults({ countsIf }: ReturnRule, form: Form): Fault[] {
  const faults: Fault[] = [];
  for (const [name, answers] of Object.entries(countsIf ?? {})) {
    const field = form.fields.find((each) => each.name === name);
    if (!field) {
      faults.push({ at: ['counts-if', name], message: unknownField(name, form) });
      continue;
    }
    for (const [index, answer] of answers.entries()) {
      if (codeOf(field, answer) !== undefined) continue;
      faults.push({ at: ['counts-if', name, index], message: unknownAnswer(answer, field) });
    }
  }
  return faults;
}

const YES_OR_NO: ReadonlyMap<string, string> = new Map([
  ['true', 'true'],
  ['是', 'true'],
  ['yes', 'true'],
  ['false', 'false'],
  ['否', 'false'],
  ['no', 'false'],
]);

/** The code of an answer that is written as code or label; undefined where the field does not offer it. */
function codeOf(field: Field, answer: string): string | undefined {
  if (field.type === 'yes-no') return YES_OR_NO.get(answer.toLowerCase());
  if (field.choices.length === 0) return answer;
  const choice =
    field.choices.find(({ code }) => code === answer) ??
    field.choices.find(
      ({ label }) => label['zh-CN'] === answer || label.en.toLowerCase() === answer.toLowerCase(),
    );
  return choice?.code;
}

function unknownForm(form: string, names: readonly string[]): Text {
  const meant = nearest(form, names);
  return say(
    `没有叫 ${form} 的表单${meant ? `（是不是想写 ${meant}？）` : ''}，现有的表单：${names.join('、')}；新表单请按这个顺序办：写成 forms/${form}.json，运行 infoctl form adopt ${form}，再运行 infoctl policy adopt。`,
    `there is no form ${form}${meant ? ` (did you mean ${meant}?)` : ''}, only ${names.join(', ')}; a new form in this order: write forms/${form}.json, run infoctl form adopt ${form}, then infoctl policy adopt.`,
  );
}

function unknownField(name: string, form: Form): Text {
  const names = form.fields
    .filter(({ choices, type }) => choices.length > 0 || type === 'yes-no')
    .map((each) => each.name);
  const meant = nearest(name, names);
  return say(
    `《${form.title['zh-CN']}》没有 ${shown(name)} 这一项${meant ? `（是不是想写 ${meant}？）` : ''}；可以写的有：${names.join('、')}。`,
    `${form.name} has no field ${shown(name, 'en')}${meant ? ` (did you mean ${meant}?)` : ''}; it has ${names.join(', ')}.`,
  );
}

function unknownAnswer(answer: string, field: Field): Text {
  const { choices } = field;
  const zh = choices.length > 0 ? choices.map(({ label }) => label['zh-CN']).join('、') : '是、否';
  const en = choices.length > 0 ? choices.map(({ code }) => code).join(', ') : 'yes, no';
  return say(
    `“${field.label['zh-CN']}”没有${shown(answer)}这个选项，可以写的有：${zh}。`,
    `"${field.label.en}" has no answer ${shown(answer, 'en')}; it offers ${en}.`,
  );
}
