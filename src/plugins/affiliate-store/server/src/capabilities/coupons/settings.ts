import { z } from 'zod';
import { defineSetting } from '../../platform/settings';

export const wrongCodesPerMinute = defineSetting({
  key: 'coupons.wrongCodesPerMinute',
  section: 'payments',
  label: 'Wrong coupon codes a minute',
  help: 'How many wrong codes the whole shop takes in a minute before nobody’s codes are looked at for the rest of it: a stop for guessing by many machines at once.',
  schema: z.number().int().min(10).max(100_000),
  fallback: 600,
});

export const creatorsMakeCoupons = defineSetting({
  key: 'coupons.creatorsMake',
  section: 'payments',
  label: 'Creators may make coupons',
  help: 'Whether creators make coupons for their own products by themselves. Everybody who shares a sale shares what is charged, the site’s fee too. Those that are there go on when it is switched off.',
  schema: z.boolean(),
  fallback: true,
});

export const couponSettings = [wrongCodesPerMinute, creatorsMakeCoupons];
