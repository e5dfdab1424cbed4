import { z } from 'zod';
import { draftTerms } from './affiliate-contracts';
import { endpoint } from './endpoint';
import { currency, day, money } from './primitives';

const figures = { currency, orders: z.number().int(), before: money, after: money, difference: money };

/**
 * What a draft of terms makes of one bite of past orders. Bites are added up by whoever asks: rows of one kind, id and currency are one row.
 */
export const whatIfBite = z.object({
  /** Payments in the whole range, and how many were looked at in this bite. */
  total: z.number().int(),
  looked: z.number().int(),
  /** Of these: orders of the program that were judged, those that would have come out otherwise, those whose touches are gone so that nobody can tell, and those whose price does not hold what the draft promises. */
  judged: z.number().int(),
  changed: z.number().int(),
  untold: z.number().int(),
  /** What it was that could not be told of how many of them: touches that are gone, books that cannot be split so, or what a term asks for that was never kept. */
  untoldBy: z.array(
    z.object({
      term: z.enum(['touches', 'books', 'rules', 'tiers', 'events', 'secondTierMonths', 'territoryRule', 'lifetime', 'lifetimeMonths']),
      orders: z.number().int(),
    }),
  ),
  capped: z.number().int(),
  /** Everybody whose sum differs: affiliates, owners (creators and co-producers), the site, and what is left over of roundings. They sum to nothing. */
  people: z.array(z.object({ kind: z.enum(['affiliate', 'owner', 'site', 'rounding']), id: z.string(), name: z.string(), ...figures })),
  /** What affiliates earn of each product. */
  products: z.array(z.object({ id: z.string(), name: z.string(), ...figures })),
  /** Terms the draft changes that no past order shows anything of: what clicks and leads pay, when a commission is payable, what is forbidden. */
  unweighed: z.array(z.enum(['events', 'holdDays', 'forbidsBrandAds'])),
  /** Where the next bite begins; null after the last. */
  next: z.string().nullable(),
});
export type WhatIfBite = z.output<typeof whatIfBite>;

export const tryTerms = endpoint({
  id: 'adminContracts.tryTerms',
  method: 'POST',
  path: '/programs/:id/terms/what-if',
  access: 'admin:affiliates.read',
  managed: 'everybody',
  summary:
    'What a draft of terms would have made of past orders, one bite of them at a time: who gains, who loses, on what. Stores nothing.',
  params: z.strictObject({ id: z.string().min(1).max(64) }),
  body: z
    .strictObject({ terms: draftTerms, from: day, to: day, after: z.string().max(64).optional() })
    .refine(({ from, to }) => from <= to, { path: ['to'], message: 'the last day is not before the first' }),
  response: whatIfBite,
  failures: ['PROGRAM_NOT_FOUND', 'CURSOR_INVALID', 'RATES_TIED', 'RATES_KEY_TWICE'],
});
