export function run(argv: readonly string[]): number {
  process.stdout.write(`infoctl ${argv.join(' ')}\n`);
  return 0;
}
