import {
  abandonPayment,
  applyCoupon,
  createCart,
  openNextCard,
  readCart,
  readCartCredit,
  readCartStatus,
  startPayment,
  startPaymentWithCredit,
  updateCart,
} from '../../../../../contracts/checkout';
import { applyCouponTo } from '../../../flows/checkout/apply-coupon';
import { changeCartBy, openCart, readCartView } from '../../../flows/checkout/open-cart';
import { readCartCreditOf } from '../../../flows/checkout/offer-credit';
import { networksOf } from '../../../flows/attribution/see-networks';
import { startPaymentOf } from '../../../flows/checkout/place-order';
import { abandonPaymentOf, openNextCardOf, readCartStatusOf } from '../../../flows/checkout/read-cart-status';
import type { Failure } from '../../../kernel/failure';
import { ok } from '../../../kernel/outcome';
import type { Outcome } from '../../../kernel/outcome';
import type { Answer } from '../../../platform/endpoints';
import { implement } from '../../../platform/endpoints';
import { stripeWebhook } from './webhook-controller';
import { VISITOR_COOKIE } from './visitor-cookie';

const asAnswer = <T>(outcome: Outcome<T, Failure>): Outcome<Answer<T>, Failure> => (outcome.ok ? ok({ data: outcome.value }) : outcome);

const twoAmounts = (cards: readonly string[] | undefined): readonly [number, number] | null => {
  const [first, second] = cards ?? [];
  return first === undefined || second === undefined ? null : [parseInt(first, 10), parseInt(second, 10)];
};

/** Carts and payments, for anybody who holds the cart's token; with store credit, for whoever is signed in as well. */
export const checkoutController = {
  name: 'checkout',
  implementations: [
    implement(createCart, async (strapi, { body }, caller) =>
      asAnswer(await openCart(strapi, { ...body, visitor: body.visitor ?? caller.cookie(VISITOR_COOKIE) ?? null })),
    ),
    implement(readCart, async (strapi, { params }) => asAnswer(await readCartView(strapi, params.token))),
    implement(updateCart, async (strapi, { params, body }) => asAnswer(await changeCartBy(strapi, params.token, body))),
    implement(applyCoupon, async (strapi, { params, body }) => asAnswer(await applyCouponTo(strapi, params.token, body))),
    implement(startPayment, async (strapi, { params, body }, caller) =>
      asAnswer(
        await startPaymentOf(strapi, params.token, {
          version: body.version,
          method: body.method ?? null,
          cards: twoAmounts(body.cards),
          credit: null,
          networks: await networksOf(strapi, caller.ip),
        }),
      ),
    ),
    implement(readCartCredit, async (strapi, { params }, caller) =>
      asAnswer(await readCartCreditOf(strapi, params.token, caller.person?.id ?? 0)),
    ),
    implement(startPaymentWithCredit, async (strapi, { params, body }, caller) =>
      asAnswer(
        await startPaymentOf(strapi, params.token, {
          version: body.version,
          method: null,
          cards: null,
          credit: { userId: caller.person?.id ?? 0, amount: parseInt(body.credit, 10) },
          networks: await networksOf(strapi, caller.ip),
        }),
      ),
    ),
    implement(openNextCard, async (strapi, { params }) => asAnswer(await openNextCardOf(strapi, params.token))),
    implement(abandonPayment, async (strapi, { params }) => {
      const left = await abandonPaymentOf(strapi, params.token);
      return left.ok ? ok({ data: { state: left.value.state } }) : left;
    }),
    implement(readCartStatus, async (strapi, { params }) => asAnswer(await readCartStatusOf(strapi, params.token))),
  ],
  raw: [stripeWebhook],
};
