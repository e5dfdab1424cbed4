import type { Core } from '@strapi/strapi';
import type { listOffersToRecord, previewSale, recordSale as recordSaleEndpoint } from '../../../../contracts/admin';
import type { Data, Input } from '../../../../contracts/endpoint';
import { affiliateFailures, affiliates } from '../../capabilities/affiliates/service';
import { catalog } from '../../capabilities/catalog/service';
import { checkout, recordedSaleApprovalAbove } from '../../capabilities/checkout/service';
import type { Cart } from '../../capabilities/checkout/service';
import { codeOf, couponFailures } from '../../capabilities/coupons/service';
import { orderFailures, orders } from '../../capabilities/orders/service';
import type { Order } from '../../capabilities/orders/service';
import { taxFailures } from '../../capabilities/taxes/service';
import type { Failure } from '../../kernel/failure';
import { moneyView } from '../../kernel/money';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { mayApprove, needsSecondPerson } from '../../kernel/second-person';
import { audit } from '../../platform/audit';
import { now } from '../../platform/clock';
import { secretToken } from '../../platform/ids';
import { setting } from '../../platform/settings';
import { togetherOrNot } from '../../platform/transaction';
import { priceWithTaxAsked } from '../checkout/ask-about-tax';
import { isAskable } from '../taxes/freeze-tax';
import { AWAITS_SECOND_PERSON } from '../checkout/await-transfer';
import { giveUpOrder } from '../checkout/give-up-order';
import { makeOrder } from '../checkout/place-order';
import { priceCart, type PricedCart } from '../checkout/price-cart';
import { settleByHand } from './settle-at-once';

type Sold = Input<typeof previewSale>['body'];
type Recording = Input<typeof recordSaleEndpoint>['body'];

const HOUR = 3_600_000;

/** Offers a sale can be recorded of. */
export const offersToRecord = async (strapi: Core.Strapi): Promise<Data<typeof listOffersToRecord>> =>
  (await catalog(strapi).offersOnSale(500, now()))
    .filter(({ renewal }) => !renewal?.instalments)
    .map(({ offerId, productName, offerName, prices }) => ({
      id: offerId,
      product: productName,
      offer: offerName,
      prices: prices.map(moneyView),
    }));

/** The cart the sale would have been, had it been made at the checkout. */
const cartOf = (sold: Sold, kept: Pick<Cart, 'id' | 'version' | 'locale' | 'email'>): Cart => ({
  ...kept,
  currency: sold.currency,
  country: sold.country,
  items: [...new Set(sold.offers)].map((offer) => ({ offer })),
  bumps: [],
  coupon: sold.couponCode === undefined ? null : codeOf(sold.couponCode),
  consents: [],
  company: null,
  visitor: null,
  ref: sold.affiliateCode ?? null,
  orderId: null,
  createdAt: now(),
  expiresAt: now() + HOUR,
});

/** Whether and at what a cart can be recorded. Whoever else reckons the tax is asked first, outside any unit of work, with `priceWithTaxAsked`. */
const priced = async (strapi: Core.Strapi, sold: Sold, cart: Cart, price = priceCart): Promise<Outcome<PricedCart, Failure>> => {
  if (sold.affiliateCode !== undefined && !(await affiliates(strapi).affiliateByCode(sold.affiliateCode)))
    return failed(affiliateFailures.because('AFFILIATE_NOT_FOUND', { code: sold.affiliateCode }));
  const found = await price(strapi, cart);
  if (!found.ok) return found;
  if (!isAskable(found.value)) return failed(taxFailures.because('TAX_COUNTRY_REFUSED', { country: sold.country }));
  if (found.value.lines.some(({ offer }) => offer.renewal?.instalments)) return failed(orderFailures.because('OFFER_IN_INSTALMENTS'));
  if (sold.couponCode !== undefined && !found.value.coupon) return failed(couponFailures.because('COUPON_INVALID'));
  return found.value.total > 0 ? found : failed(orderFailures.because('NOTHING_DUE'));
};

const needsApproval = async (strapi: Core.Strapi, { total, cart }: PricedCart): Promise<boolean> =>
  needsSecondPerson(total, cart.currency, await setting(strapi, recordedSaleApprovalAbove));

