import { z } from 'zod';
import { defineSetting } from '../../platform/settings';
import { shopIdentity } from '../../platform/shop-identity';

const currencies = new Set(Intl.supportedValuesOf('currency'));

export const tagline = defineSetting({
  key: 'shop.tagline',
  section: 'general',
  label: 'Tagline',
  help: 'One sentence below the name of the shop.',
  schema: z.string().trim().max(160),
  fallback: '',
  env: 'SHOP_TAGLINE',
});

export const defaultCurrency = defineSetting({
  key: 'shop.defaultCurrency',
  section: 'general',
  label: 'Main currency',
  help: 'Shown to visitors who have not chosen one, where an offer has a price in it.',
  schema: z
    .string()
    .regex(/^[A-Z]{3}$/, 'a three-letter currency code in capitals')
    .refine((code) => currencies.has(code), 'a currency that exists'),
  fallback: 'EUR',
  env: 'DEFAULT_CURRENCY',
});

export const locales = defineSetting({
  key: 'shop.locales',
  section: 'general',
  label: 'Languages',
  help: 'Languages the shop offers; the first one greets visitors whose own is not among them.',
  schema: z
    .array(z.enum(['en', 'fr', 'es', 'pt-BR', 'ar']))
    .min(1)
    .max(5)
    .refine((all) => new Set(all).size === all.length, 'each language once'),
  fallback: ['en', 'fr', 'es', 'pt-BR', 'ar'] as Array<'en' | 'fr' | 'es' | 'pt-BR' | 'ar'>,
  env: 'SHOP_LOCALES',
});

export const termsUrl = defineSetting({
  key: 'legal.termsUrl',
  section: 'legal',
  label: 'Address of the terms',
  help: 'A page of this site (/terms) or an https address; linked at the consent of every checkout.',
  schema: z.union([z.literal(''), z.string().regex(/^\/(?![/\\])[^\s\\]*$/, 'a path of this site'), z.url({ protocol: /^https$/ })]),
  fallback: '',
  env: 'TERMS_URL',
});

/** What the shop is called, where it is and how it looks belongs to no other room; the catalogue declares it. */
export const catalogSettings = [...shopIdentity, tagline, defaultCurrency, locales, termsUrl];
