import { z } from 'zod';
import { endpoint } from './endpoint';
import { cursor, day, explanation, moment, money } from './primitives';

const currencyCode = z.string().regex(/^[A-Z]{3}$/, 'a currency in three capital letters');
/** Minor units; terms are kept as JSON, where an amount of money is a whole number. */
const minorUnits = z.number().int().min(1).max(1_000_000_000);

/** At most so many, and so much, for one affiliate in each UTC day or month; one of both has to be said. */
export const eventCap = z
  .strictObject({
    period: z.enum(['day', 'month']),
    count: z.number().int().min(1).max(10_000_000).nullable(),
    amount: minorUnits.nullable(),
  })
  .refine(({ count, amount }) => count !== null || amount !== null, 'a number or an amount');

export const clickPay = z.strictObject({ currency: currencyCode, amount: minorUnits, cap: eventCap });
/** `acceptAfterDays`: a lead nobody decided about is accepted after so many days; null where somebody has to. */
export const leadPay = clickPay.extend({ acceptAfterDays: z.number().int().min(0).max(365).nullable() });

/** At most so much of what sales, or renewals, earn one affiliate in each UTC day or month, by currency; in one that is not named there is no limit. */
export const earningCap = z.strictObject({
  period: z.enum(['day', 'month']),
  amounts: z.record(currencyCode, minorUnits).refine((amounts) => Object.keys(amounts).length > 0, 'an amount'),
});

/**
 * What pays beside sales, or instead of them, and what of sales and renewals is paid at most. By the scheme `lead` or `click` nothing else pays; by `all` sales pay, and what has an amount. Where a program
 * says nothing, sales alone do.
 */
export const paidEvents = z
  .strictObject({
    scheme: z.enum(['lead', 'click', 'all']),
    lead: leadPay.optional(),
    click: clickPay.optional(),
    saleCap: earningCap.optional(),
    renewalCap: earningCap.optional(),
  })
  .refine(
    ({ scheme, lead, click, saleCap, renewalCap }) =>
      (scheme === 'all' ? (lead ?? click ?? saleCap ?? renewalCap) : { lead, click }[scheme]) !== undefined,
    'an amount for what pays, or a cap',
  );
export type PaidEventsView = z.output<typeof paidEvents>;

export const paidEventKind = z.enum(['lead', 'click']);

/** What each accepted lead, or each click that counts, pays, and at most how many and how much for one affiliate in a UTC day or month. */
export const eventPay = z.object({
  kind: paidEventKind,
  each: money,
  cap: z.object({ period: z.enum(['day', 'month']), count: z.number().int().nullable(), amount: money.nullable() }),
});
export type EventPayView = z.output<typeof eventPay>;

export const cappedPayment = z.enum(['sale', 'renewal']);

/** At most how much sales, or renewals, earn one affiliate in a UTC day or month, in each currency with a limit. */
export const earningCapView = z.object({ of: cappedPayment, period: z.enum(['day', 'month']), most: z.array(money) });
export type EarningCapView = z.output<typeof earningCapView>;

/** The same with what of it is used in the period that runs, in the same currencies. */
export const ownEarningCap = earningCapView.extend({ used: z.array(money), ends: moment });
export type OwnEarningCap = z.output<typeof ownEarningCap>;

export const leadState = z.enum(['waiting', 'accepted', 'rejected']);
/** `OWN_ADDRESS`: the affiliate's own. `BROUGHT_BEFORE`: somebody brought it to this program before. `DECLINED`: the shop says why in words. */
export const leadReason = z.enum(['OWN_ADDRESS', 'BROUGHT_BEFORE', 'DECLINED']);

/**
 * Why a lead waits for a person, who decides: `LEAD_FLOOD` more within an hour than the shop expects, `SAME_HOUSEHOLD` the affiliate was in the portal from
 * the network it came from, `SAME_NAME` the mailbox has the affiliate's name.
 */
export const leadSuspicion = z.enum(['DISPOSABLE_MAIL', 'LEAD_FLOOD', 'SAME_HOUSEHOLD', 'SAME_NAME']);

/** A lead for which the program pays, as the affiliate who brought it sees it: nothing of whom it is. */
export const paidLead = z.object({
  id: z.string(),
  program: z.string(),
  code: z.string(),
  /** The number the affiliate's own server gave it; null where it came by a form. */
  reference: z.string().nullable(),
  at: moment,
  state: leadState,
  reason: leadReason.nullable(),
  words: z.string().nullable(),
  decidedAt: moment.nullable(),
  /** With one of these it is not accepted by itself. */
  suspicions: z.array(leadSuspicion),
  /** When it is accepted by itself; null where somebody has to, and once it is decided. */
  acceptedFrom: moment.nullable(),
  /** What an accepted one pays, before the cap. */
  pays: money,
  /** What it paid; null while it is not accepted. */
  earned: money.nullable(),
});
export type PaidLeadView = z.output<typeof paidLead>;

/** Why a click of the day is not paid. */
export const clickLeftOut = z.enum(['NOT_KEPT', 'TOLD_BY_SERVER', 'FLOOD', 'REPEAT', 'CAPPED']);

/** What clicks of one day, or one lead, earned. */
export const eventEarning = z.object({
  id: z.string(),
  kind: paidEventKind,
  program: z.string(),
  code: z.string(),
  /** The UTC day it is of. */
  day,
  /** How many were paid, and at what each. */
  count: z.number().int(),
  each: money,
  amount: money,
  state: z.enum(['pending', 'available', 'held', 'nothing']),
  payableAt: moment,
  leftOut: z.array(z.object({ reason: clickLeftOut, count: z.number().int() })),
});
export type EventEarningView = z.output<typeof eventEarning>;

const list = z.strictObject({ cursor });

export const listPaidLeads = endpoint({
  id: 'partnerEvents.listLeads',
  method: 'GET',
  path: '/partner/leads',
  access: 'affiliate',
  paginated: true,
  summary: 'Leads your program pays for, newest first: which wait, which were accepted, and why one was not. Nothing of whom they are.',
  query: list.extend({ state: leadState.optional() }),
  response: z.array(paidLead),
  failures: ['NOT_AN_AFFILIATE', 'CURSOR_INVALID'],
});
export const listEventEarnings = endpoint({
  id: 'partnerEvents.listEarnings',
  method: 'GET',
  path: '/partner/event-earnings',
  access: 'affiliate',
  paginated: true,
  summary: 'What your leads and the clicks of each day earned, newest first.',
  query: list.extend({ kind: paidEventKind.optional() }),
  response: z.array(eventEarning),
  failures: ['NOT_AN_AFFILIATE', 'CURSOR_INVALID'],
});
export const explainEventEarning = endpoint({
  id: 'partnerEvents.explain',
  method: 'GET',
  path: '/partner/event-earnings/:id/explanation',
  access: 'affiliate',
  summary: 'Why a lead or the clicks of a day earned what they did: how many counted, which did not and why, by which terms and which cap.',
  params: z.strictObject({ id: z.string().min(1).max(64) }),
  response: explanation,
  failures: ['NOT_AN_AFFILIATE', 'EVENT_EARNING_NOT_FOUND'],
});
