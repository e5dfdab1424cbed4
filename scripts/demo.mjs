// `npm run demo`: a shop with goods, people and a history, on this machine, with nothing but Node. Ctrl-C closes it.
//   --reset  forgets what the last demo left        --empty  opens without goods and history        --once  opens, tells, closes
//   --ninety-days  lives ninety days of the shop, in under a minute
//   --seed=TEXT, --from=2026-08-01  what a new demo's names are drawn from and the day it begins: the same both, the same books
import { existsSync } from 'node:fs';

import { GUIDE, tell } from './demo/guide.mjs';
import { DATABASE, HOME, forget, isHalfFilled, noteClosed, noteOpen, openDemo, whole } from './demo/keeping.mjs';
import { attend, travel } from './demo/time-machine.mjs';
import { build } from './build.mjs';
import { ensureEnv } from './ensure-env.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { at } from './lib/house.mjs';
import { onceAskedToEnd, stopAll } from './lib/long-running.mjs';
import { freePort } from './lib/ports.mjs';
import { run } from './lib/run.mjs';
import { complaint, runMain, say, stage } from './lib/say.mjs';
import { startSandbox, startShop } from './lib/shop.mjs';

const WANTED_PORT = Number(process.env.PORT) || 1337;
const SEED = 'dist/scripts/demo/seed.js';
const OPTIONS = ['--reset', '--empty', '--once', '--ninety-days'];
const VALUES = ['--seed', '--from'];
const SEED_OF_NAMES = 'atelier-nour';
const DAY_MS = 86_400_000;
// A new shop begins that long ago, so that its past, the sales and then the payouts, ends today; and in another month than this one, so
// that there is a statement.
const HISTORY_DAYS = 24;
const PAYOUT_DAYS = 9;

/** Fills an empty shop. `opened` is when there are goods and people in it; `filled` when their past is told, too. */
const fill = (env) => {
  const seeding = { log: 'demo-seed', env: { ...env, NODE_ENV: 'production', DEMO_GUIDE: GUIDE } };
  let filled;
  const opened = new Promise((resolve, reject) => {
    const hear = (said) => /^open$/m.test(said) && resolve(true);
    filled = whole(() => run([process.execPath, SEED], { ...seeding, hear }));
    // It looks first: where there is somebody already, it has nothing to do and says nothing.
    filled.then(() => resolve(false), reject);
  });
  return { opened, filled };
};

/** The midnight, UTC ms, a new demo begins at. */
const beginningOf = (from) => {
  if (from === undefined) return Math.floor(Date.now() / DAY_MS) * DAY_MS - (HISTORY_DAYS + PAYOUT_DAYS) * DAY_MS;
  const at = /^\d{4}-\d{2}-\d{2}$/.test(from) ? Date.parse(`${from}T00:00:00Z`) : Number.NaN;
  if (!(at <= Date.now())) throw complaint(`--from takes a day that is over, such as 2026-08-01; not ${from}.`);
  return at;
};

