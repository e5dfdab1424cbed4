// What `.ci/run` does once everything is installed: check and the unit tests side by side, then the suites that need a shop.
import { totalmem } from 'node:os';

import { ensureEnv } from './ensure-env.mjs';
import { run } from './lib/run.mjs';
import { runMain, say, stage } from './lib/say.mjs';

const ROOMY = 6 * 1024 ** 3;
const COUNT = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/;

/** `npm run check`, as one more test: it passes or it fails. */
const check = async () => {
  const { code, output } = await run([process.execPath, 'scripts/check.mjs'], { log: 'check', tolerant: true });
  say(`\n── check ──\n${output.trimEnd()}`);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
};

/** Suites, in a process of their own; their last line is their result, and a process without one has failed. */
const suites = async (names) => {
  const { output } = await run([process.execPath, 'scripts/test.mjs', '--all-or-fail', ...names], {
    log: `ci-${names[0].replace(':', '-')}`,
    tolerant: true,
  });
  const lines = output.trimEnd().split('\n');
  const found = COUNT.exec(lines.at(-1) ?? '');
  say(found ? lines.slice(0, -1).join('\n') : output);
  return found
    ? { passed: Number(found[1]), failed: Number(found[2]), skipped: Number(found[3] ?? 0) }
    : { passed: 0, failed: 1, skipped: 0 };
};

const sumOf = (results, kind) => results.reduce((total, one) => total + one[kind], 0);

const main = async () => {
  ensureEnv();
  const building = await run([process.execPath, 'scripts/build.mjs', 'server', 'storefront'], { log: 'ci-build', tolerant: true });
  say(building.output.trimEnd());
  const lane = async (...steps) => {
    const results = [];
    for (const [name, step] of steps) results.push(await stage(name, step));
    return results.flat();
  };
  const withShop = ['stories on both databases', () => suites(['stories:sqlite', 'stories:postgres'])];
  const panel = () => run([process.execPath, 'scripts/build.mjs', 'admin'], { log: 'ci-build-admin', tolerant: true }).then(() => []);
  const without = [
    ['admin panel', panel],
    ['unit tests', () => suites(['unit'])],
    ['storefront', () => suites(['storefront'])],
    ['properties', () => suites(['properties'])],
  ];
  // Two cores, two lanes, as long as memory allows.
  const lanes =
    totalmem() > ROOMY
      ? (await Promise.all([lane(['check', check], withShop), lane(...without)])).flat()
      : await lane(['check', check], ...without, withShop);
  // Alone: what a page takes to answer is measured in there.
  const results = [...lanes, await stage('browser', () => suites(['browser']))];

  const [passed, failed, skipped] = ['passed', 'failed', 'skipped'].map((kind) => sumOf(results, kind));
  // The check alone is not a test run: nothing run is a failure.
  const nothing = passed <= 1;
  say(`\n${passed} passed, ${failed + (nothing ? 1 : 0)} failed, ${skipped} skipped`);
  return failed > 0 || nothing ? 1 : 0;
};

await runMain(main);
