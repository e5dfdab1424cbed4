// `npm run pack:plugin`: the package others install. The folder is copied, gets the exports and the build of Strapi's plugin SDK (here the
// app compiles the server, ADR 0002), and is packed into .tmp/pack. The SDK is fetched when it is first needed; it is no dependency of the site.
//   --prove  installs it in an empty Strapi site in a temporary folder, builds the panel there, starts it and asks it how it is
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

import { build } from './build.mjs';
import { ensureEnv } from './ensure-env.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { at } from './lib/house.mjs';
import { run } from './lib/run.mjs';
import { complaint, runMain, say, stage } from './lib/say.mjs';
import { prove } from './lib/prove-package.mjs';
import { filesBelow } from './lib/stamps.mjs';

const SDK = '@strapi/sdk-plugin@6.1.1';
const PLUGIN = 'src/plugins/affiliate-store';
const TOOLS = '.tmp/pack-tools';
const WORK = '.tmp/pack/plugin';

const read = (file) => JSON.parse(readFileSync(at(file), 'utf8'));
const write = (file, value) => writeFileSync(at(file), `${JSON.stringify(value, null, 2)}\n`);

const EXPORTS = {
  './package.json': './package.json',
  ...Object.fromEntries(
    ['admin', 'server'].map((side) => [
      `./strapi-${side}`,
      {
        types: `./dist/${side}/src/index.d.ts`,
        source: `./${side}/src/index.ts${side === 'admin' ? 'x' : ''}`,
        import: `./dist/${side}/index.mjs`,
        require: `./dist/${side}/index.js`,
        default: `./dist/${side}/index.js`,
      },
    ]),
  ),
};

/** What Strapi or the browser's bundle brings by itself, in the version of the host. */
const PEERS = ['@strapi/strapi', '@strapi/utils', 'react', 'react-dom', 'react-router-dom', 'styled-components'];

/** Packages of ours that the plugin's server and admin import: they become its dependencies, at the site's versions. */
const dependenciesOf = (site) => {
  const sources = ['server', 'admin', 'contracts', 'client'].flatMap((part) =>
    filesBelow(`${PLUGIN}/${part}`, (file) => /(?<!\.test)\.tsx?$/.test(file)),
  );
  const text = sources.map((file) => readFileSync(at(file), 'utf8')).join('\n');
  const all = { ...site.devDependencies, ...site.dependencies };
  const imported = Object.keys(all).filter((name) => new RegExp(`(from|import\\(|require\\()\\s*['"]${name}(/[^'"]*)?['"]`).test(text));
  return Object.fromEntries(
    imported.filter((name) => !PEERS.includes(name) && !name.startsWith('@types/')).map((name) => [name, all[name]]),
  );
};

const manifest = () => {
  const site = read('package.json');
  const { private: hidden, ...plugin } = read(`${PLUGIN}/package.json`);
  void hidden;
  return {
    ...plugin,
    exports: EXPORTS,
    files: ['dist'],
    dependencies: dependenciesOf(site),
    peerDependencies: Object.fromEntries(PEERS.map((name) => [name, name.startsWith('@strapi/') ? '^5.54.0' : site.dependencies[name]])),
    engines: site.engines,
  };
};

const compilerFor = (side) => ({
  extends: `@strapi/typescript-utils/tsconfigs/${side}`,
  compilerOptions: {
    rootDir: '../',
    baseUrl: '.',
    outDir: './dist',
    strict: true,
    skipLibCheck: true,
    ...(side === 'server' ? { target: 'ES2022', lib: ['ES2022'], jsx: 'react-jsx' } : {}),
  },
  include: ['./src', '../contracts', '../client'],
  exclude: ['node_modules', '**/*.test.ts', '**/*.test.tsx', '**/*.typetest.ts'],
});

const copy = () => {
  rmSync(at('.tmp/pack'), { recursive: true, force: true });
  mkdirSync(at(WORK), { recursive: true });
  for (const part of ['admin', 'server', 'contracts', 'client', 'README.md']) {
    if (existsSync(at(PLUGIN, part))) cpSync(at(PLUGIN, part), at(WORK, part), { recursive: true });
  }
  cpSync(at('LICENSE'), at(WORK, 'LICENSE'));
  for (const side of ['admin', 'server'])
    for (const file of ['tsconfig.json', 'tsconfig.build.json']) write(`${WORK}/${side}/${file}`, compilerFor(side));
  write(`${WORK}/package.json`, manifest());
};

/** The storefront travels with the server that renders it; after the SDK, which empties the folder it builds into. */
const addStorefront = () => {
  cpSync(at(PLUGIN, 'dist/storefront'), at(WORK, 'dist/storefront'), { recursive: true });
  cpSync(at('public/_store'), at(WORK, 'dist/browser'), { recursive: true });
};

const fetchSdk = async () => {
  if (existsSync(at(TOOLS, 'node_modules/.bin/strapi-plugin'))) return;
  mkdirSync(at(TOOLS), { recursive: true });
  write(`${TOOLS}/package.json`, { private: true });
  const words = ['npm', 'install', '--no-audit', '--no-fund', '--loglevel=error', '--legacy-peer-deps', '--no-save', SDK];
  await stage(`fetching ${SDK}`, () => run(words, { cwd: at(TOOLS), log: 'pack-sdk' }));
};

const sdk = (verb, ...words) =>
  stage(`strapi-plugin ${verb}`, () =>
    run([at(TOOLS, 'node_modules/.bin/strapi-plugin'), verb, ...words], {
      cwd: at(WORK),
      log: `pack-${verb}`,
      env: { NODE_ENV: 'production' },
    }),
  );

const main = async () => {
  await ensureInstalled();
  ensureEnv();
  await build(['server', 'storefront']);
  await fetchSdk();
  copy();
  await sdk('build', '--minify');
  addStorefront();
  await sdk('verify');
  const { output } = await stage('npm pack', () =>
    run(['npm', 'pack', '--json', '--pack-destination', at('.tmp/pack')], { cwd: at(WORK), log: 'pack' }),
  );
  const packed = filesBelow('.tmp/pack', (file) => file.endsWith('.tgz'));
  if (packed.length !== 1) throw complaint(output);
  say(`\nPacked: ${packed[0]}`);
  if (process.argv.includes('--prove')) await prove(at(packed[0]));
};

await runMain(main);
