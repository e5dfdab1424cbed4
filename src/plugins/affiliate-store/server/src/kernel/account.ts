import type { Currency } from './currencies';

/** The side on which a journal line writes. */
export type Side = 'debit' | 'credit';

/**
 * Every kind of account the ledger knows, with the side that makes its balance grow. Assets and expenses grow by debit,
 * liabilities and income by credit; the technical ones are kept like assets.
 */
export const NORMAL_SIDE = {
  stripe_clearing: 'debit',
  manual_clearing: 'debit',
  bank: 'debit',
  dispute_hold: 'debit',
  input_tax: 'debit',
  tax_payable: 'credit',
  payable: 'credit',
  rolling_reserve: 'credit',
  payouts_in_transit: 'credit',
  refunds_in_transit: 'credit',
  customer_credit: 'credit',
  unattributed_cash: 'credit',
  platform_revenue: 'credit',
  payout_fee_income: 'credit',
  forfeited_balances: 'credit',
  payment_fees: 'debit',
  dispute_fees: 'debit',
  refund_fee_loss: 'debit',
  bonus_expense: 'debit',
  bad_debt: 'debit',
  fx_gain_loss: 'debit',
  loss_double_reversal: 'debit',
  rounding: 'debit',
  fx_clearing: 'debit',
  opening_balance: 'debit',
} as const satisfies Record<string, Side>;

/** The kind of an account. */
export type AccountType = keyof typeof NORMAL_SIDE;

/** Where the money of a party lies: inside the guarantee, payable, blocked, or claimed by a live payout. */
export type Bucket = 'pending' | 'available' | 'held' | 'reserved';

/** One account in one currency. `owner` is a party, a Stripe account, a jurisdiction or an order, by type; else empty. */
export interface AccountRef {
  readonly type: AccountType;
  readonly owner: string;
  readonly bucket: Bucket | '';
  readonly currency: Currency;
}

/** Names an account; owner and bucket are left empty where the type has none. An owner's colon would blur the address. */
export const account = (type: AccountType, currency: Currency, owner = '', bucket: Bucket | '' = ''): AccountRef => {
  if (owner.includes(':')) throw new RangeError(`an account's owner has no colon: "${owner}"`);
  return { type, owner, bucket, currency };
};

/** The account of one bucket of what the store owes a party. */
export const payable = (party: string, bucket: Bucket, currency: Currency): AccountRef => account('payable', currency, party, bucket);

/** What a party may spend in the shop; `reserved` is the part that orders under way have set aside. */
export const storeCredit = (party: string, currency: Currency, bucket: '' | 'reserved' = ''): AccountRef =>
  account('customer_credit', currency, party, bucket);

/** The one spelling of an account, such as `payable:ben:pending` or `platform_revenue`; the currency stands apart. */
export const address = ({ type, owner, bucket }: AccountRef): string => {
  const owned = owner === '' ? type : `${type}:${owner}`;
  return bucket === '' ? owned : `${owned}:${bucket}`;
};

/** The side that makes an account of this type grow. */
export const normalSide = (type: AccountType): Side => NORMAL_SIDE[type];
