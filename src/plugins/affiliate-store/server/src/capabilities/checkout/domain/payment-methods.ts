/**
 * What is known of each way of paying, wherever it is switched on. Source: Stripe's documentation, "Payment method support"
 * (docs.stripe.com/payments/payment-methods/payment-method-support: currencies, countries of the customer, recurring payments) and the
 * page of each method there, as of November 2026. Stripe decides again, by the account: what is not activated there, it does not show.
 *
 * Wallets (Apple Pay, Google Pay) come with `card`, as Stripe has it. `bank_transfer` is the shop's own: a transfer to its bank account,
 * which somebody of its staff sees arrive.
 */
export interface MethodFacts {
  /** Null: in every currency. */
  readonly currencies: readonly string[] | null;
  /** Countries its payers live in; null: everywhere. */
  readonly countries: readonly string[] | null;
  /** The money comes, or does not, some time after the buyer has done their part. */
  readonly later: boolean;
  /** Taken from a bank account, and taken back for weeks. */
  readonly directDebit: boolean;
  /** Can be charged again without the buyer: what subscriptions, instalments and kept cards need. */
  readonly recurring: boolean;
  /** Not at the provider. */
  readonly byHand: boolean;
}

const once = { later: false, directDebit: false, recurring: false, byHand: false } as const;
const voucher = { ...once, later: true } as const;
const debit = { ...once, later: true, directDebit: true, recurring: true } as const;

const SEPA = 'AD AT BE BG CH CY CZ DE DK EE ES FI FR GB GI GR HR HU IE IS IT LI LT LU LV MC MT NL NO PL PT RO SE SI SK SM VA'.split(' ');
const PAYPAL = 'AUD CAD CHF CZK DKK EUR GBP HKD NOK NZD PLN SEK SGD USD'.split(' ');
const KLARNA = {
  currencies: 'AUD CAD CHF CZK DKK EUR GBP NOK NZD PLN RON SEK USD'.split(' '),
  countries: 'AT AU BE CA CH CZ DE DK ES FI FR GB GR IE IT NL NO NZ PL PT RO SE US'.split(' '),
};

export const METHODS = {
  card: { ...once, currencies: null, countries: null, recurring: true },
  link: { ...once, currencies: null, countries: null, recurring: true },
  paypal: { ...once, currencies: PAYPAL, countries: null },
  klarna: { ...once, ...KLARNA },
  ideal: { ...once, currencies: ['EUR'], countries: ['NL'] },
  bancontact: { ...once, currencies: ['EUR'], countries: ['BE'] },
  eps: { ...once, currencies: ['EUR'], countries: ['AT'] },
  p24: { ...once, currencies: ['EUR', 'PLN'], countries: ['PL'] },
  blik: { ...once, currencies: ['PLN'], countries: ['PL'] },
  twint: { ...once, currencies: ['CHF'], countries: ['CH'] },
  mobilepay: { ...once, currencies: ['DKK', 'EUR', 'NOK', 'SEK'], countries: ['DK', 'FI'] },
  swish: { ...once, currencies: ['SEK'], countries: ['SE'] },
  mb_way: { ...once, currencies: ['EUR'], countries: ['PT'] },
  multibanco: { ...voucher, currencies: ['EUR'], countries: ['PT'] },
  boleto: { ...voucher, currencies: ['BRL'], countries: ['BR'] },
  pix: { ...voucher, currencies: ['BRL'], countries: ['BR'] },
  oxxo: { ...voucher, currencies: ['MXN'], countries: ['MX'] },
  konbini: { ...voucher, currencies: ['JPY'], countries: ['JP'] },
  paynow: { ...once, currencies: ['SGD'], countries: ['SG'] },
  promptpay: { ...once, currencies: ['THB'], countries: ['TH'] },
  upi: { ...once, currencies: ['INR'], countries: ['IN'] },
  sepa_debit: { ...debit, currencies: ['EUR'], countries: SEPA },
  bacs_debit: { ...debit, currencies: ['GBP'], countries: ['GB'] },
  us_bank_account: { ...debit, currencies: ['USD'], countries: ['US'] },
  acss_debit: { ...debit, currencies: ['CAD', 'USD'], countries: ['CA', 'US'] },
  au_becs_debit: { ...debit, currencies: ['AUD'], countries: ['AU'] },
  bank_transfer: { ...voucher, currencies: null, countries: null, byHand: true },
} as const satisfies Readonly<Record<string, MethodFacts>>;

export type Method = keyof typeof METHODS;

/** All of them, in the order they are shown in. */
export const METHOD_NAMES = Object.keys(METHODS) as [Method, ...Method[]];

export const isMethod = (name: string): name is Method => Object.hasOwn(METHODS, name);

/** What is taken at the provider: everything but what the shop takes itself. */
export const atProvider = (methods: readonly Method[]): Method[] => methods.filter((method) => !METHODS[method].byHand);
