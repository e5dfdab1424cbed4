// The suites there are, what each needs, and how to run one: jest tells its result in JSON, so that sums are exact.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

import { at } from './house.mjs';
import { bin, run } from './run.mjs';
import { say } from './say.mjs';
import { filesBelow } from './stamps.mjs';

/** Begins the lines that tell of a failed test, by which `.ci/run` finds them again. */
export const FAILED_MARK = '✗ failed:';

const isTest = (file) => /\.test\.tsx?$/.test(file);
const CHROMIUMS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'];

/** Where a Chromium is on this machine; `CHROMIUM_PATH` names one outright. */
export const findChromium = () => [process.env.CHROMIUM_PATH, ...CHROMIUMS].find((file) => file && existsSync(file)) ?? null;

const STORIES = {
  project: 'stories',
  serial: true,
  needs: ['server', 'storefront'],
  folders: ['tests/stories', 'tests/ports', 'tests/upgrades'],
};

/** In the order in which they run. `serial`: one file at a time, since files share a machine-wide thing (a shop, a browser). */
export const SUITES = {
  unit: {
    project: 'unit',
    title: 'rules, architecture, sandbox',
    needs: [],
    folders: ['src', 'config', 'scripts', 'tests/architecture', 'tests/sandbox', 'tests/support'],
  },
  properties: { project: 'properties', title: 'random stories against an independent model', needs: [], folders: ['tests/properties'] },
  storefront: { project: 'storefront', title: 'the pages of the shop, rendered', needs: ['storefront'], folders: ['tests/storefront'] },
  'stories:sqlite': { ...STORIES, title: 'stories on SQLite', database: 'sqlite' },
  'stories:postgres': { ...STORIES, title: 'stories on PostgreSQL', database: 'postgres' },
  browser: {
    project: 'browser',
    title: 'the shop in Chromium',
    serial: true,
    needs: ['server', 'storefront', 'admin'],
    folders: ['tests/browser'],
    database: 'sqlite',
  },
  demo: {
    project: 'demo',
    title: 'the demo, as a newcomer meets it',
    serial: true,
    needs: ['server', 'storefront', 'admin'],
    folders: ['tests/demo'],
  },
};

export const hasTests = ({ folders }) => folders.some((folder) => filesBelow(folder, isTest).length > 0);

const NOTHING = { passed: 0, failed: 0, skipped: 0 };
export const add = (a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped });
export const sum = (results) => results.reduce(add, NOTHING);
export const lineOf = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`;

const REASON = /\(skipped: ([^)]+)\)/;
const WAS_SKIPPED = ['pending', 'skipped', 'todo', 'disabled'];

/** Tests that were not run, by their full name, with the reason their title gives: `(skipped: …)`; null where it gives none. */
export const skippedIn = ({ testResults = [] }) =>
  testResults
    .flatMap(({ assertionResults = [] }) => assertionResults)
    .filter(({ status }) => WAS_SKIPPED.includes(status))
    .map(({ fullName }) => ({ name: fullName, reason: REASON.exec(fullName)?.[1] ?? null }));

const WORDS = 600;
const inShort = (message = '') =>
  stripVTControlCharacters(message)
    .replace(/\n\s*\n/g, '\n')
    .slice(0, WORDS);

/** What failed, by file and full name, with the beginning of what was said of it; a file that did not load counts as one. */
export const failedIn = ({ testResults = [] }) =>
  testResults.flatMap(({ name: file = '', message, status, assertionResults = [] }) => {
    const found = assertionResults.filter((one) => one.status === 'failed');
    const where = path.basename(file);
    if (found.length === 0 && status === 'failed') return [{ name: where, why: inShort(message) }];
    return found.map(({ fullName, failureMessages = [] }) => ({ name: `${where} › ${fullName}`, why: inShort(failureMessages[0]) }));
  });

/**
 * What jest's JSON says. A file that did not even load has no failed test in it: it counts as one. Where nobody looks on (`strict`), so does a
 * test that was skipped and does not say why: what is left out for no reason is left out for good.
 */
export const readResult = (file, code, strict = false) => {
  if (!existsSync(file)) return { ...NOTHING, failed: 1 };
  const said = JSON.parse(readFileSync(file, 'utf8'));
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numRuntimeErrorTestSuites } = said;
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  const left = skippedIn(said);
  const unexplained = strict ? left.filter(({ reason }) => reason === null) : [];
  return {
    passed: numPassedTests,
    failed: (failed === 0 && code !== 0 ? 1 : failed) + unexplained.length,
    skipped: numPendingTests + numTodoTests - unexplained.length,
    left,
    broken: failedIn(said),
  };
};

/** What jest is told for a suite, or a part of it. */
const wordsFor = (name, { json, patterns, part }) => [
  `--selectProjects=${SUITES[name].project}`,
  '--json',
  `--outputFile=${json}`,
  '--passWithNoTests',
  ...(SUITES[name].serial ? ['--runInBand', '--forceExit'] : []),
  ...(part ? [`--shard=${part}`] : []),
  ...(patterns.length > 0 ? ['--testPathPatterns', ...patterns] : []),
];

/**
 * Runs one suite and counts. With `show` its output comes as it happens, otherwise it is kept for later. `part`, as in `1/2`, is a share of its
 * files: parts may run side by side, each with shops and logs of its own.
 */
export const runSuite = async (name, { env = {}, patterns = [], show = true, part } = {}) => {
  const suffix = part ? `-${part.replace('/', '-of-')}` : '';
  const log = `test-${name.replace(':', '-')}${suffix}`;
  const json = at('.tmp/results', `${log}.json`);
  mkdirSync(path.dirname(json), { recursive: true });
  rmSync(json, { force: true });
  const { code, output } = await run([...bin('jest/bin/jest.js'), ...wordsFor(name, { json, patterns, part })], {
    env: { NODE_ENV: 'test', STORY_PART: suffix, ...env },
    log,
    show,
    tolerant: true,
  });
  const { left = [], broken = [], ...result } = readResult(json, code, Boolean(process.env.CI));
  for (const { name: test, reason } of left) say(`  not run: ${test}${reason === null ? '; its title gives no reason: (skipped: …)' : ''}`);
  return { name, ...result, broken, output };
};
