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

export const couponSettings = [wrongCodesPerMinute];
