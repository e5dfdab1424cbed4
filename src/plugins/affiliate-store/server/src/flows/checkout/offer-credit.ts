import type { Core } from '@strapi/strapi';
import type { Data } from '../../../../contracts/endpoint';
import type { readCartCredit } from '../../../../contracts/credit';
import { checkoutFailures, creditFor, type CreditUse } from '../../capabilities/checkout/service';
import { ledger } from '../../capabilities/ledger/service';
import type { SnapshotPayment } from '../../capabilities/orders/service';
import { people } from '../../capabilities/people/service';
import { address, storeCredit } from '../../kernel/account';
import { chargeStep, minimumCharge } from '../../kernel/currencies';
import type { Failure } from '../../kernel/failure';
import { minor, moneyView } from '../../kernel/money';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { freezeMethods, methodsView, paidAs } from './choose-methods';
import { cartOf } from './open-cart';
import { priceWithTaxAsked } from './ask-about-tax';
import type { PricedCart } from './price-cart';

/** Store credit somebody wants to pay with: whose, and how much they were shown. */
export interface CreditWish {
  readonly userId: number;
  readonly amount: number;
}

/** What a signed-in person may spend in a currency; nothing where they are nobody the books know. */
const creditOf = async (
  strapi: Core.Strapi,
  userId: number,
  currency: string,
): Promise<{ readonly party: string; readonly available: number } | null> => {
  const party = await people(strapi).partyOfUser(userId);
  if (!party) return null;
  const row = await ledger(strapi).accountAt(address(storeCredit(party.publicId, currency)), currency);
  return { party: party.publicId, available: row ? row.credits - row.debits : 0 };
};

const useOf = (priced: PricedCart, available: number, offered: readonly string[]): CreditUse => {
  const { currency } = priced.cart;
  return creditFor({
    paid: paidAs(priced),
    available,
    total: priced.total,
    cardOffered: offered.includes('card'),
    minimum: minimumCharge(currency),
    step: chargeStep(currency),
  });
};

/** What of a cart a signed-in person's store credit would pay, and what would be left to pay. */
export const readCartCreditOf = async (
  strapi: Core.Strapi,
  token: string,
  userId: number,
): Promise<Outcome<Data<typeof readCartCredit>, Failure>> => {
  const cart = await cartOf(strapi, token);
  if (!cart.ok) return cart;
  const priced = await priceWithTaxAsked(strapi, cart.value);
  if (!priced.ok) return priced;
  const { currency } = cart.value;
  const available = (await creditOf(strapi, userId, currency))?.available ?? 0;
  const methods = await methodsView(strapi, priced.value);
  const { uses, why } = useOf(
    priced.value,
    available,
    methods.map(({ method }) => method),
  );
  const money = (amount: number) => moneyView({ minor: minor(amount), currency });
  return ok({
    available: money(Math.max(0, available)),
    uses: uses === null ? null : money(uses),
    rest: uses === null ? null : money(priced.value.total - uses),
    why,
  });
};

/** How an order is paid once store credit is taken into account, and whose credit it is. */
export interface FrozenCredit {
  readonly payment: SnapshotPayment;
  readonly party: string;
  readonly amount: number;
}

/**
 * Freezes what store credit pays of an order. The page may have shown anything: how much there is and how much is used is decided here, and
 * is what was agreed to or nothing is ordered. With credit the rest is paid by card, at once: what comes later, or not at all, would keep
 * it set aside for days.
 */
export const freezeCredit = async (strapi: Core.Strapi, priced: PricedCart, wish: CreditWish): Promise<Outcome<FrozenCredit, Failure>> => {
  const { currency } = priced.cart;
  const owned = await creditOf(strapi, wish.userId, currency);
  const methods = await methodsView(strapi, priced);
  const use = useOf(
    priced,
    owned?.available ?? 0,
    methods.map(({ method }) => method),
  );
  if (use.uses === null || !owned) return failed(checkoutFailures.because('CREDIT_NOT_OFFERED', { why: use.why ?? 'no_credit' }));
  if (use.uses !== wish.amount) return failed(checkoutFailures.because('CREDIT_CHANGED', { uses: use.uses, currency }));
  const whole = { party: owned.party, amount: use.uses };
  if (use.uses === priced.total) return ok({ ...whole, payment: { offered: [], refused: [], chosen: 'store_credit', credit: use.uses } });
  const payment = await freezeMethods(strapi, priced, 'card');
  if (!payment.ok) return payment;
  if (!payment.value) return failed(checkoutFailures.because('CREDIT_NOT_OFFERED', { why: 'nothing_due' }));
  return ok({ ...whole, payment: { ...payment.value, credit: use.uses } });
};
