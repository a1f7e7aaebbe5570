import path from 'node:path';
import prettier from 'prettier';
import { root as checkout } from '../setup.js';
import { command } from './command.js';
import { document } from './document.js';
import { event } from './event.js';
import { form } from './form.js';
import { Refused } from './words.js';

/**
 * The files of a new thing by their paths, and what is left to do by hand.
 * @typedef {{ files: Record<string, string>, next: string[] }} Plan
 */

/** @type {Record<string, (words: string[], root: string) => Plan>} */
const kinds = { form, event, command, document };

/**
 * What is to be made in the repository at `root`; nothing is written. Throws `Refused`, which says what would be right.
 * @param {string[]} words such as `['form', 'store-inspection']`
 * @param {string} [root] where to look for what is there already
 * @returns {Promise<Plan>}
 */
export async function planOf([kind = '', ...words], root = checkout) {
  const make = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  if (!make) throw new Refused(`There is no "${kind}" to be made: ${Object.keys(kinds).join(', ')}.`);
  const { files, next } = make(words, root);
  const laidOut = Object.entries(files).map(async ([file, text]) => [file, await layOut(file, text)]);
  return { files: Object.fromEntries(await Promise.all(laidOut)), next };
}

/** As `npm run format` would lay it out. Templates are laid out by hand. @param {string} file @param {string} text */
async function layOut(file, text) {
  const filepath = path.join(checkout, file);
  if (file.endsWith('.md')) return text;
  return prettier.format(text, { ...(await prettier.resolveConfig(filepath)), filepath });
}
