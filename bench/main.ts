import type { Measured } from './measured';

interface Bench {
  readonly run: () => Promise<Measured | readonly Measured[]>;
}

/** Every benchmark, in the order of docs/performance.md. Each file measures one thing against its floor. */
const BENCHES: Readonly<Record<string, () => Promise<Bench>>> = {
  tracking: () => import('./tracking'),
  load: () => import('./load'),
  settlement: () => import('./settlement'),
  renewal: () => import('./renewal'),
  refund: () => import('./refund'),
  'payout-run': () => import('./payout-run'),
  statements: () => import('./statements'),
  catalog: () => import('./catalog'),
  page: () => import('./page'),
  memory: () => import('./memory'),
  growth: () => import('./growth'),
  reports: () => import('./reports'),
};

const line = (one: Measured): string =>
  [
    `${one.passed ? 'reached    ' : 'NOT REACHED'} ${one.name}: ${one.ratio.toFixed(2)} (${one.lowest.toFixed(2)}–${one.highest.toFixed(2)}), aim ${one.less ? '≤' : '≥'} ${one.target}`,
    `            ours ${one.ours}, floor ${one.floor}`,
    ...one.remarks.map((remark) => `            ${remark}`),
  ].join('\n');

/** All measured benchmarks, or those named. A bench that breaks is told and does not keep the others from running. */
const main = async (words: readonly string[]): Promise<void> => {
  const unknown = words.filter((word) => !(word in BENCHES));
  if (unknown.length > 0)
    throw new Error(`there is no benchmark called ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}`);
  for (const [name, load] of Object.entries(BENCHES)) {
    if (words.length > 0 && !words.includes(name)) continue;
    try {
      for (const one of [await (await load()).run()].flat()) {
        process.stdout.write(`${line(one)}\n`);
        if (!one.passed) process.exitCode = 1;
      }
    } catch (error) {
      process.stdout.write(`BROKEN      ${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      process.exitCode = 1;
    }
  }
};

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