/** What a sale made outside the checkout comes to; nothing is written. */
export const previewSaleOf = async (strapi: Core.Strapi, sold: Sold): Promise<Outcome<Data<typeof previewSale>, Failure>> => {
  const found = await priced(strapi, sold, cartOf(sold, { id: 0, version: 1, locale: 'en', email: null }), priceWithTaxAsked);
  if (!found.ok) return found;
  const { discount, tax, total } = found.value;
  const who = sold.affiliateCode === undefined ? null : await affiliates(strapi).affiliateByCode(sold.affiliateCode);
  return ok({
    discount: moneyView({ minor: discount, currency: sold.currency }),
    tax: moneyView({ minor: tax, currency: sold.currency }),
    total: moneyView({ minor: total, currency: sold.currency }),
    needsApproval: await needsApproval(strapi, found.value),
    affiliate: who?.name ?? null,
  });
};

const keptCart = async (strapi: Core.Strapi, wanted: Recording): Promise<Cart> => {
  const { items, currency, country, visitor, ref, expiresAt } = cartOf(wanted, { id: 0, version: 1, locale: wanted.locale, email: null });
  const { locale } = wanted;
  const row = await checkout(strapi).openCart(secretToken(), { items, currency, country, visitor, ref, expiresAt, locale });
  return cartOf(wanted, { ...row, email: wanted.email });
};

/**
 * Records a sale whose money has come outside the checkout: an order like any other, settled at once, or left for a second
 * person where it is above the limit. All of it in one unit of work; only who else reckons the tax is asked before it, about a cart that is kept,
 * so that no two sales rest on one answer.
 */
export const recordSaleBy = async (strapi: Core.Strapi, wanted: Recording, by: string): Promise<Outcome<Order, Failure>> => {
  const cart = await keptCart(strapi, wanted);
  const asked = await priced(strapi, wanted, cart, priceWithTaxAsked);
  return asked.ok ? recordPriced(strapi, wanted, { cart, by }) : asked;
};

const recordPriced = (
  strapi: Core.Strapi,
  wanted: Recording,
  { cart, by }: { readonly cart: Cart; readonly by: string },
): Promise<Outcome<Order, Failure>> =>
  togetherOrNot(strapi, async () => {
    const found = await priced(strapi, wanted, cart);
    if (!found.ok) return found;
    const { total } = found.value;
    if (String(total) !== wanted.total) return failed(orderFailures.because('SALE_CHANGED', { total: String(total) }));
    const made = await makeOrder(strapi, found.value, { actor: by });
    if (!made.ok) return made;
    const waits = await needsApproval(strapi, found.value);
    const { method, reference, reason, currency } = wanted;
    await orders(strapi).recordSale({
      orderId: made.value.id,
      method,
      reference,
      reason,
      receivedOn: null,
      state: waits ? 'awaiting_approval' : 'booked',
      madeBy: by,
    });
    await orders(strapi).note(made.value.id, { actor: by, code: 'SALE_RECORDED', facts: { amount: String(total), currency, reason } });
    await audit(strapi, {
      actor: by,
      action: 'order.recorded',
      subject: `order:${made.value.number}`,
      reason,
      after: { total, currency, method, reference, waits },
    });
    if (waits) return ok(await orders(strapi).change(made.value, { attention: AWAITS_SECOND_PERSON }));
    return ok((await settleByHand(strapi, made.value, method, by)).order);
  });

/** Somebody else lets a recorded sale be booked, or anybody who may record turns it down. */
export const decideRecordedSaleBy = (
  strapi: Core.Strapi,
  number: string,
  { to, by }: { readonly to: 'booked' | 'rejected'; readonly by: string },
): Promise<Outcome<Order, Failure>> =>
  togetherOrNot(strapi, async () => {
    const order = await orders(strapi).lock({ number });
    if (!order) return failed(orderFailures.because('ORDER_NOT_FOUND'));
    const recorded = await orders(strapi).lockRecordedSale(order.id);
    if (recorded?.state !== 'awaiting_approval') return failed(orderFailures.because('SALE_NOT_WAITING'));
    if (to === 'booked' && !mayApprove(by, [recorded.madeBy])) return failed(orderFailures.because('SALE_NEEDS_SECOND_PERSON'));
    await orders(strapi).decideRecordedSale(order.id, { state: to, by });
    await audit(strapi, { actor: by, action: `order.recorded-${to}`, subject: `order:${number}`, after: { to } });
    if (to === 'booked') return ok((await settleByHand(strapi, order, recorded.method, by)).order);
    await orders(strapi).note(order.id, {
      actor: by,
      code: 'SALE_REJECTED',
      facts: { amount: String(order.total), currency: order.currency },
    });
    const left = await orders(strapi).change(order, { attention: null });
    // Nobody's mistake about a transfer ends the order: the money may still come, until its time is over.
    if (order.transferDueAt !== null) return ok(left);
    const given = await giveUpOrder(strapi, left, 'failed', by);
    return ok(given.order);
  });
