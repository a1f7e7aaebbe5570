import { say, type Language } from '../../kernel/language.ts';
import type { PolicyChange } from '../../rules/policy/compare.ts';
import type { Block } from '../types.ts';

/** What a new version changes, one line each, for whoever is about to agree to it. */
export function changeBlocks(changes: readonly PolicyChange[], language: Language): Block[] {
  if (changes.length === 0) return [];
  const colon = say('：', ': ')[language];
  const lines = changes.map(
    ({ rule, what }) => `  ${rule === null ? '' : `${rule}${colon}`}${what[language]}`,
  );
  return [{ kind: 'text', text: [say('改动', 'Changes')[language], ...lines].join('\n') }];
}

/** The same for programs. */
export const changeData = (changes: readonly PolicyChange[], language: Language) =>
  changes.map(({ rule, what }) => ({ rule, what: what[language] }));
