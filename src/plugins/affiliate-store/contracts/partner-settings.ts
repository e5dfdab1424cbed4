import { z } from 'zod';
import { endpoint } from './endpoint';
import { locale, moment } from './primitives';

/** Why a letter cannot be switched off by its reader. */
export const letterNeed = z.enum(['way_in', 'receipt', 'law', 'security', 'agreement']);

/** A kind of letter an affiliate may get. */
export const ownLetter = z.object({
  kind: z.string(),
  /** Null where they may go without it; else why they may not. */
  needed: letterNeed.nullable(),
  /** Whether they want it. */
  wanted: z.boolean(),
  /** False where the shop writes no such letters to anybody. */
  written: z.boolean(),
});
export type OwnLetter = z.output<typeof ownLetter>;

/** Where somebody shows their links. */
export const siteKind = z.enum(['website', 'blog', 'newsletter', 'social', 'video', 'podcast', 'community', 'other']);

/** A site or channel of a partner's. What was removed stays in the list, with both days: it is the log of what was there when. */
export const partnerSite = z.object({
  id: z.string(),
  kind: siteKind,
  url: z.string(),
  addedAt: moment,
  removedAt: moment.nullable(),
});
export type PartnerSiteView = z.output<typeof partnerSite>;

export const ownSettings = z.object({
  /** The address letters go to; it is the one they sign in with, and stands. */
  email: z.string(),
  /** The language they chose for letters and papers; null where they chose none, and the one they last bought in is used. */
  language: locale.nullable(),
  /** The language letters are written in now. */
  languageNow: locale,
  letters: z.array(ownLetter),
  sites: z.array(partnerSite),
});
export type OwnSettings = z.output<typeof ownSettings>;

/** An address anybody can open: nothing is fetched from it, and it is shown as a link to staff. */
const siteUrl = z
  .string()
  .trim()
  .max(300)
  .refine((text) => {
    if (!URL.canParse(text)) return false;
    const { protocol, username, hostname } = new URL(text);
    return (protocol === 'https:' || protocol === 'http:') && username === '' && hostname.includes('.');
  }, 'an address that begins with https://');

export const readOwnSettings = endpoint({
  id: 'partnerSettings.read',
  method: 'GET',
  path: '/partner/settings',
  access: 'affiliate',
  summary: 'Your language, which letters you get and why some cannot be switched off, and your sites and channels with their log.',
  response: ownSettings,
  failures: ['NOT_AN_AFFILIATE'],
});
export const changeOwnSettings = endpoint({
  id: 'partnerSettings.change',
  method: 'PUT',
  path: '/partner/settings',
  access: 'affiliate',
  rateLimit: 60,
  summary: 'Chooses the language of your letters, or whether you get letters of a kind. What is not said stays.',
  body: z.strictObject({
    language: locale.nullable().optional(),
    letters: z
      .array(z.strictObject({ kind: z.string().min(1).max(64), wanted: z.boolean() }))
      .max(100)
      .optional(),
  }),
  response: ownSettings,
  failures: ['NOT_AN_AFFILIATE', 'LETTER_UNKNOWN', 'LETTER_NEEDED'],
});
export const addOwnSite = endpoint({
  id: 'partnerSettings.addSite',
  method: 'POST',
  path: '/partner/sites',
  access: 'affiliate',
  status: 201,
  rateLimit: 30,
  summary: 'Names a site or channel of yours. The shop sees it.',
  body: z.strictObject({ kind: siteKind, url: siteUrl }),
  response: partnerSite,
  failures: ['NOT_AN_AFFILIATE', 'SITE_TWICE', 'SITE_LIMIT'],
});
export const removeOwnSite = endpoint({
  id: 'partnerSettings.removeSite',
  method: 'POST',
  path: '/partner/sites/:id/remove',
  access: 'affiliate',
  summary: 'Takes a site or channel off the list; that it was there stays in the log.',
  params: z.strictObject({ id: z.string().min(1).max(64) }),
  response: partnerSite,
  failures: ['NOT_AN_AFFILIATE', 'SITE_NOT_FOUND'],
});

export const listAffiliateSites = endpoint({
  id: 'adminAffiliateSites.list',
  method: 'GET',
  path: '/affiliates/:id/sites',
  access: 'admin:affiliates.read',
  managed: 'affiliate',
  summary: 'Sites and channels an affiliate named, those removed included, newest first.',
  params: z.strictObject({ id: z.string().min(1).max(64) }),
  response: z.array(partnerSite),
  failures: ['AFFILIATE_NOT_FOUND'],
});
