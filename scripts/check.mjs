// `npm run check`: types, lint, boundaries, formatting, generated documents. `npm run check -- lint types` runs some.
import { existsSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { ensureInstalled } from './ensure-installed.mjs';
import { at } from './lib/house.mjs';
import { withHands } from './lib/hands.mjs';
import { bin, run } from './lib/run.mjs';
import { complaint, runMain, say } from './lib/say.mjs';

const PLUGIN = 'src/plugins/affiliate-store';
const present = (paths) => paths.filter((path) => existsSync(at(path)));

/** What was found in order is kept by the compiler, so that a second check looks at what changed and what depends on it. */
const types = (project) => ({
  command: () => [
    ...bin('typescript-native/bin/tsc'),
    ...['-p', project, '--noEmit', '--incremental', '--tsBuildInfoFile', at('.tmp/types', `${project.replaceAll('/', '-')}.tsbuildinfo`)],
  ],
});

/** Slowest first: with two hands, the long ones must not start last. */
const STEPS = {
  lint: { command: () => [...bin('oxlint/bin/oxlint'), '--config', 'oxlint.config.mjs'] },
  'types:all': types('tsconfig.json'),
  'types:server': types('tsconfig.build.json'),
  'types:admin': types(`${PLUGIN}/admin/tsconfig.json`),
  'types:storefront': types(`${PLUGIN}/storefront/tsconfig.json`),
  boundaries: {
    command: () => [
      ...bin('dependency-cruiser/bin/dependency-cruise.mjs'),
      '--config',
      '.dependency-cruiser.cjs',
      ...present(['config', 'src', 'scripts', 'tests', 'bench']),
    ],
  },
  format: { command: () => [...bin('oxfmt/bin/oxfmt'), '--check', '.'] },
  docs: { command: () => [process.execPath, 'scripts/docs.mjs', '--check'] },
};

const runStep = async (name) => {
  const { command } = STEPS[name];
  const began = performance.now();
  const { code, output } = await run(command(), { log: `check-${name.replace(':', '-')}`, tolerant: true });
  const took = `${((performance.now() - began) / 1000).toFixed(1)} s`;
  say(code === 0 ? `✓ ${name} (${took})` : `✗ ${name} (${took})\n${output.trimEnd()}\n`);
  return { name, ok: code === 0 };
};

export const stepNames = Object.keys(STEPS);

/** Runs the steps, two at a time, and resolves with those that failed. */
export const check = async (names = stepNames) => {
  const results = await withHands(names.map((name) => () => runStep(name)));
  return results.filter(({ ok }) => !ok).map(({ name }) => name);
};

const main = async () => {
  const words = process.argv.slice(2);
  const names = stepNames.filter((name) => words.length === 0 || words.some((word) => name === word || name.startsWith(`${word}:`)));
  if (names.length === 0) throw complaint(`There are these steps: ${stepNames.join(', ')}.`);
  await ensureInstalled();
  const failed = await check(names);
  say(failed.length === 0 ? '\nAll in order.' : `\nNot in order: ${failed.join(', ')}.`);
  return failed.length === 0 ? 0 : 1;
};

if (realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) await runMain(main);
