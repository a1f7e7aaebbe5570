import type { Detail, InfoctlError } from '../../kernel/errors.ts';
import type { Language } from '../../kernel/language.ts';
import { detailLine } from '../output/failure.ts';
import type { Block } from '../types.ts';

/** Faults of a file as a program reads them. */
export const faultData = (details: readonly Detail[], language: Language) =>
  details.map(({ file = null, line = null, field = null, message }) => ({
    file,
    line,
    field,
    message: message[language],
  }));

/** Faults of a file as a person reads them: how many, then each with its place. */
export const faultBlocks = (error: InfoctlError, language: Language): readonly Block[] => [
  {
    kind: 'text',
    text: [error.text[language], ...error.details.map((detail) => `  ${detailLine(detail, language)}`)].join(
      '\n',
    ),
    tone: 'warning',
  },
];
