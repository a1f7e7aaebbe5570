import type { Db } from '../../journal/db.ts';
import { say, type Language } from '../../kernel/language.ts';
import type { Form } from '../../rules/forms/types.ts';
import { rolesToCome } from '../../work/adoption/form-draft.ts';

/** A note where a form names roles that only policy.yaml declares so far: what is still to be done for them. */
export function rolesToComeNotes(db: Db, { by }: Form, language: Language): string[] {
  const roles = rolesToCome(db, by ?? []);
  if (roles.length === 0) return [];
  const note = say(
    `角色 ${roles.join('、')} 还只写在 policy.yaml 里；采用这张表以后请运行 infoctl policy adopt，才有人能填。`,
    `Only policy.yaml declares ${roles.join(', ')} so far; once this form is adopted run infoctl policy adopt, then it can be handed in.`,
  );
  return [note[language]];
}
