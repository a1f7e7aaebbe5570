import { glance } from './cli/glance.ts';
import { tellFailure } from './cli/output/failure.ts';
import { standardOutput } from './cli/output/standard-output.ts';
import { run } from './cli/run.ts';
import type { Host } from './cli/types.ts';
import { groups } from './program.ts';

/** Runs one command line to its end; gives the exit code. The one place where an error becomes a sentence. */
export async function main(argv: readonly string[], host: Host = thisMachine()): Promise<number> {
  const known = glance(argv, host);
  try {
    return await run(argv, groups, host, known);
  } catch (error) {
    return tellFailure(error, known, host.stderr);
  }
}

/** The streams are made when first touched: setting up stdin takes time that a listing does not have. */
function thisMachine(): Host {
  return {
    env: process.env,
    cwd: process.cwd(),
    get stdin() {
      return process.stdin;
    },
    get stdout() {
      return standardOutput();
    },
    get stderr() {
      return process.stderr;
    },
  };
}

/** Runs what was typed; the bundle is CommonJS, which has no `await` at the top. */
async function runThis(): Promise<void> {
  process.exitCode = await main(process.argv.slice(2));
}

if (import.meta.main) void runThis();
