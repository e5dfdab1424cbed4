// Proves a packed plugin: an empty Strapi site in a temporary folder, on SQLite, with nothing of this repository but the package.
import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { at } from './house.mjs';
import { start, stopAll, waitFor } from './long-running.mjs';
import { freePort } from './ports.mjs';
import { run } from './run.mjs';
import { complaint, say, stage } from './say.mjs';

const WANTED = [
  '@strapi/strapi',
  '@strapi/plugin-users-permissions',
  'better-sqlite3',
  'react',
  'react-dom',
  'react-router-dom',
  'styled-components',
];

const manifest = (archive) => {
  const { dependencies } = JSON.parse(readFileSync(at('package.json'), 'utf8'));
  return {
    name: 'empty-site',
    private: true,
    version: '0.0.0',
    dependencies: {
      ...Object.fromEntries(WANTED.map((name) => [name, dependencies[name]])),
      'strapi-plugin-affiliate-store': `file:${archive}`,
    },
    strapi: { telemetryDisabled: true },
  };
};

/** What `docs/guides/site-admin.md` tells people to write, and what every Strapi site has. */
const FILES = {
  'config/server.js': `module.exports = ({ env }) => ({ host: '127.0.0.1', port: env.int('PORT'), url: env('PUBLIC_URL'), app: { keys: env.array('APP_KEYS') }, logger: { updates: { enabled: false } } });`,
  'config/admin.js': `module.exports = ({ env }) => ({ auth: { secret: env('JWT_SECRET') }, apiToken: { salt: env('JWT_SECRET') }, transfer: { token: { salt: env('JWT_SECRET') } }, secrets: { encryptionKey: env('JWT_SECRET') } });`,
  'config/database.js': `module.exports = () => ({ connection: { client: 'sqlite', connection: { filename: '.tmp/data.db' }, useNullAsDefault: true }, settings: { forceMigration: false } });`,
  'config/plugins.js': `module.exports = ({ env }) => ({
  'users-permissions': { config: { jwtSecret: env('JWT_SECRET'), jwtManagement: 'refresh', sessions: { httpOnly: true } } },
  'affiliate-store': { enabled: true },
});`,
  'config/middlewares.js': `module.exports = ['strapi::logger', 'strapi::errors', 'strapi::security', 'strapi::cors', 'strapi::poweredBy', 'strapi::query', { name: 'strapi::body', config: { includeUnparsed: true } }, 'strapi::session', 'strapi::favicon', 'strapi::public'];`,
  'src/index.js': 'module.exports = {};',
  'public/robots.txt': '',
  'public/uploads/.gitkeep': '',
};

const ask = async (url) => {
  const answer = await fetch(url, { signal: AbortSignal.timeout(30_000), redirect: 'manual' });
  return { status: answer.status, text: await answer.text() };
};

const expectPage = async (url, wanted) => {
  const { status, text } = await ask(url);
  if (status !== 200 || !text.includes(wanted)) throw complaint(`${url} answered ${status}, without ${wanted}:\n${text.slice(0, 2000)}`);
  say(`  200 ${new URL(url).pathname}`);
  return text;
};

const look = async (url) => {
  const { data } = JSON.parse(await expectPage(`${url}/api/affiliate-store/healthz`, '"state"'));
  // A site without a key of Stripe's cannot take payments, and says so: that much alarm is right.
  const words = Object.values(data.checks ?? {}).flatMap(({ state, says }) => (state === 'ok' || !says ? [] : [says]));
  say(`  it says of itself: ${[data.state, ...words].join('; ')}`);
  const page = await expectPage(`${url}/store/en`, '<html');
  const [style] = /\/_store\/[^"]+\.css/.exec(page) ?? [];
  await expectPage(url + style, '{');
  await expectPage(`${url}/admin`, '<div id="strapi"');
};

/** Throws unless the package, installed in an empty site, builds its panel, starts, says that it is well and shows its shop. */
export const prove = async (archive) => {
  const site = mkdtempSync(path.join(tmpdir(), 'empty-strapi-'));
  const inSite = (command, log, env = {}) => run(command, { cwd: site, log, env });
  const port = await freePort(0);
  const url = `http://127.0.0.1:${port}`;
  const env = {
    NODE_ENV: 'production',
    PORT: String(port),
    PUBLIC_URL: url,
    APP_KEYS: `${randomBytes(16).toString('hex')},${randomBytes(16).toString('hex')}`,
    JWT_SECRET: randomBytes(32).toString('hex'),
    STRAPI_TELEMETRY_DISABLED: 'true',
  };
  const strapi = [process.execPath, path.join(site, 'node_modules/@strapi/strapi/bin/strapi.js')];
  try {
    writeFileSync(path.join(site, 'package.json'), JSON.stringify(manifest(archive), null, 2));
    for (const [name, text] of Object.entries(FILES)) {
      mkdirSync(path.dirname(path.join(site, name)), { recursive: true });
      writeFileSync(path.join(site, name), `${text}\n`);
    }
    await stage('an empty Strapi site with the package', () =>
      inSite(['npm', 'install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], 'prove-install'),
    );
    // The same version, compiled here already.
    cpSync(at('node_modules/better-sqlite3/build'), path.join(site, 'node_modules/better-sqlite3/build'), { recursive: true });
    await stage('its admin panel', () => inSite([...strapi, 'build'], 'prove-build', env));
    const shop = start('empty-site', [...strapi, 'start'], { env, cwd: site });
    await stage('its start', () => waitFor(shop, `${url}/api/affiliate-store/healthz`));
    await look(url);
    say('\nProven: the package works in an empty Strapi site.');
  } finally {
    await stopAll();
    rmSync(site, { recursive: true, force: true });
  }
};
