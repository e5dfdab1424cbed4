import { z } from 'zod';
import { defineSetting } from '../../platform/settings';

const currencies = new Set(Intl.supportedValuesOf('currency'));
const MOST = 40;

export const alsoSoldIn = defineSetting({
  key: 'currencies.alsoSoldIn',
  section: 'money',
  label: 'Also sold in',
  help: 'Currencies in which offers without a price of their own are sold at a converted one. Each needs a rate, which is entered in Store → Currencies; without one it is not offered.',
  schema: z
    .array(
      z
        .string()
        .regex(/^[A-Z]{3}$/, 'three-letter currency codes in capitals')
        .refine((code) => currencies.has(code), 'currencies that exist'),
    )
    .max(MOST)
    .refine((all) => new Set(all).size === all.length, 'each currency once'),
  fallback: [] as string[],
  env: 'ALSO_SOLD_IN',
});

export const maxRateAgeDays = defineSetting({
  key: 'currencies.maxRateAgeDays',
  section: 'money',
  label: 'Days a rate is good for',
  help: 'An older rate converts no price any more: its currency is not offered until a new rate is entered. Orders already placed keep theirs.',
  schema: z.number().int().min(1).max(366),
  fallback: 30,
  env: 'MAX_RATE_AGE_DAYS',
});

export const currencySettings = [alsoSoldIn, maxRateAgeDays];
