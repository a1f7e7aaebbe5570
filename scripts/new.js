// `npm run new form|event|command|document NAME`: the files of a new thing with their tests, in the places that
// CONTRIBUTING.md names; what is left to do by hand is printed.
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { planOf } from './new/plan.js';
import { Refused } from './new/words.js';
import { root } from './setup.js';

const USAGE = `npm run new form store-inspection            a form of the product
npm run new event work/records record.filed  an event of a capability
npm run new command "report transmission"    a command
npm run new document store-inspection        a document on the records of a form
`;

/** Writes the files of a plan; none is ever written over. @param {import('./new/plan.js').Plan} plan */
function write({ files, next }) {
  const there = Object.keys(files).filter((file) => fs.existsSync(path.join(root, file)));
  if (there.length > 0) throw new Refused(`Already there, nothing was written: ${there.join(', ')}`);
  for (const [file, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), text);
    process.stdout.write(`made ${file}\n`);
  }
  process.stdout.write(`\nLeft to do:\n${next.map((step) => `- ${step}\n`).join('')}`);
}

try {
  write(await planOf(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  process.stderr.write(`${error.message}\n\n${USAGE}`);
  process.exitCode = 2;
}
