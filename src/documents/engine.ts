import { Liquid } from 'liquidjs';
import { visible } from '../kernel/text.ts';
import type { Language } from '../kernel/language.ts';
import { filtersIn } from './filters.ts';
import { Markup, typed } from './markdown.ts';
import { templateError } from './template-error.ts';

/** Filters of Liquid that a template may not use: they let typed text through, make HTML, ask the clock or chance. */
const FORBIDDEN_FILTERS =
  'raw escape escape_once xml_escape newline_to_br strip_html json jsonify inspect sample shuffle date ' +
  'date_to_xmlschema date_to_rfc822 date_to_string date_to_long_string';

/** Tags that a template may not use: they read other files, make HTML, or keep escaped text for a second escaping. */
const FORBIDDEN_TAGS = 'include render layout block tablerow capture liquid';

/** What one template may cost: its length, the milliseconds and the number of characters of one document. */
const LIMITS = { parseLimit: 200_000, renderLimit: 10_000, memoryLimit: 20_000_000 };

/** A template with the name of its file and whether it ships with the program, for its errors. */
export type Template = { readonly file: string; readonly text: string; readonly ships?: boolean };

/**
 * Draws a document from a template and its data, which are exactly what `--json` prints. All text of the data is
 * written so that it cannot become Markdown of its own; what the template misspells is told with file and line.
 */
export function draw(template: Template, data: object, language: Language): string {
  const engine = engineIn(language);
  try {
    return tidy(String(engine.renderSync(engine.parse(template.text), data)));
  } catch (error) {
    throw templateError(error, template);
  }
}

function engineIn(language: Language): Liquid {
  const engine = new Liquid({
    ...LIMITS,
    strictFilters: true,
    strictVariables: true,
    ownPropertyOnly: true,
    relativeReference: false,
    // Left out, it would be asked of Intl, which takes 10 ms; no filter that a template may use needs it.
    locale: language,
    outputEscape: written,
  });
  for (const name of FORBIDDEN_FILTERS.split(' ')) Reflect.deleteProperty(engine.filters, name);
  for (const name of FORBIDDEN_TAGS.split(' ')) Reflect.deleteProperty(engine.tags, name);
  for (const [name, filter] of Object.entries(filtersIn(language))) engine.registerFilter(name, filter);
  return engine;
}

function written(value: unknown): string {
  if (value instanceof Markup) return value.markdown;
  if (value === null || value === undefined) return '';
  if (typeof value === 'object') throw new TypeError('a list or a group cannot be printed as it is');
  return typed(String(value));
}

/** One empty line between blocks, none at the end; a template's own control characters are shown, not sent. */
const tidy = (text: string): string =>
  `${visible(text.replace(/\r\n?/g, '\n'))
    .replace(/[ \t]+$/gmu, '')
    .replace(/(?<=\S) {2,}/gu, ' ')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
