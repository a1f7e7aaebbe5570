import { isSet } from '../../kernel/clock.ts';
import type { Day } from '../../kernel/days.ts';
import type { Language } from '../../kernel/language.ts';
import { readForm } from '../../rules/forms/read.ts';
import type { Form } from '../../rules/forms/types.ts';
import { spellOn } from '../../rules/duties/spells.ts';
import { shippedForm } from '../../work/adoption/form-source.ts';
import { formInForce, formVersion } from '../../work/adoption/queries.ts';
import { standingAsOf, type Standing } from '../../work/duties/standing.ts';
import { namesAt, type Named, type Names } from '../../work/summaries/names.ts';
import type { VersionOf } from '../../work/summaries/rounds-of-period.ts';
import type { FormOf } from '../../work/summaries/words.ts';
import type { Context } from '../types.ts';

/** What every document about the present is drawn from; documents follow the language of the workspace. */
export type DocumentScene = {
  readonly standing: Standing;
  readonly asOf: Day;
  readonly zone: string;
  readonly language: Language;
  readonly names: Names;
  readonly forms: FormOf;
  readonly versionOf: VersionOf;
  readonly author: { readonly person: Named; readonly unit: Named | null } | null;
  readonly clockSet: boolean;
  /** The workspace, where a company's own templates lie. */
  readonly folder: string;
};

/** Gathers it; `asOf` is today unless given. */
export async function documentScene(context: Context, asOf?: Day): Promise<DocumentScene> {
  const { journal, settings, folder } = await context.workspace();
  const day = asOf ?? (await context.today());
  const standing = standingAsOf(journal, day);
  const language = context.global.lang === undefined ? settings.language : context.language;
  const names = namesAt(standing.world, day, language);
  return {
    standing,
    asOf: day,
    zone: journal.zone,
    language,
    names,
    forms: formsOf(standing),
    versionOf: (form) => formInForce(standing.db, form)?.version ?? 1,
    author: await authorOf(context, names, standing, day),
    clockSet: isSet(context.clock.now()),
    folder,
  };
}

/** Every version of a form as it was adopted; one that never was, as it ships. */
function formsOf({ db }: Standing): FormOf {
  const known = new Map<string, Form | undefined>();
  return (name, version) => {
    const key = `${name}/${version}`;
    if (!known.has(key)) {
      const schema = formVersion(db, name, version)?.schema ?? shippedSchema(name);
      known.set(key, schema && readForm(schema));
    }
    return known.get(key);
  };
}

function shippedSchema(name: string): Form['schema'] | undefined {
  const text = shippedForm(name);
  return text === undefined ? undefined : (JSON.parse(text) as Form['schema']);
}

/** Who draws it up: whoever is at the keyboard, where that is known; a document is not refused for want of it. */
async function authorOf(
  context: Context,
  names: Names,
  { world }: Standing,
  day: Day,
): Promise<DocumentScene['author']> {
  const id = await context.person().catch(() => null);
  const person = id === null ? undefined : world.people.get(id);
  if (!person) return null;
  const unit = spellOn(person.spells, day)?.unit;
  return { person: names.person(person.id), unit: unit === undefined ? null : names.unit(unit) };
}
