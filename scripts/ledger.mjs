// `npm run ledger -- verify | replay | seal`: proofs of the ledger, on the database the environment names, beside a shop that
// runs or on one that does not. `--demo` means the demo's own. What each takes is said by `npm run ledger`.
import { build } from './build.mjs';
import { ensureEnv } from './ensure-env.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { run } from './lib/run.mjs';
import { runMain } from './lib/say.mjs';

const DEMO = { DATABASE_CLIENT: 'sqlite', DATABASE_FILENAME: '.tmp/demo/shop.db', AFFILIATE_STORE_DEMO: 'true' };

const main = async () => {
  const words = process.argv.slice(2);
  await ensureInstalled();
  ensureEnv();
  await build(['server']);
  const { code } = await run([process.execPath, 'dist/scripts/ledger/main.js', ...words.filter((word) => word !== '--demo')], {
    // A second process on the shop's database: it does no work of the shop's queue.
    env: { NODE_ENV: 'production', ...(words.includes('--demo') ? DEMO : {}), AFFILIATE_STORE_WORKER: 'false', LOG_LEVEL: 'error' },
    show: true,
    tolerant: true,
  });
  return code;
};

await runMain(main);
