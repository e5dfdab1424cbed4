import { z } from 'zod';
import { defineSetting } from '../../platform/settings';

export const reducedTaxRates = defineSetting({
  key: 'tax.reducedRatesByCountry',
  section: 'tax',
  label: 'Reduced tax rates',
  help: 'Rate per country for products of the reduced kind, such as e-books, in basis points (550 = 5.5 %). A country that is not listed taxes them at its ordinary rate.',
  schema: z.record(z.string().regex(/^[A-Z]{2}$/, 'a two-letter country code in capitals'), z.number().int().min(0).max(10_000)),
  fallback: {},
  env: 'REDUCED_TAX_RATES',
  unit: 'basis_points',
});

export const pricesIncludeTax = defineSetting({
  key: 'tax.pricesInclude',
  section: 'tax',
  label: 'Prices include tax',
  help: 'included: everyone pays the price shown. excluded: the tax of the buyer’s country is added at checkout. Orders already placed keep what they were promised.',
  schema: z.enum(['included', 'excluded']),
  fallback: 'included' as const,
  env: 'TAX_IN_PRICES',
});

export const vatCheck = defineSetting({
  key: 'tax.vatCheck',
  section: 'tax',
  label: 'Check VAT ids with the authorities',
  help: 'form: nobody is asked; form and check digits count, and the server calls no other host. vies: before a company abroad pays without tax, its VAT id is sent to the European Commission’s register (VIES, ec.europa.eu), and the answer is kept with the order.',
  schema: z.enum(['form', 'vies']),
  fallback: 'form' as const,
  env: 'VAT_CHECK',
});

export const vatUnanswered = defineSetting({
  key: 'tax.vatUnanswered',
  section: 'tax',
  label: 'When the authorities do not answer',
  help: 'accept: the form of the VAT id counts for now, the order is listed as not verified, and the register is asked again later. charge: the buyer pays the tax like a person.',
  schema: z.enum(['accept', 'charge']),
  fallback: 'accept' as const,
  env: 'VAT_UNANSWERED',
});

export const taxSource = defineSetting({
  key: 'tax.source',
  section: 'tax',
  label: 'Who reckons the tax',
  help: 'own: the rates set here. stripe: Stripe Tax is asked for each cart, and told of each sale and refund. It has to be switched on at Stripe, with your registrations; it reckons in the name of the owner of the Stripe account, whoever the seller is. Buyers in the United States and Canada are asked for their postal code, payments of subscriptions are asked about when they come, and no offers are made right after a payment. Orders already placed keep their tax.',
  schema: z.enum(['own', 'stripe']),
  fallback: 'own' as const,
  env: 'TAX_SOURCE',
});

const taxCode = z.string().regex(/^txcd_\d{8}$/, 'a tax code of Stripe, such as txcd_10000000');

export const standardTaxCode = defineSetting({
  key: 'tax.stripeCodeStandard',
  section: 'tax',
  label: 'Stripe tax code: standard',
  help: 'What products of the standard kind are to Stripe Tax. txcd_10000000 is everything that is delivered electronically.',
  schema: taxCode,
  fallback: 'txcd_10000000',
  env: 'TAX_STRIPE_CODE_STANDARD',
});

export const reducedTaxCode = defineSetting({
  key: 'tax.stripeCodeReduced',
  section: 'tax',
  label: 'Stripe tax code: reduced',
  help: 'What products of the reduced kind are to Stripe Tax. txcd_10302000 is an e-book that is downloaded and kept.',
  schema: taxCode,
  fallback: 'txcd_10302000',
  env: 'TAX_STRIPE_CODE_REDUCED',
});

export const exemptTaxCode = defineSetting({
  key: 'tax.stripeCodeExempt',
  section: 'tax',
  label: 'Stripe tax code: exempt',
  help: 'What products of the exempt kind are to Stripe Tax. txcd_00000000 bears no tax anywhere.',
  schema: taxCode,
  fallback: 'txcd_00000000',
  env: 'TAX_STRIPE_CODE_EXEMPT',
});

export const taxSettings = [
  reducedTaxRates,
  pricesIncludeTax,
  vatCheck,
  vatUnanswered,
  taxSource,
  standardTaxCode,
  reducedTaxCode,
  exemptTaxCode,
];
