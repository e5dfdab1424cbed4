import { z } from 'zod';
import { defineSetting } from '../../platform/settings';

export const trackingParameter = defineSetting({
  key: 'tracking.parameter',
  section: 'tracking',
  label: 'Link parameter',
  help: 'Name of the parameter that carries an affiliate’s code on any page, such as ref in ?ref=ana.',
  schema: z.string().regex(/^[a-z][a-z0-9_-]{0,19}$/, 'a short word in small letters'),
  fallback: 'ref',
  env: 'TRACKING_PARAMETER',
});

export const consentMode = defineSetting({
  key: 'tracking.consentMode',
  section: 'tracking',
  label: 'Consent to tracking',
  help: 'required: a cookie only after the visitor agreed; the shop’s pages ask, and a banner of your own says so by the cookie afs_consent=granted. legitimate_interest: unless the visitor objected (afs_consent=refused, or Global Privacy Control). off: unless the visitor refused.',
  schema: z.enum(['required', 'legitimate_interest', 'off']),
  fallback: 'legitimate_interest' as const,
  env: 'TRACKING_CONSENT',
});

export const couponBeatsClick = defineSetting({
  key: 'tracking.couponBeatsClick',
  section: 'tracking',
  label: 'Coupons count before links',
  help: 'Whether an affiliate whose coupon a buyer uses has the sale even when the buyer came by the link of another. Off: a coupon counts only where no link does.',
  schema: z.boolean(),
  fallback: true,
});

export const refundUnbinds = defineSetting({
  key: 'tracking.refundUnbinds',
  section: 'tracking',
  label: 'A refund ends the binding of a customer',
  help: 'In programs that bind customers for life: whether the customer is free again when the order that bound them is refunded in full. Off: they stay bound.',
  schema: z.boolean(),
  fallback: true,
});

export const landingPath = defineSetting({
  key: 'tracking.landing',
  section: 'tracking',
  label: 'Where links lead',
  help: 'Path that a link without a target leads to.',
  schema: z
    .string()
    .max(200)
    .regex(/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/, 'a path of this site'),
  fallback: '/store',
  env: 'TRACKING_LANDING',
});

export const allowedHosts = defineSetting({
  key: 'tracking.allowedHosts',
  section: 'tracking',
  label: 'Other sites links may lead to',
  help: 'Host names, with port where it is not the usual one. Everything else leads to the page above.',
  schema: z.array(z.string().regex(/^[a-z0-9.-]+(:\d{1,5})?$/, 'a host name in small letters')).max(50),
  fallback: [] as string[],
  env: 'TRACKING_ALLOWED_HOSTS',
});

export const landingPages = defineSetting({
  key: 'tracking.landingPages',
  section: 'tracking',
  label: 'Sales pages on hosts of affiliates',
  help: 'Whether an affiliate may show a product’s page or a sales page on a proven host of their own, and lead on to the shop when somebody buys. Off: such links lead on at once.',
  schema: z.boolean(),
  fallback: true,
  env: 'TRACKING_LANDING_PAGES',
});

export const countryHeader = defineSetting({
  key: 'tracking.countryHeader',
  section: 'tracking',
  label: 'Country header',
  help: 'Header in which your proxy or CDN names the visitor’s country, such as CF-IPCountry. Empty: clicks have no country.',
  schema: z.string().regex(/^[A-Za-z0-9-]{0,60}$/, 'the name of a header'),
  fallback: '',
  env: 'TRACKING_COUNTRY_HEADER',
});

export const clicksKept = defineSetting({
  key: 'tracking.clicksPerVisitorHour',
  section: 'tracking',
  label: 'Clicks kept per visitor and hour',
  help: 'A flood from one place is counted in the totals, but not kept click by click beyond this number per affiliate.',
  schema: z.number().int().min(10).max(1_000_000_000),
  fallback: 1000,
  env: 'TRACKING_CLICKS_PER_VISITOR_HOUR',
});

export const settings = [
  trackingParameter,
  consentMode,
  couponBeatsClick,
  refundUnbinds,
  landingPath,
  allowedHosts,
  landingPages,
  countryHeader,
  clicksKept,
];
