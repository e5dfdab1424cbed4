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
  // Two cores: linting and compiling beside the unit tests, as long as memory allows.
  const pair = [() => stage('check', check), () => stage('unit tests', () => suites(['unit']))];
  const results = totalmem() > ROOMY ? await Promise.all(pair.map((one) => one())) : [await pair[0](), await pair[1]()];
  results.push(await stage('stories and browser', () => suites(['stories:sqlite', 'stories:postgres', 'browser'])));

  const [passed, failed, skipped] = ['passed', 'failed', 'skipped'].map((kind) => sumOf(results, kind));
  // The check alone is not a test run: nothing run is a failure.
  const nothing = passed <= 1;
  say(`\n${passed} passed, ${failed + (nothing ? 1 : 0)} failed, ${skipped} skipped`);
  return failed > 0 || nothing ? 1 : 0;
};

await runMain(main);
