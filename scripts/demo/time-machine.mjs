// The demo's time machine: lives ninety days of the shop, for who asked on the command line or on the settings page of the admin panel.
import { existsSync, readFileSync } from 'node:fs';

import { at } from '../lib/house.mjs';
import { run } from '../lib/run.mjs';
import { say, stage } from '../lib/say.mjs';
import { HOME } from './keeping.mjs';

const JOURNEY = 'dist/scripts/demo/journey.js';
const ARRIVED = `${HOME}/journey.json`;
const LOOK_EVERY_MS = 1000;
const TELL_EVERY_DAYS = 15;

const NINETY = 90;

const COUNTS = [
  ['clicks', 'clicks on affiliates’ links'],
  ['orders', 'orders'],
  ['renewals', 'renewals and instalments paid'],
  ['refused_renewals', 'refused cards'],
  ['ended_subscriptions', 'subscriptions ended'],
  ['refunds', 'refunds'],
  ['disputes_won', 'disputes won'],
  ['disputes_lost', 'disputes lost'],
  ['disputes_open', 'disputes still open'],
  ['payouts_paid', 'payouts paid'],
  ['payouts_returned', 'payouts returned by the bank'],
  ['bonuses', 'bonuses'],
];

const euro = (cents) => `${cents.slice(0, -2) || '0'}.${cents.slice(-2).padStart(2, '0')} EUR`;

const tellOf = (journey, url, again) => {
  say(`\nWhat happened from ${journey.from.slice(0, 10)} to ${journey.to.slice(0, 10)}`);
  for (const [count, words] of COUNTS) say(`  ${String(journey.happened[count] ?? 0).padStart(4)}  ${words}`);
  for (const { name, payouts, amount } of journey.paid) say(`        ${name} was paid ${euro(amount)} in ${payouts}`);
  const { headBefore, headAfter, broken } = journey;
  say(`\nThe books: ${broken === 0 ? 'every sentence about them holds' : `${broken} findings, see Store → Books`}.`);
  say(`  head before  ${headBefore?.hash ?? 'nothing was sealed'}`);
  say(`  head after   ${headAfter?.hash} (block ${headAfter?.block})`);
  if (again) say(`  The same seed and the same start make the same head: ${again}`);
  say(`Where to look: ${url}/admin → Store: Overview, Orders, Subscriptions, Payouts, Books; \`npm run ledger -- verify --demo\`.`);
};

/** Lives the days in a process of its own, and says how far they are. */
export const travel = async ({ env, url, days = NINETY, again = null }) => {
  let told = 0;
  const hear = (said) => {
    const day = Number(/day (\d+) of \d+\n?$/.exec(said)?.[1] ?? 0);
    if (day < told + TELL_EVERY_DAYS) return;
    told = day - (day % TELL_EVERY_DAYS);
    say(`  day ${day} of ${days}`);
  };
  const journey = {
    ...env,
    NODE_ENV: 'production',
    SHOP_URL: url,
    DEMO_JOURNEY_DAYS: String(days),
    DEMO_JOURNEY_FILE: ARRIVED,
  };
  await stage(`${days} days`, () => run([process.execPath, JOURNEY], { log: 'demo-journey', env: journey, hear }));
  if (existsSync(at(ARRIVED))) tellOf(JSON.parse(readFileSync(at(ARRIVED), 'utf8')), url, again);
};

/** Looks now and then whether somebody wants a journey, and leads it; `stop` ends that. */
export const attend = ({ env, url }) => {
  let [busy, stopped] = [false, false];
  const look = async () => {
    if (busy) return;
    busy = true;
    try {
      const { data } = await (await fetch(`${url}/api/affiliate-store/demo/journey`)).json();
      if (typeof data?.wanted === 'number') await travel({ env, url, days: data.wanted });
    } catch (error) {
      if (error.forPeople && !stopped) say(error.message);
      // Else the shop does not answer: it is being closed, or it says itself what is wrong.
    } finally {
      busy = false;
    }
  };
  void look();
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  timer.unref();
  return () => {
    stopped = true;
    clearInterval(timer);
  };
};
