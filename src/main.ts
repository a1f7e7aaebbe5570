export async function main(argv: readonly string[]): Promise<number> {
  const { run } = await import('./program.ts');
  return run(argv);
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
