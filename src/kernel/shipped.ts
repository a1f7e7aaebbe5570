import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

let root: string | undefined;

/** The path of something that ships beside the program: `shipped('schemas', 'forms')`. The depth differs in dist/ and src/. */
export function shipped(...parts: readonly string[]): string {
  if (root === undefined) {
    root = dirname(fileURLToPath(import.meta.url));
    while (!existsSync(join(root, 'package.json'))) root = dirname(root);
  }
  return join(root, ...parts);
}