const open = async (options, { '--seed': seed = SEED_OF_NAMES, '--from': from }) => {
  const port = await freePort(WANTED_PORT);
  if (port !== WANTED_PORT) say(`Port ${WANTED_PORT} is taken; using ${port}.`);
  const url = `http://localhost:${port}`;
  noteOpen({ url });
  // Its own database and files, whatever .env says of those of the site.
  const demo = {
    AFFILIATE_STORE_DEMO: 'true',
    HOST: '127.0.0.1',
    PUBLIC_URL: url,
    DATABASE_CLIENT: 'sqlite',
    DATABASE_FILENAME: DATABASE,
    PRIVATE_FILES_DIR: `${HOME}/files`,
  };
  const past = !options.has('--empty') && !process.env.STRIPE_SECRET_KEY && !existsSync(at(DATABASE));
  const startsAt = beginningOf(from);
  // Before its first midnight, which it then waits for.
  const beginsDaysAgo = past ? Math.floor((Date.now() - startsAt) / DAY_MS) + 1 : 0;

  const began = performance.now();
  const sandbox = await startSandbox({ shopUrl: url, state: `${HOME}/sandbox.db`, beginsDaysAgo, seed });
  const env = {
    ...demo,
    ...sandbox.env,
    AFFILIATE_STORE_DEMO_BEGINS_DAYS_AGO: String(beginsDaysAgo),
    // Only where all payments go to the sandbox: with Stripe itself, nothing is drawn from a seed.
    AFFILIATE_STORE_DEMO_SEED: sandbox.url ? seed : '',
  };
  const travels = options.has('--ninety-days');
  if (travels && !sandbox.url) throw complaint('The time machine does not run with Stripe itself; leave STRIPE_SECRET_KEY out for that.');
  const [shop] = await stage('shop, and the sandbox for payments', () => Promise.all([startShop({ port, env }), sandbox.ready]));
  noteOpen({ url, sandboxUrl: sandbox.url });
  let filling = null;
  if (options.has('--empty')) say('- goods, people and a history: not wanted');
  else if (!sandbox.url) say('- goods, people and a history: not with Stripe itself; leave STRIPE_SECRET_KEY out for that');
  else
    filling = fill({
      ...env,
      SHOP_URL: url,
      DEMO_HISTORY_DAYS: String(HISTORY_DAYS),
      DEMO_PAYOUT_DAYS: String(PAYOUT_DAYS),
      DEMO_STARTS_AT: String(startsAt),
      // Whoever goes on from there at once leaves the clock where it stands: what follows is then the same each time.
      DEMO_GOES_ON: String(!travels),
    });
  const fresh = await (filling && stage('goods and people', () => filling.opened));
  tell({ url, sandboxUrl: sandbox.url, opening: `The shop is open (${((performance.now() - began) / 1000).toFixed(1)} s).` });
  say('\nCtrl-C closes the shop; what happened in it is there next time. `npm run demo -- --reset` starts over.');
  if (fresh)
    await stage('their past', () => filling.filled, 'a month of clicks, sales, refunds and payouts; the clock of the shop moves meanwhile');
  const again = `npm run demo -- --reset --ninety-days --seed='${seed}' --from=${new Date(startsAt).toISOString().slice(0, 10)}`;
  if (travels) await travel({ env, url, again: fresh ? again : null });
  const stop = sandbox.url && !options.has('--empty') ? attend({ env, url }) : () => undefined;
  return { ...shop, stop };
};

const prepare = async (options) => {
  await ensureInstalled(() => {
    ensureEnv();
    return build();
  });
  if (options.has('--reset')) await forget();
  else if (isHalfFilled()) {
    say('The last demo was ended while it was being filled; starting over.');
    await forget();
  }
};

const main = async () => {
  const words = process.argv.slice(2);
  const isValue = (word) => VALUES.some((name) => word.startsWith(`${name}=`) && word.length > name.length + 1);
  const options = new Set(words.filter((word) => !isValue(word)));
  const values = Object.fromEntries(words.filter(isValue).map((word) => [word.split('=')[0], word.slice(word.indexOf('=') + 1)]));
  const unknown = [...options].filter((option) => !OPTIONS.includes(option));
  if (unknown.length > 0)
    throw complaint(`The demo knows ${[...OPTIONS, ...VALUES.map((name) => `${name}=…`)].join(', ')}; not ${unknown.join(', ')}.`);
  const other = openDemo();
  if (other && options.has('--reset'))
    throw complaint(`A demo is open at ${other.url}, process ${other.pid}; close it before its shop is forgotten.`);
  if (other && options.has('--ninety-days'))
    throw complaint(`A demo is open at ${other.url}, process ${other.pid}; its time machine is in the admin panel, under Store → Settings.`);
  if (other) return tell({ ...other, opening: `A demo is open already, process ${other.pid}; Ctrl-C where it runs closes it.` });

  let closing = null;
  let travelling = () => undefined;
  const close = () => {
    closing ??= (async () => {
      say('\nClosing …');
      travelling();
      // The shop first: what it still owes the sandbox, it can then still say.
      await stopAll();
      noteClosed();
      say('Closed.');
    })();
    return closing;
  };
  onceAskedToEnd(close);
  await prepare(options);
  try {
    const shop = await open(options, values);
    travelling = shop.stop;
    if (options.has('--once')) return 0;
    const code = await shop.gone;
    // Asked to end, or it ended by itself?
    if (closing) return 0;
    say(`The shop ended by itself (${code}); its log: ${shop.log}`);
    return 1;
  } catch (error) {
    // Whoever closes it while it starts or is filled knows why that failed.
    if (closing) return 0;
    throw error;
  } finally {
    await close();
  }
};

await runMain(main);
