import { z } from 'zod';
import { endpoint } from '../endpoint';
import { day, dayRange, exchange, moment, money } from '../primitives';
import { adminOrderRow } from './shapes';

const range = z.strictObject({ ...dayRange });
/** A figure and the same figure of the equally long period just before. */
const moneyFigure = z.object({ now: money, before: money });
const countFigure = z.object({ now: z.number().int(), before: z.number().int() });

/** Money of the range in one currency; currencies are never added up. */
export const currencyFigures = z.object({
  currency: z.string(),
  /** Charged, tax included. */
  gross: moneyFigure,
  /** Gross less tax and refunds. */
  net: moneyFigure,
  refunds: moneyFigure,
  /** Credited to affiliates and second tiers, before reversals. */
  commissions: moneyFigure,
  /** What the platform keeps. */
  platform: moneyFigure,
});
export type CurrencyFigures = z.output<typeof currencyFigures>;

export const overviewDay = z.object({ day, gross: money, net: money, refunds: money, commissions: money, orders: z.number().int() });

/** A stored rate that was used: of which currency, who says so, since when, and on how many of the days. */
export const usedRate = z.object({ currency: z.string(), exchange, days: z.number().int() });
/** Something in the main currency, each day at the stored rate in force when it ended; `unrated` currencies have none and are in no amount. */
const inMain = z.object({ amount: money, unrated: z.array(z.string()) });

export const readOverview = endpoint({
  id: 'adminOverview.read',
  method: 'GET',
  path: '/overview',
  access: 'admin:overview.read',
  query: z.strictObject({ ...dayRange, asKnownOn: day.optional() }),
  summary:
    'Revenue, refunds, commissions, orders and new buyers over a range of days, against the period before, and per day. Sums are of the day something was booked on, so that a day that is over never changes.',
  response: z.object({
    from: day,
    to: day,
    previous: z.object({ from: day, to: day }),
    /** The day it was asked to be known on; null where it is as it stands. What was booked on later days is left out. */
    asKnownOn: day.nullable(),
    currencies: z.array(currencyFigures),
    /** All of it in the main currency, with the rates that were used; null where nothing moved in another. */
    inMain: currencyFigures.extend({ days: z.array(overviewDay), rates: z.array(usedRate), unrated: z.array(z.string()) }).nullable(),
    orders: countFigure,
    newBuyers: countFigure,
    clicks: countFigure,
    /** One chart per currency that had a movement; every day of the range is there. */
    charts: z.array(z.object({ currency: z.string(), days: z.array(overviewDay) })),
    /** The store's time, which a demo may have moved. */
    clock: moment,
    testMode: z.boolean(),
  }),
});

/** Money of paid orders in one currency they were charged in, and what that is in others. */
export const currencyInCurrencies = z.object({
  currency: z.string(),
  orders: z.number().int(),
  charged: money,
  /** Charged less refunds and tax, as the orders stand now. */
  net: money,
  /** What the provider settled, its fees and what went back taken, by the currency it did so in. */
  settled: z.array(money),
  /** Orders the provider has said nothing of: not yet, or because they were paid by hand. */
  unsettled: z.number().int(),
  /** The same in the main currency, of the orders that have a rate; null where none has. */
  base: z.object({ charged: money, net: money }).nullable(),
  /** Orders without a rate that was good when they were placed: in no sum of the main currency. */
  unrated: z.object({ orders: z.number().int(), charged: money }).nullable(),
});

export const readInCurrencies = endpoint({
  id: 'adminOverview.readInCurrencies',
  method: 'GET',
  path: '/overview/in-currencies',
  access: 'admin:overview.read',
  query: range,
  summary:
    'Paid orders placed in a range of days three times over: as charged, as the provider settled them, and in the main currency at the rate frozen with each, else the stored rate of its day.',
  response: z.object({
    from: day,
    to: day,
    main: z.string(),
    rows: z.array(currencyInCurrencies),
    settled: z.array(money),
    /** In the main currency, of the orders that have a rate. */
    total: z.object({ charged: money, net: money }),
  }),
});

