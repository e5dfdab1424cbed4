import { z } from 'zod';

/** Ways to pay, by the provider's names; wallets come with `card`, and `bank_transfer` is the shop's own. */
export const paymentMethod = z.enum([
  'card',
  'link',
  'paypal',
  'klarna',
  'ideal',
  'bancontact',
  'eps',
  'p24',
  'blik',
  'twint',
  'mobilepay',
  'swish',
  'mb_way',
  'multibanco',
  'boleto',
  'pix',
  'oxxo',
  'konbini',
  'paynow',
  'promptpay',
  'upi',
  'sepa_debit',
  'bacs_debit',
  'us_bank_account',
  'acss_debit',
  'au_becs_debit',
  'bank_transfer',
]);
export type PaymentMethod = z.output<typeof paymentMethod>;
