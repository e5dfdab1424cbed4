// `npm run develop`: the daily loop. Strapi restarts on a change, the storefront is built again, the sandbox stands by.
import { readFileSync } from 'node:fs';

import { build } from './build.mjs';
import { ensureEnv } from './ensure-env.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { at } from './lib/house.mjs';
import { onceAskedToEnd, start, stopAll } from './lib/long-running.mjs';
import { freePort } from './lib/ports.mjs';
import { runMain, say } from './lib/say.mjs';
import { startSandbox, startShop } from './lib/shop.mjs';

const WATCH = 'watch:storefront';

const main = async () => {
  await ensureInstalled();
  ensureEnv();
  await build(['server', 'storefront']);
  const wanted = Number(process.env.PORT) || 1337;
  const port = await freePort(wanted);
  if (port !== wanted) say(`Port ${wanted} is taken; using ${port}.`);
  const url = `http://localhost:${port}`;

  onceAskedToEnd(stopAll);
  const sandbox = await startSandbox({ shopUrl: url, state: '.tmp/develop/sandbox.db' });
  if (JSON.parse(readFileSync(at('package.json'), 'utf8')).scripts[WATCH]) start('storefront', ['npm', 'run', '--silent', WATCH]);
  const env = { AFFILIATE_STORE_DEMO: 'true', PUBLIC_URL: url, ...sandbox.env };
  const [shop] = await Promise.all([startShop({ port, develop: true, env }), sandbox.ready]);
  say(`\nThe shop: ${url}/store   Admin: ${url}/admin${sandbox.url ? `   Payments: ${sandbox.url}` : ''}`);
  await shop.gone;
  return 0;
};

await runMain(main);
