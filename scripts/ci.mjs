// What `.ci/run` does: packages, check, then every suite on both databases, demo and browser once the panel is there. Two or three things at a time,
// as memory allows. The last line is the sum; before it stands what each step took.
import { build } from './build.mjs';
import { check, stepNames } from './check.mjs';
import { ensureEnv } from './ensure-env.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { handsForSuites, withHands } from './lib/hands.mjs';
import { run } from './lib/run.mjs';
import { runMain, say, stage } from './lib/say.mjs';
import { FAILED_MARK, findChromium } from './lib/suites.mjs';

const COUNT = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/;
const began = performance.now();
const times = [];
/** What suites said of tests that failed: told again at the end, as nobody finds it in the middle of so long a log. */
const broken = [];

const seconds = (since) => ((performance.now() - since) / 1000).toFixed(0);

const timed = async (name, work) => {
  const since = performance.now();
  try {
    return await stage(name, work);
  } finally {
    times.push([name, seconds(since)]);
  }
};

const NOTHING = { passed: 0, failed: 0, skipped: 0 };
const PASSED = { ...NOTHING, passed: 1 };
const FAILED = { ...NOTHING, failed: 1 };

/** `npm run check`, or a part of it, as one more test: it passes or it fails. */
const checked = async (names) => ((await check(names)).length === 0 ? PASSED : FAILED);

/** A suite, in a process of its own; its last line is its result, and a process without one has failed. */
const suite = async (name, part) => {
  const words = part ? [`--part=${part}`] : [];
  const { output } = await run([process.execPath, 'scripts/test.mjs', '--all-or-fail', ...words, name], {
    log: `ci-${name.replace(':', '-')}${part ? `-${part.replace('/', '-of-')}` : ''}`,
    tolerant: true,
  });
  const lines = output.trimEnd().split('\n');
  const found = COUNT.exec(lines.at(-1) ?? '');
  say(found ? lines.slice(0, -1).join('\n') : output);
  const told = lines.findIndex((line) => line.startsWith(FAILED_MARK));
  if (told >= 0) broken.push(...lines.slice(told, -1));
  return found ? { passed: Number(found[1]), failed: Number(found[2]), skipped: Number(found[3] ?? 0) } : FAILED;
};

/** A build, which is no test: only its failure counts. */
const built = async (part) => {
  try {
    await build([part]);
    return NOTHING;
  } catch (error) {
    say(error.forPeople ? error.message : error.stack);
    return FAILED;
  }
};

/**
 * What needs no database, done while SQLite is compiled: the checks, and what the suites are built from. Building the server is the check of
 * its types, of the same files by the same compiler. The longest first.
 */
const early = async () => {
  const names = stepNames.filter((name) => name !== 'docs' && name !== 'types:server');
  const tasks = [...names.map((name) => () => checked([name])), () => built('server'), () => built('storefront')];
  const results = await withHands(tasks);
  return results.every(({ failed }) => failed === 0) ? PASSED : FAILED;
};

/** Chromium of the distribution, where there is none and somebody here may install it. Only the suites that open pages wait for it. */
const fetchChromium = async () => {
  if (findChromium()) return;
  const words = 'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium';
  const asRoot = process.getuid() === 0 ? [] : ['sudo', '-n'];
  await timed('chromium', () => run([...asRoot, 'sh', '-c', words], { log: 'apt-chromium', tolerant: true })).catch(() => undefined);
};

const main = async () => {
  const chromium = fetchChromium();
  const hands = handsForSuites();
  ensureEnv();
  const results = [await ensureInstalled(() => timed('check, server and storefront', early))];
  let panelIsThere = () => undefined;
  const panel = new Promise((resolve) => (panelIsThere = resolve));
  // The longest first: what starts last is what everybody waits for. Between the panel and what opens it comes what takes as long and needs no panel.
  const steps = [
    ...['1/2', '2/2'].flatMap((part) => [
      [`stories on PostgreSQL, ${part}`, () => suite('stories:postgres', part)],
      [`stories on SQLite, ${part}`, () => suite('stories:sqlite', part)],
    ]),
    ['admin panel', () => built('admin').finally(panelIsThere)],
    ['properties', () => suite('properties')],
    // What is measured in there is seconds of a processor: others may be at work.
    ['demo', () => Promise.all([chromium, panel]).then(() => suite('demo'))],
    ['browser', () => Promise.all([chromium, panel]).then(() => suite('browser'))],
    ['unit tests', () => chromium.then(() => suite('unit'))],
    ['storefront', () => chromium.then(() => suite('storefront'))],
    ['generated documents', () => checked(['docs'])],
  ];
  results.push(
    ...(await withHands(
      steps.map(
        ([name, step]) =>
          () =>
            timed(name, step),
      ),
      hands,
    )),
  );

  if (broken.length > 0) say(`\nFailed\n${broken.join('\n')}`);
  say('\nSeconds');
  for (const [name, took] of [...times, ['all', seconds(began)]]) say(`  ${took.padStart(5)}  ${name}`);
  const [passed, failed, skipped] = ['passed', 'failed', 'skipped'].map((kind) => results.reduce((sum, one) => sum + one[kind], 0));
  // The check alone is not a test run: nothing run is a failure.
  const nothing = passed <= 2;
  say(`\n${passed} passed, ${failed + (nothing ? 1 : 0)} failed, ${skipped} skipped`);
  return failed > 0 || nothing ? 1 : 0;
};

await runMain(() =>
  main().catch((error) => {
    say(`\n${error.forPeople ? error.message : error.stack}\n\n0 passed, 1 failed`);
    return 1;
  }),
);
