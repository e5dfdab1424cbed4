// What can be said to `npm run demo`.
import { complaint } from '../lib/say.mjs';

const OPTIONS = ['--reset', '--empty', '--once', '--ninety-days'];
const VALUES = ['--seed', '--from'];
const SEED_OF_NAMES = 'atelier-nour';
const DAY_MS = 86_400_000;
// A new shop begins that long ago, so that its past, the sales and then the payouts, ends today; and in another month than this one, so
// that there is a statement.
export const HISTORY_DAYS = 24;
export const PAYOUT_DAYS = 9;

const isValue = (word) => VALUES.some((name) => word.startsWith(`${name}=`) && word.length > name.length + 1);

/** The midnight, UTC ms, a new demo begins at. */
const beginningOf = (from) => {
  if (from === undefined) return Math.floor(Date.now() / DAY_MS) * DAY_MS - (HISTORY_DAYS + PAYOUT_DAYS) * DAY_MS;
  const at = /^\d{4}-\d{2}-\d{2}$/.test(from) ? Date.parse(`${from}T00:00:00Z`) : Number.NaN;
  if (!(at <= Date.now())) throw complaint(`--from takes a day that is over, such as 2026-08-01; not ${from}.`);
  return at;
};

/** What was said: options, what names are drawn from, and when a new demo begins. Throws what is wrong with it. */
export const understand = (words) => {
  const options = new Set(words.filter((word) => !isValue(word)));
  const values = Object.fromEntries(words.filter(isValue).map((word) => [word.split('=')[0], word.slice(word.indexOf('=') + 1)]));
  const unknown = [...options].filter((option) => !OPTIONS.includes(option));
  if (unknown.length > 0)
    throw complaint(`The demo knows ${[...OPTIONS, ...VALUES.map((name) => `${name}=…`)].join(', ')}; not ${unknown.join(', ')}.`);
  if (options.has('--empty') && options.has('--ninety-days'))
    throw complaint('There is nothing to be bought in an empty shop for ninety days.');
  return { options, seed: values['--seed'] ?? SEED_OF_NAMES, startsAt: beginningOf(values['--from']) };
};

/** How many days before now the clock of a new demo begins: before its first midnight, which it then waits for. */
export const daysBefore = (startsAt) => Math.floor((Date.now() - startsAt) / DAY_MS) + 1;

/** What makes the same shop again. */
export const sameAgain = ({ seed, startsAt }) =>
  `npm run demo -- --reset --ninety-days --seed='${seed}' --from=${new Date(startsAt).toISOString().slice(0, 10)}`;
