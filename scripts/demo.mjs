// `npm run demo`: a shop with goods, people and a history, on this machine, with nothing but Node. Ctrl-C closes it.
//   --reset  forgets what the last demo left        --empty  opens without goods and history        --once  opens, tells, closes
//   --ninety-days  lives ninety days of the shop, in under a minute
//   --seed=TEXT, --from=2026-08-01  what a new demo's names are drawn from and the day it begins: the same both, the same books
import { existsSync } from 'node:fs';

import { GUIDE, tell } from './demo/guide.mjs';
import { DATABASE, HOME, forget, isHalfFilled, noteClosed, noteOpen, openDemo, whole } from './demo/keeping.mjs';
import { attend, travel } from './demo/time-machine.mjs';
import { HISTORY_DAYS, PAYOUT_DAYS, daysBefore, sameAgain, understand } from './demo/words.mjs';
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

/** Starts filling where that is wanted and possible; null where it is not. */
const fillIf = ({ options, startsAt }, { sandboxUrl, env, url }) => {
  if (options.has('--empty')) say('- goods, people and a history: not wanted');
  else if (!sandboxUrl) say('- goods, people and a history: not with Stripe itself; leave STRIPE_SECRET_KEY out for that');
  else
    return fill({
      ...env,
      SHOP_URL: url,
      DEMO_HISTORY_DAYS: String(HISTORY_DAYS),
      DEMO_PAYOUT_DAYS: String(PAYOUT_DAYS),
      DEMO_STARTS_AT: String(startsAt),
      // Whoever goes on from there at once leaves the clock where it stands: what follows is then the same each time.
      DEMO_GOES_ON: String(!options.has('--ninety-days')),
    });
  return null;
};

/** Its own database and files, whatever .env says of those of the site. */
const environmentOf = ({ url, sandbox, seed, beginsDaysAgo }) => ({
  AFFILIATE_STORE_DEMO: 'true',
  HOST: '127.0.0.1',
  PUBLIC_URL: url,
  DATABASE_CLIENT: 'sqlite',
  DATABASE_FILENAME: DATABASE,
  PRIVATE_FILES_DIR: `${HOME}/files`,
  // The people of the demo live their days in seconds and share one test card: what looks at that would hold everything.
  FRAUD_ORDER_SECONDS: '0',
  FRAUD_OVERRIDE_SECONDS: '0',
  FRAUD_FLOOD_CLICKS: '0',
  FRAUD_OWN_CARD: 'false',
  ...sandbox.env,
  AFFILIATE_STORE_DEMO_BEGINS_DAYS_AGO: String(beginsDaysAgo),
  // Only where all payments go to the sandbox: with Stripe itself, nothing is drawn from a seed.
  AFFILIATE_STORE_DEMO_SEED: sandbox.url ? seed : '',
});

const open = async (wanted) => {
  const { options, seed, startsAt } = wanted;
  const port = await freePort(WANTED_PORT);
  if (port !== WANTED_PORT) say(`Port ${WANTED_PORT} is taken; using ${port}.`);
  const url = `http://localhost:${port}`;
  noteOpen({ url });
  const past = !options.has('--empty') && !process.env.STRIPE_SECRET_KEY && !existsSync(at(DATABASE));
  const beginsDaysAgo = past ? daysBefore(startsAt) : 0;

  const began = performance.now();
  const sandbox = await startSandbox({ shopUrl: url, state: `${HOME}/sandbox.db`, beginsDaysAgo, seed });
  const env = environmentOf({ url, sandbox, seed, beginsDaysAgo });
  const [shop] = await stage('shop, and the sandbox for payments', () => Promise.all([startShop({ port, env }), sandbox.ready]));
  noteOpen({ url, sandboxUrl: sandbox.url });
  const filling = fillIf(wanted, { sandboxUrl: sandbox.url, env, url });
  const fresh = await (filling && stage('goods and people', () => filling.opened));
  tell({ url, sandboxUrl: sandbox.url, opening: `The shop is open (${((performance.now() - began) / 1000).toFixed(1)} s).` });
  say('\nCtrl-C closes the shop; what happened in it is there next time. `npm run demo -- --reset` starts over.');
  if (fresh)
    await stage('their past', () => filling.filled, 'a month of clicks, sales, refunds and payouts; the clock of the shop moves meanwhile');
  if (options.has('--ninety-days')) await travel({ env, url, again: fresh ? sameAgain(wanted) : null });
  return { ...shop, stopTravelling: filling ? attend({ env, url }) : () => undefined };
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

/** Says where the demo is that is open already, or why what is wanted of this one cannot be had beside it. */
const pointTo = (other, options) => {
  const where = `A demo is open at ${other.url}, process ${other.pid}`;
  if (options.has('--reset')) throw complaint(`${where}; close it before its shop is forgotten.`);
  if (options.has('--ninety-days')) throw complaint(`${where}; its time machine is in the admin panel, under Store → Time machine.`);
  return tell({ ...other, opening: `A demo is open already, process ${other.pid}; Ctrl-C where it runs closes it.` });
};

const main = async () => {
  const wanted = understand(process.argv.slice(2));
  const { options } = wanted;
  if (options.has('--ninety-days') && process.env.STRIPE_SECRET_KEY)
    throw complaint('The time machine does not run with Stripe itself; leave STRIPE_SECRET_KEY out for that.');
  const other = openDemo();
  if (other) return pointTo(other, options);

  let closing = null;
  let stopTravelling = () => undefined;
  const close = () => {
    closing ??= (async () => {
      say('\nClosing …');
      stopTravelling();
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
    const shop = await open(wanted);
    stopTravelling = shop.stopTravelling;
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
