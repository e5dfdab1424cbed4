import { z } from 'zod';
import { defineSetting } from '../../platform/settings';

const minorByCurrency = z.record(
  z.string().regex(/^[A-Z]{3}$/, 'a currency code in capitals'),
  z.number().int().min(0).max(100_000_000_000),
);

export const payoutRhythm = defineSetting({
  key: 'payouts.rhythm',
  section: 'payouts',
  label: 'How often the shop pays',
  help: 'The portal shows the next date, and money that is still there two days after it counts as overdue.',
  schema: z.enum(['on_request', 'daily', 'weekly', 'monthly']),
  fallback: 'monthly' as const,
});

export const payoutDay = defineSetting({
  key: 'payouts.day',
  section: 'payouts',
  label: 'Day of payment',
  help: 'Weekly: 1 (Monday) to 7. Monthly: 1 to 28.',
  schema: z.number().int().min(1).max(28),
  fallback: 1,
});

export const payoutOnRequest = defineSetting({
  key: 'payouts.onRequest',
  section: 'payouts',
  label: 'Payouts on request',
  help: 'Whether affiliates and creators may ask for their money between two dates.',
  schema: z.boolean(),
  fallback: true,
});

export const payoutAutomatic = defineSetting({
  key: 'payouts.automatic',
  section: 'payouts',
  label: 'Claim on the day of payment',
  help: 'On that day everybody’s payable balance becomes a requested payout by itself; a person still sends the run.',
  schema: z.boolean(),
  fallback: false,
});

export const payoutMinimum = defineSetting({
  key: 'payouts.minimum',
  section: 'payouts',
  label: 'Smallest payout',
  help: 'In minor units per currency, such as {"EUR": 2000}. Less than this waits for the next sale.',
  schema: minorByCurrency,
  fallback: { EUR: 1000, USD: 1000, GBP: 1000, BRL: 5000 },
});

const payoutFee = z.strictObject({ fixed: minorByCurrency.default({}), basisPoints: z.number().int().min(0).max(5_000).default(0) });

export const payoutFees = defineSetting({
  key: 'payouts.fees',
  section: 'payouts',
  label: 'Fees of payouts that their receiver bears',
  help: 'By way of being paid: so much per payout and currency in minor units, and hundredths of a percent of it, such as {"paypal": {"fixed": {"EUR": 35}, "basisPoints": 200}}. Shown before a payout is asked for. Nothing where none is listed.',
  schema: z.strictObject({
    sepa: payoutFee.optional(),
    paypal: payoutFee.optional(),
    manual: payoutFee.optional(),
    stripe: payoutFee.optional(),
    credit: payoutFee.optional(),
  }),
  fallback: {},
});

export const payoutMethods = defineSetting({
  key: 'payouts.methods',
  section: 'payouts',
  label: 'Ways of being paid',
  help: 'Which of sepa, paypal, manual, stripe and credit people may choose. For stripe, Connect has to be switched on at Stripe; credit is money to spend in this shop.',
  schema: z.array(z.enum(['sepa', 'paypal', 'manual', 'stripe', 'credit'])).min(1),
  fallback: ['sepa', 'paypal', 'manual'] as ('sepa' | 'paypal' | 'manual' | 'stripe' | 'credit')[],
});

export const payoutCoolingHours = defineSetting({
  key: 'payouts.coolingHours',
  section: 'payouts',
  label: 'Wait after a change of bank data',
  help: 'Hours in which nothing is paid to new bank data, so that its owner can object to a change that was not theirs.',
  schema: z.number().int().min(0).max(720),
  fallback: 72,
});

export const forfeitAfterMonths = defineSetting({
  key: 'payouts.forfeitAfterMonths',
  section: 'payouts',
  label: 'Old balances are given up after months',
  help: '0: never. Otherwise at least 12: whoever nothing moved for that long is written to, and staff may confirm it once the notice is over. Only of those who accepted terms that say so.',
  schema: z
    .number()
    .int()
    .max(120)
    .refine((months) => months === 0 || months >= 12, 'nothing, or at least twelve months'),
  fallback: 0,
});

