import { z } from 'zod';
import { readableWithWhite } from './contrast';
import { defineSetting } from './settings';

/** Where the shop is reached from outside; links in mails and payment pages use it, never the request's own host. */
export const publicUrl = defineSetting({
  key: 'shop.publicUrl',
  section: 'general',
  label: 'Public address',
  help: 'The address of this site as buyers know it, such as https://shop.example.com.',
  schema: z.url().transform((url) => url.replace(/\/+$/, '')),
  fallback: 'http://localhost:1337',
  env: 'PUBLIC_URL',
});

export const shopName = defineSetting({
  key: 'shop.name',
  section: 'general',
  label: 'Name of the shop',
  help: 'Shown on every page and in every mail.',
  schema: z.string().trim().min(1).max(80),
  fallback: 'Affiliate Store',
  env: 'SHOP_NAME',
});

export const brandColor = defineSetting({
  key: 'shop.brandColor',
  section: 'general',
  label: 'Brand colour',
  help: 'Buttons and links, as #rrggbb.',
  schema: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, 'a colour such as #3b4fe4')
    .refine(readableWithWhite, 'a darker colour: white text on this one could not be read by everyone (contrast below 4.5 to 1)'),
  fallback: '#3b4fe4',
  env: 'BRAND_COLOR',
});

export const supportEmail = defineSetting({
  key: 'shop.supportEmail',
  section: 'general',
  label: 'Address for questions',
  help: 'Where buyers can write to; shown in mails and on receipts.',
  schema: z.union([z.literal(''), z.email()]),
  fallback: '',
  env: 'SUPPORT_EMAIL',
});

/** What the shop is called and where it is; rooms that draw or write something read it. */
export const shopIdentity = [publicUrl, shopName, brandColor, supportEmail];
