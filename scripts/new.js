// `npm run new form|event|command|document NAME`: the files of a new thing with their tests, in the places that
// CONTRIBUTING.md names; what is left to do by hand is printed.
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { root } from './setup.js';
import { command } from './new/command.js';
import { document } from './new/document.js';
import { event } from './new/event.js';
import { form } from './new/form.js';

/** @typedef {{ files: Record<string, string>, next: string[] }} Plan */

const kinds = { form, event, command, document };

const USAGE = `npm run new form store-inspection            a form of the product
npm run new event work/records record.filed  an event of a capability
npm run new command "report transmission"    a command
npm run new document store-inspection        a document on the records of a form
`;

/** Writes the files of a plan; none is ever written over. @param {Plan} plan */
function write({ files, next }) {
  const there = Object.keys(files).filter((file) => fs.existsSync(path.join(root, file)));
  if (there.length > 0) {
    process.stderr.write(`Already there, nothing was written: ${there.join(', ')}\n`);
    return 1;
  }
  for (const [file, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), text);
    process.stdout.write(`made ${file}\n`);
  }
  process.stdout.write(`\nLeft to do:\n${next.map((step) => `- ${step}\n`).join('')}`);
  return 0;
}

const [kind = '', ...words] = process.argv.slice(2);
const plan = Object.hasOwn(kinds, kind) ? kinds[/** @type {keyof typeof kinds} */ (kind)](words) : undefined;
if (plan) {
  process.exitCode = write(plan);
} else {
  process.stderr.write(USAGE);
  process.exitCode = 2;
}
