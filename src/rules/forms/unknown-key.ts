import { say, type Text } from '../../kernel/language.ts';
import { nearest } from './nearest.ts';

/** A key under which the form asks for nothing, with the one that was probably meant: the end of a sentence. */
export function unknownKey(key: string, known: readonly string[]): Text {
  const meant = nearest(key, known);
  if (meant === undefined)
    return say('不是本表的项目，请去掉或改名。', 'is no field of this form; take it out or rename it.');
  return say(`不是本表的项目，是不是“${meant}”？`, `is no field of this form; did you mean "${meant}"?`);
}

/** Names that every object has already: as a field they would be there without an answer, or change the object. */
export const isHostile = (name: string): boolean => name in Object.prototype || name === 'prototype';
