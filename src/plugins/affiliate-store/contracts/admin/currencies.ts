import { z } from 'zod';
import { endpoint } from '../endpoint';
import { currency, cursor, exchange, moment, money, pageSize } from '../primitives';

const READ = 'admin:currencies.read';
const MANAGE = 'admin:currencies.manage';

export const rateState = z.enum(['in_force', 'scheduled', 'past']);

/** A rate as it was entered; none is ever changed. */
export const rateRow = exchange.extend({ id: z.string(), state: rateState, enteredBy: z.string(), enteredAt: moment });
export type RateRow = z.output<typeof rateRow>;

/** How a currency stands that is sold converted: offered, or why it is not. */
export const currencyStanding = z.enum(['offered', 'missing', 'stale']);

export const currencyBoard = z.object({
  /** The currency converted prices are made of. */
  main: z.string(),
  maxRateAgeDays: z.number().int(),
  /** Variables of the server that fix a setting, so that it cannot be changed here. */
  lockedBy: z.object({ alsoSoldIn: z.string().nullable(), maxRateAgeDays: z.string().nullable() }),
  /** Currencies in which some offer on sale has a price of its own. */
  fixed: z.array(z.string()),
  converted: z.array(
    z.object({
      currency: z.string(),
      standing: currencyStanding,
      exchange: exchange.nullable(),
      /** When the rate becomes too old. */
      staleAt: moment.nullable(),
      /** What 100 of the main currency come to. */
      example: z.object({ from: money, to: money }).nullable(),
    }),
  ),
});
export type CurrencyBoard = z.output<typeof currencyBoard>;

export const readCurrencies = endpoint({
  id: 'adminCurrencies.read',
  method: 'GET',
  path: '/currencies',
  access: READ,
  summary: 'Currencies the shop sells in: with prices of their own, and converted, with the rate in force.',
  response: currencyBoard,
});
export const changeCurrencies = endpoint({
  id: 'adminCurrencies.change',
  method: 'PUT',
  path: '/currencies',
  access: MANAGE,
  summary: 'Chooses the currencies that are sold converted, and for how many days a rate is good.',
  body: z.strictObject({ alsoSoldIn: z.array(currency).max(40), maxRateAgeDays: z.number().int().min(1).max(366) }),
  response: currencyBoard,
  failures: ['CURRENCY_NOT_CONVERTIBLE', 'SETTING_LOCKED'],
});
export const listRates = endpoint({
  id: 'adminCurrencies.listRates',
  method: 'GET',
  path: '/currencies/rates',
  access: READ,
  paginated: true,
  summary: 'Rates as they were entered, the last one first.',
  query: z.strictObject({ currency: currency.optional(), cursor, pageSize }),
  response: z.array(rateRow),
  failures: ['CURSOR_INVALID'],
});
export const enterRate = endpoint({
  id: 'adminCurrencies.enterRate',
  method: 'POST',
  path: '/currencies/rates',
  access: MANAGE,
  status: 201,
  summary: 'Enters what one unit of the main currency is in another. It takes the place of the rate before; that one stays readable.',
  body: z.strictObject({
    currency,
    /** Digits with a point, such as 5.8312. */
    rate: z.string().trim().min(1).max(30),
    /** Who says so, such as "ECB". */
    source: z.string().trim().min(1).max(80),
    /** Absent: from now on. */
    validFrom: moment.nullable().default(null),
    /** That a rate more than a fifth away from the one before is right. */
    sure: z.boolean().default(false),
  }),
  response: rateRow,
  failures: ['CURRENCY_NOT_CONVERTIBLE', 'RATE_MALFORMED', 'RATE_TIME_IMPLAUSIBLE', 'RATE_JUMPS'],
});
