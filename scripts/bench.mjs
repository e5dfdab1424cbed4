// `npm run bench`: each thing measured against its floor in the same run, on SQLite and PostgreSQL. Prints ratios.
// Words that follow choose benchmarks by name (bench/main.ts), or a database: `npm run bench -- tracking postgres`.
import { existsSync } from 'node:fs';

import { build } from './build.mjs';
import { ensureEnv } from './ensure-env.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { at } from './lib/house.mjs';
import { run } from './lib/run.mjs';
import { complaint, runMain, say } from './lib/say.mjs';
import { findPostgres, startPostgres } from './postgres.mjs';

const ENTRY = 'dist/bench/main.js';

const measure = async (database, env, words) => {
  say(`\n── ${database} ──`);
  const { code } = await run([process.execPath, ENTRY, ...words], {
    env: { NODE_ENV: 'production', AFFILIATE_STORE_DEMO: 'true', ...env },
    show: true,
    tolerant: true,
  });
  return code;
};

const main = async () => {
  await ensureInstalled();
  ensureEnv();
  await build(['server', 'storefront']);
  if (!existsSync(at(ENTRY))) throw complaint(`There is nothing to measure yet: ${ENTRY} is missing.`);
  const databases = ['sqlite', 'postgres'];
  const words = process.argv.slice(2).filter((word) => !databases.includes(word));
  const wanted = databases.filter((name) => process.argv.includes(name) || !databases.some((other) => process.argv.includes(other)));
  const codes = wanted.includes('sqlite') ? [await measure('sqlite', { DATABASE_CLIENT: 'sqlite' }, words)] : [];
  if (!wanted.includes('postgres')) return codes[0] === 0 ? 0 : 1;
  if (!findPostgres()) {
    say('\nNot measured on PostgreSQL: there is none on this machine.');
  } else {
    // With fsync, as in production: without it, the floor and the shop would both measure memory.
    const server = await startPostgres({ fsync: true });
    try {
      codes.push(await measure('postgres', { DATABASE_CLIENT: 'postgres', DATABASE_URL: server.url() }, words));
    } finally {
      await server.stop();
    }
  }
  return codes.some((code) => code !== 0) ? 1 : 0;
};

await runMain(main);
