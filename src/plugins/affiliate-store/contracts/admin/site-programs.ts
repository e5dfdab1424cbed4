import { z } from 'zod';
import { endpoint } from '../endpoint';
import { money } from '../primitives';

const idParams = z.strictObject({ id: z.string().min(1).max(64) });
/** Whose everything: a creator by documentId, or `shop` for the whole shop. */
const seller = z.string().trim().min(1).max(64);

export const siteSeller = z.object({
  id: seller,
  /** Null for the whole shop. */
  name: z.string().nullable(),
  /** The program for everything of theirs, where there is one. */
  program: z.string().nullable(),
});

export const siteProduct = z.object({ id: z.string(), name: z.string(), creator: z.string(), program: z.string().nullable() });
export type SiteProduct = z.output<typeof siteProduct>;

/** What it means to let products in: what there is to recommend, what a sale pays, and what was sold lately. */
export const siteFigures = z.object({
  products: z.number().int(),
  offers: z.number().int(),
  /** What a sale of the cheapest and of the dearest offer pays an affiliate, in the main currency; null where none has a price in it. */
  earnsFrom: money.nullable(),
  earnsUpTo: money.nullable(),
  /** Sales of these products in so many days before now, and their prices added up; where there were very many payments, of the first of them. */
  days: z.number().int(),
  sales: z.number().int(),
  volume: z.array(money),
  cut: z.boolean(),
  /** Why they cannot be let in: the price that does not yield what is promised for it. */
  excess: z.object({ code: z.string(), message: z.string() }).nullable(),
});

export const siteProgram = z.object({
  /** Whose everything this program is for; null where products choose it one by one. */
  seller: seller.nullable(),
  sellers: z.array(siteSeller),
  /** Whose products are told of below: of who was asked for, else of whose it is for. */
  shown: seller.nullable(),
  /** Published products let in, those that could be, and those with a program of their own. */
  inside: z.array(siteProduct),
  outside: z.array(siteProduct),
  elsewhere: z.array(siteProduct),
  figures: siteFigures.nullable(),
});
export type SiteProgramView = z.output<typeof siteProgram>;

export const readSiteProgram = endpoint({
  id: 'adminSitePrograms.read',
  method: 'GET',
  path: '/programs/:id/site',
  access: 'admin:affiliates.read',
  managed: 'program',
  summary: 'Whose everything a program is for, which of their products are in it, and what letting in the others would mean.',
  params: idParams,
  query: z.strictObject({ seller: seller.optional() }),
  response: siteProgram,
  failures: ['PROGRAM_NOT_FOUND', 'SITE_SELLER_UNKNOWN'],
});
export const changeSiteProgram = endpoint({
  id: 'adminSitePrograms.change',
  method: 'PUT',
  path: '/programs/:id/site',
  access: 'admin:affiliates.manage',
  managed: 'everybody',
  summary:
    'Makes a program the one for everything of a creator or of the shop, or for nothing but what chooses it. No product comes in by it that was not let in.',
  params: idParams,
  body: z.strictObject({ seller: seller.nullable() }),
  response: siteProgram,
  failures: ['PROGRAM_NOT_FOUND', 'SITE_SELLER_UNKNOWN', 'SITE_PROGRAM_TAKEN', 'PLAN_EXCEEDS_PRICE', 'RATES_EXCEED_PRICE'],
});
export const letProductsIn = endpoint({
  id: 'adminSitePrograms.letIn',
  method: 'POST',
  path: '/programs/:id/site/products',
  access: 'admin:affiliates.manage',
  managed: 'everybody',
  summary: 'Lets products into the program for everything of their seller, or takes them out: all that are named, or none.',
  params: idParams,
  body: z.strictObject({ products: z.array(z.string().min(1).max(64)).min(1).max(2_000), inside: z.boolean() }),
  response: siteProgram,
  failures: ['PROGRAM_NOT_FOUND', 'SITE_PROGRAM_NONE', 'SITE_PRODUCTS_CHANGED', 'PLAN_EXCEEDS_PRICE', 'RATES_EXCEED_PRICE'],
});
