import type { Core } from '@strapi/strapi';
import type { CartView } from '../../../../contracts/checkout';
import { codeOf, couponFailures, wrongCodesPerMinute } from '../../capabilities/coupons/service';
import type { Failure } from '../../kernel/failure';
import { failed, type Outcome } from '../../kernel/outcome';
import { platformFailures } from '../../platform/failures';
import { allowed, waitFor } from '../../platform/rate-limits';
import { setting } from '../../platform/settings';
import { priceWithTaxAsked } from './ask-about-tax';
import { changeableCart, keepCart } from './open-cart';

const TRIES_PER_CART = 10;
const WRONG = 'coupons.wrong';

/**
 * Puts a coupon on a cart, or takes it off with null. Every way a code can be wrong is told by one answer. Guessing is slowed down
 * per address (the endpoint), per cart, and for the whole shop, where only wrong codes count.
 */
export const applyCouponTo = async (
  strapi: Core.Strapi,
  token: string,
  wanted: { readonly version: number; readonly code: string | null },
): Promise<Outcome<CartView, Failure>> => {
  const found = await changeableCart(strapi, token, wanted.version);
  if (!found.ok) return found;
  const cart = found.value;
  const code = wanted.code === null ? null : codeOf(wanted.code);
  const wrong = await setting(strapi, wrongCodesPerMinute);
  if (wanted.code !== null) {
    const wait = Math.max(
      await allowed(strapi, 'coupons.cart', String(cart.id), TRIES_PER_CART),
      await waitFor(strapi, WRONG, 'all', wrong),
    );
    if (wait > 0) return failed(platformFailures.because('RATE_LIMITED', { retryAfterSeconds: wait }));
  }
  const priced = await priceWithTaxAsked(strapi, { ...cart, coupon: code, version: cart.version + 1 });
  if (!priced.ok) return priced;
  if (wanted.code !== null && !priced.value.coupon) {
    await allowed(strapi, WRONG, 'all', wrong);
    return failed(couponFailures.because('COUPON_INVALID'));
  }
  return keepCart(strapi, token, cart, { priced: priced.value, change: { coupon: code } });
};
