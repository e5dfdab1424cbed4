import { z } from 'zod';
import { defineSetting } from '../../platform/settings';
import type { ByCountry } from './domain/offered-methods';
import { METHOD_NAMES, type Method } from './domain/payment-methods';

const countryRates = z.record(z.string().regex(/^[A-Z]{2}$/, 'a two-letter country code in capitals'), z.number().int().min(0).max(10_000));
const currencyAmounts = z.record(z.string().regex(/^[A-Z]{3}$/, 'a currency code in capitals'), z.number().int().min(0).max(1_000_000));

export { publicUrl } from '../../platform/shop-identity';

export const taxRates = defineSetting({
  key: 'tax.ratesByCountry',
  section: 'tax',
  label: 'Tax rates',
  help: 'Rate within the price per country of the buyer, in basis points (2000 = 20 %). A country that is not listed has no tax.',
  schema: countryRates,
  fallback: {},
  env: 'TAX_RATES',
  unit: 'basis_points',
});

export const platformFee = defineSetting({
  key: 'money.platformFeeBasisPoints',
  section: 'money',
  label: 'Platform fee',
  help: 'What the site keeps of the price without tax, in basis points (990 = 9.9 %).',
  schema: z.number().int().min(0).max(10_000),
  fallback: 990,
  env: 'PLATFORM_FEE_BASIS_POINTS',
  unit: 'basis_points',
});

export const platformFixedFee = defineSetting({
  key: 'money.platformFixedFee',
  section: 'money',
  label: 'Fixed platform fee',
  help: 'What the site keeps of every sale on top, in minor units per currency, such as {"EUR": 50}.',
  schema: currencyAmounts,
  fallback: {},
  env: 'PLATFORM_FIXED_FEE',
  unit: 'minor_units',
});

export const plansMayExceed = defineSetting({
  key: 'money.plansMayExceed',
  section: 'money',
  label: 'Plans may promise more than there is',
  help: 'Programs, offers and fees that promise more than a price on sale yields are refused with the example. Where this is on they are saved, and a share is cut to what is left at each sale.',
  schema: z.boolean(),
  fallback: false,
});

export const feeBearer = defineSetting({
  key: 'money.feeBearer',
  section: 'money',
  label: 'Who pays the payment fee',
  help: 'pool: creator and co-producers in proportion; platform: the site.',
  schema: z.enum(['pool', 'platform']),
  fallback: 'pool' as const,
  env: 'FEE_BEARER',
});

export const statementDescriptor = defineSetting({
  key: 'payments.statementDescriptor',
  section: 'payments',
  label: 'Statement text',
  help: 'What buyers read on their bank statement; shown on the thank-you page.',
  schema: z
    .string()
    .trim()
    .min(5)
    .max(22)
    .regex(/^[A-Za-z0-9 .*-]+$/, 'letters, digits, spaces, dots, stars and dashes'),
  fallback: 'AFFILIATE STORE',
  env: 'STATEMENT_DESCRIPTOR',
});

export const recordedSaleApprovalAbove = defineSetting({
  key: 'payments.recordedSaleApprovalAbove',
  section: 'payments',
  label: 'Second person for recorded sales above',
  help: 'In minor units per currency: a sale made outside the checkout of more waits for a second person. A currency that is not listed always does.',
  schema: z.record(z.string().regex(/^[A-Z]{3}$/, 'a currency code in capitals'), z.number().int().min(0).max(1_000_000_000)),
  fallback: { EUR: 50_000, USD: 50_000, GBP: 50_000 },
});

export const termsVersion = defineSetting({
  key: 'legal.termsVersion',
  section: 'legal',
  label: 'Version of the terms',
  help: 'Stored with every consent. Change it whenever the terms change.',
  schema: z.string().trim().min(1).max(40),
  fallback: '2026-01',
  env: 'TERMS_VERSION',
});

export const cartHours = defineSetting({
  key: 'checkout.cartHours',
  section: 'payments',
  label: 'Life of a cart',
  help: 'Hours after which an untouched cart is forgotten.',
  schema: z
    .number()
    .int()
    .min(1)
    .max(24 * 30),
  fallback: 24 * 7,
});

export const followUpMinutes = defineSetting({
  key: 'checkout.followUpMinutes',
  section: 'payments',
  label: 'Life of an offer after the payment',
  help: 'Minutes after the payment in which the buyer can accept, with one press, what is offered to them next.',
  schema: z.number().int().min(1).max(60),
  fallback: 15,
});

const someMethods = z.array(z.enum(METHOD_NAMES)).refine((methods) => new Set(methods).size === methods.length, 'each method once');
const accountText = z.string().trim().min(1, 'where the money is to go').max(1000);

/** Methods per country: what the shop has on, and what a creator chooses. */
export const methodsByCountry = z.record(z.string().regex(/^([A-Z]{2}|\*)$/, 'two-letter country codes, or * for all others'), someMethods);

export const paymentMethods = defineSetting<ByCountry>({
  key: 'payments.methods',
  section: 'payments',
  label: 'Ways of paying by country',
  help: 'What buyers of a country may pay with; * is every country without a line of its own. Each method has to be activated at Stripe too. Wallets come with cards. What does not fit the currency or the kind of offer is left out by itself.',
  schema: methodsByCountry,
  fallback: { '*': ['card'] },
  env: 'PAYMENT_METHODS',
  unit: 'payment_method',
});

export const methodsCreatorsMayAdd = defineSetting<readonly Method[]>({
  key: 'payments.methodsCreatorsMayAdd',
  section: 'payments',
  label: 'Ways of paying creators may add',
  help: 'What creators may switch on for their own products in countries where it is not on above. They may switch off whatever is on.',
  schema: someMethods,
  fallback: [],
  unit: 'payment_method',
});

export const transferAccounts = defineSetting<Readonly<Record<string, string>>>({
  key: 'payments.transferAccounts',
  section: 'payments',
  label: 'Bank accounts for transfers',
  help: 'For each currency the lines a buyer needs to send the money: account holder, account number, bank. Without an entry, a bank transfer is not offered in the currency. Their orders keep what was here when they were placed.',
  schema: z.record(z.string().regex(/^[A-Z]{3}$/, 'a currency code in capitals'), accountText),
  fallback: {},
});

export const transferDays = defineSetting({
  key: 'payments.transferDays',
  section: 'payments',
  label: 'Days to pay by bank transfer',
  help: 'After so many days without the money an order ends by itself, and its seats and coupon are free again. Money that comes later can still be taken for it.',
  schema: z.number().int().min(1).max(60),
  fallback: 14,
});

export const twoCards = defineSetting({
  key: 'payments.twoCards',
  section: 'payments',
  label: 'Pay with two cards',
  help: 'Whether buyers may split one payment over two cards. Each amount is reserved first, and both cards are charged or neither. Not for subscriptions, instalments, and carts an offer was added to at the checkout.',
  schema: z.boolean(),
  fallback: false,
});

export const askForNews = defineSetting({
  key: 'checkout.askForNews',
  section: 'payments',
  label: 'Ask for consent to news',
  help: 'Whether the checkout asks, with a box nobody has to tick, if the shop may write about what else it does. Mailings can then go to whoever ticked it.',
  schema: z.boolean(),
  fallback: false,
});

export const checkoutSettings = [
  taxRates,
  platformFee,
  platformFixedFee,
  plansMayExceed,
  feeBearer,
  statementDescriptor,
  termsVersion,
  cartHours,
  followUpMinutes,
  recordedSaleApprovalAbove,
  paymentMethods,
  methodsCreatorsMayAdd,
  transferAccounts,
  transferDays,
  twoCards,
  askForNews,
];