export const forfeitNoticeDays = defineSetting({
  key: 'payouts.forfeitNoticeDays',
  section: 'payouts',
  label: 'Notice before an old balance is given up',
  help: 'Days between the letter and the day from which staff may confirm it.',
  schema: z.number().int().min(30).max(365),
  fallback: 60,
});

export const forfeitTermsFrom = defineSetting({
  key: 'payouts.forfeitTermsFrom',
  section: 'payouts',
  label: 'Terms say so since',
  help: 'The day from which the terms of your programs say that old balances are given up. Whoever has not accepted a contract since keeps theirs. Empty: nobody has.',
  schema: z.union([z.literal(''), z.iso.date()]),
  fallback: '',
});

export const payoutApprovalAbove = defineSetting({
  key: 'payouts.approvalAbove',
  section: 'payouts',
  label: 'Second person for runs above',
  help: 'In minor units per currency. A run of more needs a second person; a currency that is not listed always does.',
  schema: minorByCurrency,
  fallback: { EUR: 100_000, USD: 100_000, GBP: 100_000 },
});

export const adjustmentApprovalAbove = defineSetting({
  key: 'payouts.adjustmentApprovalAbove',
  section: 'payouts',
  label: 'Second person for adjustments above',
  help: 'In minor units per currency. A currency that is not listed always needs a second person.',
  schema: minorByCurrency,
  fallback: { EUR: 10_000, USD: 10_000, GBP: 10_000 },
});

export const payeesConfirmed = defineSetting({
  key: 'payouts.payeesConfirmed',
  section: 'payouts',
  label: 'Affiliates are confirmed before they are paid',
  help: 'When who an affiliate is has to be confirmed before money goes to them. never: nobody is asked. above: once more than the amount below is paid to them in a calendar year. always: before the first payout. Those who sell have a setting of their own.',
  schema: z.enum(['never', 'above', 'always']),
  fallback: 'above' as const,
  env: 'PAYEES_CONFIRMED',
});

export const payeesConfirmedAbove = defineSetting({
  key: 'payouts.payeesConfirmedAbove',
  section: 'payouts',
  label: 'Paid in a year without confirmation',
  help: 'In minor units per currency, for above: what may be paid to one affiliate in a calendar year before they are confirmed. A currency that is not listed has no such limit.',
  schema: minorByCurrency,
  fallback: { EUR: 200_000, USD: 200_000, GBP: 170_000, BRL: 1_000_000 },
});

export const payerName = defineSetting({
  key: 'payouts.payerName',
  section: 'payouts',
  label: 'Owner of the shop’s bank account',
  help: 'As the bank knows it; stands in the SEPA file.',
  schema: z.string().trim().max(70),
  fallback: '',
});

export const payerIban = defineSetting({
  key: 'payouts.payerIban',
  section: 'payouts',
  label: 'IBAN of the shop',
  help: 'The account payouts are made from.',
  schema: z.union([
    z.literal(''),
    z
      .string()
      .transform((typed) => typed.replace(/\s/g, '').toUpperCase())
      .pipe(z.string().regex(/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/, 'an IBAN')),
  ]),
  fallback: '',
});

export const payerBic = defineSetting({
  key: 'payouts.payerBic',
  section: 'payouts',
  label: 'BIC of the shop’s bank',
  help: 'Only where the bank asks for it.',
  schema: z.union([z.literal(''), z.string().regex(/^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/, 'a BIC of 8 or 11 characters')]),
  fallback: '',
});

export const payoutSettings = [
  payoutRhythm,
  payoutDay,
  payoutOnRequest,
  payoutAutomatic,
  payoutMinimum,
  payoutFees,
  payoutMethods,
  payoutCoolingHours,
  payoutApprovalAbove,
  forfeitAfterMonths,
  forfeitNoticeDays,
  forfeitTermsFrom,
  adjustmentApprovalAbove,
  payeesConfirmed,
  payeesConfirmedAbove,
  payerName,
  payerIban,
  payerBic,
];
