import type { Measured } from './measured';

/** Every benchmark, in the order of docs/performance.md. Each file measures one thing against its floor. */
const BENCHES: Readonly<Record<string, () => Promise<{ readonly run: () => Promise<Measured | readonly Measured[]> }>>> = {
  tracking: () => import('./tracking'),
  catalog: () => import('./catalog'),
};

const line = (one: Measured): string =>
  [
    `${one.passed ? 'reached    ' : 'NOT REACHED'}  ${one.name}: ${one.ratio.toFixed(3)} (aim ${one.target})`,
    `             ours ${one.ours}, floor ${one.floor}`,
    ...one.remarks.map((remark) => `             ${remark}`),
  ].join('\n');

const main = async (): Promise<void> => {
  const words = process.argv.slice(2);
  const unknown = words.filter((word) => !(word in BENCHES));
  if (unknown.length > 0) throw new Error(`there is no benchmark called ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}`);
  for (const [name, load] of Object.entries(BENCHES)) {
    if (words.length > 0 && !words.includes(name)) continue;
    const measured = await (await load()).run();
    for (const one of [measured].flat()) {
      process.stdout.write(`${line(one)}\n`);
      if (!one.passed) process.exitCode = 1;
    }
  }
};

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