/** Everything that may wait for a person; pages translate the code. */
export const attentionCode = z.enum([
  'invariant_broken',
  'reconciliation_open',
  'payouts_frozen',
  'payouts_overdue',
  'payout_runs_waiting',
  'adjustments_waiting',
  'jobs_dead',
  'webhooks_dead',
  'webhooks_parked',
  'webhook_secret_missing',
  'orders_in_review',
  'refunds_unknown',
  /** Orders whose bank transfer somebody has to look for at the bank. */
  'transfers_awaited',
  /** Orders of the last thirty days of which shares were cut to what was left of the price. */
  'shares_cut',
  /** Orders of the last thirty days whose buyers give back often. */
  'refunds_often',
  'disputes_open',
  'affiliates_pending',
  'contracts_ending',
  /** Affiliates whose traffic passed a limit of the settings. */
  'traffic_quality',
  'applications_waiting',
  'applications_overdue',
  /** Creators who have handed in who they are; and those whose answer is late. */
  'creators_waiting',
  'creators_overdue',
  /** The same of those who are paid and sell nothing. */
  'payees_waiting',
  'payees_overdue',
  /** What partners contest and waits for an answer; and what is late. */
  'cases_waiting',
  'suspicions_waiting',
  'cases_overdue',
  /** Pieces affiliates asked for that wait for the shop. */
  'creative_requests_open',
  'messages_waiting',
  /** Leads somebody has to accept or reject. */
  'leads_waiting',
  /** What readers of the help centre asked and nobody has answered. */
  'questions_open',
  /** What partners wrote and nobody has looked at. */
  'feedback_new',
  'bonuses_waiting',
  'relay_letters_waiting',
  'mails_failed',
  /** Systems outside that were told nothing for three days, as nothing arrived there. */
  'webhook_endpoints_off',
  /** Currencies that are sold converted and have no rate, or one that is too old. */
  'rates_missing',
  /** VAT ids of orders without tax that the authorities do not know, and those they have not answered for. */
  'vat_ids_refused',
  'vat_ids_unverified',
  'provider_sandbox',
  'mail_not_configured',
]);
export const attentionItem = z.object({
  code: attentionCode,
  severity: z.enum(['danger', 'warning', 'info']),
  count: z.number().int(),
  /** The earliest deadline, where there is one. */
  dueAt: moment.nullable(),
});
export type AttentionItem = z.output<typeof attentionItem>;

export const readAttention = endpoint({
  id: 'adminOverview.readAttention',
  method: 'GET',
  path: '/overview/attention',
  access: 'admin:overview.read',
  summary: 'What waits for a person, most urgent first; empty when nothing does.',
  response: z.array(attentionItem),
});

export const readHighlights = endpoint({
  id: 'adminOverview.readHighlights',
  method: 'GET',
  path: '/overview/highlights',
  access: 'admin:overview.read',
  query: z.strictObject({ ...dayRange, asKnownOn: day.optional() }),
  summary:
    'The latest ten orders, and the ten best products and affiliates of a range of days, ranked by what they are in the main currency.',
  response: z.object({
    /** The days the best were looked for in, the last one included. */
    from: day,
    to: day,
    latestOrders: z.array(adminOrderRow),
    products: z.array(
      z.object({ id: z.string(), name: z.string(), orders: z.number().int(), gross: z.array(money), inMain: inMain.nullable() }),
    ),
    affiliates: z.array(
      z.object({
        id: z.string(),
        /** Public id of the person, who may be in several programs. */
        party: z.string(),
        name: z.string(),
        code: z.string(),
        orders: z.number().int(),
        gross: z.array(money),
        commissions: z.array(money),
        /** The commissions. */
        inMain: inMain.nullable(),
      }),
    ),
  }),
});
