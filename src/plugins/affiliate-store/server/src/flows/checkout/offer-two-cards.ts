import type { Core } from '@strapi/strapi';
import type { CartView } from '../../../../contracts/checkout';
import { checkoutFailures, twoCards, whyNotTwoCards, wrongCardAmounts } from '../../capabilities/checkout/service';
import type { SnapshotPayment } from '../../capabilities/orders/service';
import { chargeStep, minimumCharge } from '../../kernel/currencies';
import type { Failure } from '../../kernel/failure';
import { minor, moneyView } from '../../kernel/money';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { setting } from '../../platform/settings';
import { paidAs } from './choose-methods';
import type { PricedCart } from './price-cart';

const WRONG = {
  do_not_add_up: 'CARDS_DO_NOT_ADD_UP',
  too_small: 'CARD_AMOUNT_NOT_CHARGEABLE',
  in_steps: 'CARD_AMOUNT_NOT_CHARGEABLE',
} as const;

const whyNot = async (strapi: Core.Strapi, priced: PricedCart, offered: readonly string[]) =>
  whyNotTwoCards({
    on: await setting(strapi, twoCards),
    paid: paidAs(priced),
    bumped: priced.bumps.some(({ selected }) => selected),
    cardOffered: offered.includes('card'),
    total: priced.total,
    minimum: minimumCharge(priced.cart.currency),
  });

/** Whether a cart can be paid with two cards, as its buyer reads it. */
export const twoCardsView = async (
  strapi: Core.Strapi,
  priced: PricedCart,
  methods: CartView['methods'],
): Promise<CartView['twoCards']> => {
  const why = await whyNot(
    strapi,
    priced,
    methods.map(({ method }) => method),
  );
  const { currency } = priced.cart;
  return why === null ? { minimum: moneyView({ minor: minor(minimumCharge(currency)), currency }) } : null;
};

/**
 * Freezes what two cards are to pay of an order. What the buyer's page showed them counts for nothing: whether it is offered, and that the
 * amounts are the total as it is now, is decided here (B-24).
 */
export const freezeCards = async (
  strapi: Core.Strapi,
  priced: PricedCart,
  payment: SnapshotPayment | null,
  cards: readonly [number, number] | null,
): Promise<Outcome<SnapshotPayment | null, Failure>> => {
  if (!cards) return ok(payment);
  const why = await whyNot(strapi, priced, payment?.offered ?? []);
  if (why !== null || !payment) return failed(checkoutFailures.because('TWO_CARDS_NOT_OFFERED', { why }));
  const { total } = priced;
  const { currency } = priced.cart;
  const terms = { minimum: minimumCharge(currency), step: chargeStep(currency) };
  const wrong = wrongCardAmounts(cards, total, terms);
  if (wrong !== null)
    return failed(checkoutFailures.because(WRONG[wrong], { first: cards[0], second: cards[1], total, currency, ...terms }));
  return ok({ ...payment, chosen: 'card', cards });
};
