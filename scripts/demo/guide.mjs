// What a person who opened the demo is told: where to look, who to be, and what to try.
import { existsSync, readFileSync } from 'node:fs';

import { at } from '../lib/house.mjs';
import { say } from '../lib/say.mjs';
import { HOME } from './keeping.mjs';

/** Written by the seed when it has filled the shop. */
export const GUIDE = `${HOME}/guide.json`;

const TOUR = [
  'Open the sales page as a visitor would: the shop, any product, in the language of your browser.',
  'Sign in as the affiliate and copy the link at the top of the portal (a QR is beside it).',
  'In a private window, follow that link and buy with card 4242 4242 4242 4242; any future date, any code.',
  'Open the mailbox, follow the access mail into the library and download what you bought.',
  'Back in the affiliate’s portal: the commission, the day it becomes payable, and the receipt that says why.',
  'In the admin panel, under Store → Orders, refund it. See what each party loses, and the opposite journal in the ledger.',
  'Under Store → Time machine, live ninety days: renewals, refused cards, disputes, payouts; and the books hold.',
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

export const tell = ({ url, sandboxUrl, opening }) => {
  const { logins = [], addresses = [] } = existsSync(at(GUIDE)) ? JSON.parse(readFileSync(at(GUIDE), 'utf8')) : {};
  say(`\n${opening} It is a test shop: no money moves, no mail leaves this machine.\n`);
  table([
    ...ADDRESSES.map(([what, path]) => [what, url + path]),
    ...addresses.map(({ what, path }) => [what, url + path]),
    ...(sandboxUrl ? [['Payments', sandboxUrl]] : []),
  ]);
  if (logins.length > 0) {
    say('\nPeople');
    table(logins.map(({ who, email, password, path }) => [who, email, password, path ? url + path : '']));
  } else {
    say('\nNobody is in it yet: the admin panel asks for its first person.');
  }
  say('\nA tour of four minutes');
  TOUR.forEach((step, n) => say(`  ${n + 1}. ${step}`));
};
