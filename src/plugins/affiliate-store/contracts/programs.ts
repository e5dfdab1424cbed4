import { z } from 'zod';
import { image } from './catalog';
import { endpoint } from './endpoint';
import { earningCapView, eventPay } from './paid-events';
import { cursor, email, locale, money, pageSize, affiliateCode, secretToken, slug } from './primitives';

export const programAdmission = z.enum(['closed', 'by_approval', 'open']);
export const programKind = z.enum(['referral', 'dealer']);
export const dealerForm = z.enum(['sell', 'train', 'implement', 'develop']);

/** Whose everything a program is for: a creator, with their name, or the whole shop. */
export const programSite = z.object({ kind: z.enum(['creator', 'shop']), name: z.string().nullable() });
export type ProgramSite = z.output<typeof programSite>;

/** What the program did in the last days; null until there were enough clicks and sales to say anything by. */
export const programFigures = z.object({
  days: z.number().int(),
  /** In the shop’s main currency; null where a part was earned in one that has no rate. */
  earnedPerClick: money.nullable(),
  conversionBasisPoints: z.number().int(),
  refundBasisPoints: z.number().int(),
});

/** A program as anybody may see it; `earnsUpTo` is what the dearest offer pays its affiliate, split as a sale at home would be. */
export const programCard = z.object({
  slug: z.string(),
  name: z.string(),
  summary: z.string(),
  kind: programKind,
  /** Null unless dealers are wanted; and for how many months their contract runs. */
  dealerForm: dealerForm.nullable(),
  contractMonths: z.number().int(),
  admission: programAdmission,
  languages: z.array(z.string()),
  niches: z.array(z.string()),
  /** Null where products choose it one by one. */
  site: programSite.nullable(),
  cover: image.nullable(),
  rateBasisPoints: z.number().int(),
  commissionBase: z.enum(['gross', 'net_of_tax', 'net_of_fee', 'profit']),
  model: z.enum(['last_click', 'first_click', 'multi_click']),
  windowDays: z.number().int(),
  holdDays: z.number().int(),
  secondTierBasisPoints: z.number().int(),
  /** The number of these terms: what whoever joins says yes to. */
  version: z.number().int(),
  earnsUpTo: money.nullable(),
  /** Whether something of it is paid again and again, and for how many payments that earns; null for all. */
  recurring: z.boolean(),
  maxPayments: z.number().int().nullable(),
  figures: programFigures.nullable(),
  /** Whether sales pay: not where leads or clicks pay instead; and what those pay, empty where they pay nothing. */
  salesPay: z.boolean(),
  events: z.array(eventPay),
  /** What of sales and of renewals is paid at most; empty where there is no limit. */
  caps: z.array(earningCapView),
});
export type ProgramCard = z.output<typeof programCard>;

export const programPage = programCard.extend({
  /** Plain text; a blank line separates paragraphs. */
  description: z.string(),
  sellingHelp: z.string(),
  promotionMethods: z.array(z.string()),
  /** What can be recommended: its price, and what a sale of it earns. */
  products: z.array(z.object({ name: z.string(), slug: z.string(), price: money, earns: money, renews: z.boolean() })),
});
export type ProgramPage = z.output<typeof programPage>;

const bySlug = z.strictObject({ slug });

export const listMarketPrograms = endpoint({
  id: 'programs.list',
  method: 'GET',
  path: '/marketplace/programs',
  access: 'public',
  graphql: 'storePrograms',
  paginated: true,
  summary:
    'Programs that are listed: searched by words, niche, language and what is paid again and again; sorted by what a sale earns, what a click did, or by age.',
  query: z.strictObject({
    q: z.string().trim().max(100).optional(),
    niche: z.string().trim().max(60).optional(),
    language: z.string().trim().max(10).optional(),
    recurring: z.enum(['yes', 'no']).optional(),
    sort: z.enum(['earnings', 'per_click', 'newest']).default('earnings'),
    cursor,
    pageSize,
  }),
  response: z.array(programCard),
  failures: ['CURSOR_INVALID'],
});
export const readMarketProgram = endpoint({
  id: 'programs.read',
  method: 'GET',
  path: '/marketplace/programs/:slug',
  access: 'public',
  graphql: 'storeProgram',
  summary: 'One program that is listed, or that an open invite leads to: its terms, what it sells, and what a sale earns.',
  params: bySlug,
  query: z.strictObject({ invite: secretToken.optional() }),
  response: programPage,
  failures: ['PROGRAM_NOT_FOUND'],
});
export const askToJoin = endpoint({
  id: 'programs.askToJoin',
  method: 'POST',
  path: '/marketplace/programs/:slug/join',
  access: 'public',
  status: 202,
  graphql: 'storeAskToJoin',
  rateLimit: 10,
  summary: 'Mails a link that leads to the application. The answer is the same whatever the address, known or not.',
  params: bySlug,
  body: z.strictObject({
    email,
    locale: locale.default('en'),
    invite: secretToken.optional(),
    /** The code of whoever’s recruiting link is followed. */
    by: affiliateCode.optional(),
    /** Nobody sees this field; what fills it in is no person, and gets the same answer. */
    website: z.string().max(200).optional(),
  }),
  response: z.object({ sent: z.literal(true) }),
});
