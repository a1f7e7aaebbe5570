import { normalise } from '../../rules/forms/normalise.ts';
import type { Json } from '../../kernel/canonical.ts';
import type { Field, FlatRecord, Problem } from '../../rules/forms/types.ts';
import { prepare, type Setting } from '../../work/records/prepare.ts';
import type { Answers } from '../../work/records/types.ts';
import type { Context } from '../types.ts';
import { pathText, type AnswerSheet, type Path } from './answer-sheet.ts';
import type { Prompter } from './prompter.ts';
import { relevant } from './relevant.ts';

/** What asking needs to know: for whom, on what, and where the answers are kept. */
export type Asking = {
  readonly context: Context;
  readonly prompter: Prompter;
  readonly setting: Setting;
  readonly sheet: AnswerSheet;
  /** What the person's last record of this form said: a default for the fields that the form carries over. */
  readonly last: Answers;
};

/** A question: which field, and where its answer stands. */
export type Question = { readonly field: Field; readonly path: Path };

/** What is wrong with the record as it stands, or would stand. */
export function problemsOf({ setting }: Asking, answers: FlatRecord): readonly Problem[] {
  const result = prepare(relevant(setting.form, answers).record, setting);
  return 'prepared' in result ? [] : result.problems;
}

/** What is wrong at one place alone; what is still to come is not missing yet. */
export const problemsAt = (asking: Asking, path: Path, answers: FlatRecord): readonly Problem[] => {
  const place = pathText(path);
  return problemsOf(asking, answers).filter(({ field }) => field === place);
};

/** An answer as it is understood (numbers in half width, codes for labels): what the draft and the review show. */
export function understood({ setting, sheet }: Asking, path: Path, typed: Json): Json {
  const { form, today, world } = setting;
  const { record } = normalise(form, sheet.with(path, typed), { today, zone: world.zone });
  const read = path.reduce<Json | undefined>(
    (value, step) =>
      typeof value === 'object' && value !== null
        ? (value as { readonly [key: string | number]: Json })[step]
        : undefined,
    record as Json,
  );
  return read ?? typed;
}
