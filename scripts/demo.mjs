// `npm run demo`: a shop with goods, people and a history, on this machine, with nothing but Node. Ctrl-C closes it.
//   --reset  forgets what the last demo left        --empty  opens without goods and history        --once  opens, tells, closes
import { existsSync, readFileSync, rmSync } from 'node:fs';

import { build } from './build.mjs';
import { ensureEnv } from './ensure-env.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { at } from './lib/house.mjs';
import { onceAskedToEnd } from './lib/long-running.mjs';
import { freePort } from './lib/ports.mjs';
import { run } from './lib/run.mjs';
import { runMain, say, stage } from './lib/say.mjs';
import { startSandbox, startShop } from './lib/shop.mjs';

const WANTED_PORT = Number(process.env.PORT) || 1337;
const HOME = '.tmp/demo';
const SEED = 'dist/scripts/demo/seed.js';
// A new shop begins that long ago, so that the history it is filled with ends today.
const HISTORY_DAYS = 24;
const GUIDE = `${HOME}/guide.json`;

const TOUR = [
  'Open the sales page as a visitor would: the shop, any product, in the language of your browser.',
  'Sign in as the affiliate and copy the link at the top of the portal (a QR is beside it).',
  'In a private window, follow that link and buy with card 4242 4242 4242 4242; any future date, any code.',
  'Open the mailbox, follow the access mail into the library and download what you bought.',
  'Back in the affiliate’s portal: the commission, the day it becomes payable, and the receipt that says why.',
  'In the admin panel, under Store → Orders, refund it. See what each party loses, and the opposite journal in the ledger.',
];

const ADDRESSES = [
  ['Shop', '/store'],
  ['Start here', '/store/demo'],
  ['Affiliates', '/store/en/partner'],
  ['Creators', '/store/en/studio'],
  ['Admin panel', '/admin'],
];

const table = (rows) => {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  for (const row of rows) say(`  ${row.map((cell, column) => cell.padEnd(widths[column])).join('  ')}`.trimEnd());
};

/** What the seed left for people: who may sign in, with what. */
const guide = () => (existsSync(at(GUIDE)) ? JSON.parse(readFileSync(at(GUIDE), 'utf8')) : {});

const tell = ({ url, sandboxUrl, took }) => {
  const { logins = [], addresses = [] } = guide();
  say(`\nThe shop is open (${took} s). It is a test shop: no money moves, no mail leaves this machine.\n`);
  table([
    ...ADDRESSES.map(([what, path]) => [what, url + path]),
    ...addresses.map(({ what, path }) => [what, url + path]),
    ...(sandboxUrl ? [['Payments', sandboxUrl]] : []),
  ]);
  if (logins.length > 0) {
    say('\nPeople');
    table(logins.map(({ who, email, password, path }) => [who, email, password, path ? url + path : '']));
  }
  say('\nA tour of three minutes');
  TOUR.forEach((step, n) => say(`  ${n + 1}. ${step}`));
  say('\nCtrl-C closes the shop; what happened in it is there next time. `npm run demo -- --reset` starts over.');
};

const open = async (children, options) => {
  const port = await freePort(WANTED_PORT);
  if (port !== WANTED_PORT) say(`Port ${WANTED_PORT} is taken; using ${port}.`);
  const url = `http://localhost:${port}`;
  const demo = {
    AFFILIATE_STORE_DEMO: 'true',
    HOST: '127.0.0.1',
    PUBLIC_URL: url,
    DATABASE_FILENAME: process.env.DATABASE_FILENAME ?? `${HOME}/shop.db`,
  };
  const beginsDaysAgo = options.has('--empty') || existsSync(at(demo.DATABASE_FILENAME)) ? 0 : HISTORY_DAYS;

  const began = performance.now();
  const sandbox = await stage('sandbox for payments', () => startSandbox({ shopUrl: url, state: `${HOME}/sandbox.db`, beginsDaysAgo }));
  if (sandbox.running) children.push(sandbox.running);
  const env = { ...demo, ...sandbox.env, AFFILIATE_STORE_DEMO_BEGINS_DAYS_AGO: String(beginsDaysAgo) };
  const shop = await stage('shop', () => startShop({ port, env }));
  children.push(shop);
  if (!options.has('--empty') && existsSync(at(SEED))) {
    // Safe to call each time: it looks first, and fills an empty shop only.
    await stage('goods, people and a history', () =>
      run([process.execPath, SEED], {
        log: 'demo-seed',
        env: { ...env, NODE_ENV: 'production', SHOP_URL: url, DEMO_GUIDE: GUIDE, DEMO_HISTORY_DAYS: String(HISTORY_DAYS) },
      }),
    );
  }
  tell({ url, sandboxUrl: sandbox.url, took: ((performance.now() - began) / 1000).toFixed(1) });
  return shop;
};

const main = async () => {
  const options = new Set(process.argv.slice(2));
  const children = [];
  const close = async () => {
    say('\nClosing …');
    // The shop first: what it still owes the sandbox, it can then still say.
    for (const child of children.reverse()) await child.stop();
    say('Closed.');
  };
  onceAskedToEnd(close);
  await ensureInstalled();
  ensureEnv();
  await build();
  if (options.has('--reset')) rmSync(at(HOME), { recursive: true, force: true });
  try {
    const shop = await open(children, options);
    if (options.has('--once')) return 0;
    const code = await shop.gone;
    say(`The shop ended by itself (${code}); its log: ${shop.log}`);
    return 1;
  } finally {
    await close();
  }
};

await runMain(main);
