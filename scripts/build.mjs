// Builds what is not up to date: the server (tsc), the storefront (Vite), the admin panel (Strapi's build, by the same Vite).
import { existsSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { ensureEnv } from './ensure-env.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { at } from './lib/house.mjs';
import { bin, run, strapi } from './lib/run.mjs';
import { complaint, runMain, say, stage } from './lib/say.mjs';
import { contentHash, filesBelow, isFresh, stampFresh } from './lib/stamps.mjs';

const PLUGIN = 'src/plugins/affiliate-store';
const NOT_SERVER = new RegExp(`^${PLUGIN}/(admin|storefront|dist)/`);
const ALL = ['server', 'storefront', 'admin'];

const isTest = (file) => /\.(test|typetest)\.tsx?$/.test(file);
const isCode = (file) => /\.(tsx?|jsx?|mjs|cjs|css|json|html|svg)$/.test(file) && !isTest(file);
const below = (...starts) => starts.flatMap((start) => filesBelow(start, isCode));
const hasScript = (name) => Boolean(JSON.parse(readFileSync(at('package.json'), 'utf8')).scripts[name]);

const serverSources = () => below('config', 'src', 'scripts', 'bench').filter((file) => !NOT_SERVER.test(file) && !file.endsWith('.mjs'));

/** tsc leaves the output of a source that is gone; Strapi would go on loading a config or a migration nobody has any more. */
const removeOrphans = () => {
  for (const file of filesBelow('dist', (name) => /\.js(?:\.map)?$/.test(name))) {
    if (file.startsWith('dist/build/')) continue;
    const source = file.slice('dist/'.length).replace(/\.js(?:\.map)?$/, '');
    if (!['.ts', '.tsx', '.js'].some((end) => existsSync(at(source + end)))) rmSync(at(file));
  }
};

const TARGETS = {
  server: {
    what: 'server',
    inputs: serverSources,
    files: ['tsconfig.json', 'tsconfig.build.json'],
    outputs: ['dist/config/server.js', 'dist/src/index.js'],
    make: async () => {
      // Where output is gone but tsc's own memory of it is not, tsc would write nothing.
      if (!TARGETS.server.outputs.every((output) => existsSync(at(output)))) rmSync(at('dist/.tsbuildinfo'), { force: true });
      await run([...bin('typescript-native/bin/tsc'), '-p', 'tsconfig.build.json'], { log: 'build-server' });
      removeOrphans();
    },
  },
  storefront: {
    what: 'storefront',
    inputs: () => below(`${PLUGIN}/storefront`, `${PLUGIN}/contracts`, `${PLUGIN}/client`),
    files: [],
    outputs: ['public/_store/manifest.json', `${PLUGIN}/dist/storefront/entry-server.js`],
    absent: () => !hasScript('build:storefront'),
    make: () => run(['npm', 'run', '--silent', 'build:storefront'], { log: 'build-storefront', env: { NODE_ENV: 'production' } }),
  },
  admin: {
    what: 'admin panel',
    inputs: () => below(`${PLUGIN}/admin`, `${PLUGIN}/contracts`, `${PLUGIN}/client`, 'src/admin'),
    // Not the whole config: a changed port or limit does not change the panel.
    files: ['config/admin.ts', 'config/plugins.ts', `${PLUGIN}/package.json`],
    outputs: ['dist/build/index.html'],
    make: () =>
      run([...strapi, 'build'], {
        log: 'build-admin',
        env: { NODE_ENV: 'production', STRAPI_TELEMETRY_DISABLED: 'true' },
      }),
  },
};

const buildOne = async (name) => {
  const { what, inputs, files, outputs, absent, make } = TARGETS[name];
  if (absent?.()) return say(`- ${name}: not in this tree`);
  const sources = [...new Set([...inputs(), ...files, 'package-lock.json'])].filter((file) => existsSync(at(file)));
  const hash = contentHash(sources, process.version);
  if (isFresh(name, hash, outputs)) return say(`= ${name}: up to date`);
  await stage(what, make);
  const missing = outputs.filter((output) => !existsSync(at(output)));
  if (missing.length > 0)
    throw complaint(`The build of the ${name} ended well but left no ${missing.map((file) => path.basename(file)).join(', ')}.`);
  return stampFresh(name, hash);
};

/** Builds the named parts, in order, skipping those whose sources are what they were. */
export const build = async (names = ALL) => {
  for (const name of ALL.filter((part) => names.includes(part))) await buildOne(name);
};

const main = async () => {
  const named = process.argv.slice(2);
  const unknown = named.filter((name) => !ALL.includes(name));
  if (unknown.length > 0) throw complaint(`Nothing here is called ${unknown.join(', ')}; there are ${ALL.join(', ')}.`);
  await ensureInstalled();
  ensureEnv();
  await build(named.length > 0 ? named : ALL);
};

if (realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) await runMain(main);
