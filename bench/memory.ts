import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { freshDatabase, signUpOwner, startEmptyShop, type EmptyShop } from './empty-shop';
import type { Measured } from './measured';
import { freePort } from '../scripts/lib/free-port';
import { residentMiB, startServer, type Server } from './processes';
import { judged, type Round } from './rounds';

const ROUNDS = 3;
const TARGET = 1.25;
const REST_MS = 15_000;

// Short enough for a benchmark, long enough for what a start leaves behind to be collected where it will be.
const atRest = async ({ pid }: Server): Promise<number> => {
  await new Promise((resume) => setTimeout(resume, REST_MS));
  return residentMiB(pid);
};

/** A Strapi site with the same configuration and plugins, but ours. */
const bareSite = (): string => {
  const root = path.resolve('.tmp', 'bench', 'bare-strapi');
  rmSync(root, { recursive: true, force: true });
  for (const folder of ['dist/src/api', 'public/uploads', 'database/migrations', 'src', '.tmp/bench'])
    mkdirSync(path.join(root, folder), { recursive: true });
  cpSync('dist/config', path.join(root, 'dist/config'), { recursive: true });
  cpSync('dist/src/hosting', path.join(root, 'dist/src/hosting'), { recursive: true });
  cpSync('public/favicon.png', path.join(root, 'public/favicon.png'));
  for (const file of ['package.json', '.env']) cpSync(file, path.join(root, file));
  const own = path.join(root, 'dist/config/plugins.js');
  // As deep as it was, for what it requires.
  cpSync(own, path.join(root, 'dist/of-the-shop/plugins.js'));
  writeFileSync(
    own,
    `const { default: plugins } = require('../of-the-shop/plugins.js');
exports.default = (tools) => { const { 'affiliate-store': ours, ...others } = plugins(tools); return others; };\n`,
  );
  writeFileSync(path.join(root, 'dist/src/index.js'), 'module.exports = { register() {}, bootstrap() {} };\n');
  return root;
};

const startBare = async (root: string): Promise<Server> => {
  const database = await freshDatabase('bare_strapi');
  const port = await freePort();
  const server = await startServer(
    'tests/support/serve.js',
    { PORT: String(port), HOST: '127.0.0.1', STRAPI_TELEMETRY_DISABLED: 'true', LOG_LEVEL: 'error', ...database.env },
    root,
  );
  await signUpOwner(server.url);
  return {
    ...server,
    stop: async () => {
      await server.stop();
      await database.drop();
    },
  };
};

const restOf = async (start: () => Promise<Server>): Promise<number> => {
  const server = await start();
  try {
    return await atRest(server);
  } finally {
    await server.stop();
  }
};

/** Memory of a shop that has been started and left alone, against that of a Strapi without the store. */
export const run = async (): Promise<Measured> => {
  const root = bareSite();
  let database: EmptyShop['database'] = 'sqlite';
  const rounds: Round[] = [];
  const startOurs = async (): Promise<Server> => {
    const shop = await startEmptyShop('memory');
    database = shop.database;
    return shop;
  };
  for (let round = 0; round < ROUNDS; round += 1)
    rounds.push({ floor: await restOf(() => startBare(root)), ours: await restOf(startOurs) });
  return judged('memory at rest / bare Strapi with the same plugins', database, rounds, TARGET, {
    less: true,
    say: (value) => `${Math.round(value)} MiB`,
    remarks: [`resident memory ${REST_MS / 1000} s after the start; both have made and signed in an administrator`],
  });
};
