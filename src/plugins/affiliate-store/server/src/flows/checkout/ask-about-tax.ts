import type { Core } from '@strapi/strapi';
import { checkoutFailures } from '../../capabilities/checkout/service';
import type { Cart } from '../../capabilities/checkout/service';
import { taxes, taxFailures, taxReckoner } from '../../capabilities/taxes/service';
import type { TaxAnswer, TaxQuestion } from '../../capabilities/taxes/service';
import type { Failure } from '../../kernel/failure';
import { failed, type Outcome } from '../../kernel/outcome';
import { allowed } from '../../platform/rate-limits';
import { inUnit } from '../../platform/transaction';
import { priceCart } from './price-cart';
import type { PricedCart } from './price-cart';

/** Each question costs the shop money: whoever turns a cart over and over must not run up its bill. */
const QUESTIONS_PER_MINUTE = 600;
const QUESTIONS_PER_CART = 20;

/** Asks what tax is due and keeps the answer. Another machine is never waited for while rows are locked. */
const ask = async (strapi: Core.Strapi, question: TaxQuestion): Promise<Failure | null> => {
  if (inUnit()) throw new Error('tax is not asked about inside a unit of work');
  const wait = Math.max(
    await allowed(strapi, 'taxes.reckon-cart', question.subject, QUESTIONS_PER_CART),
    await allowed(strapi, 'taxes.reckon', 'everybody', QUESTIONS_PER_MINUTE),
  );
  if (wait > 0) return taxFailures.because('TAX_NOT_ANSWERED', { retryAfterSeconds: wait });
  const answer = await taxReckoner(strapi).reckon(question);
  if (!answer.ok) {
    // What was said is the shop's business: the buyer is told that nothing was charged.
    strapi.log.error(`affiliate-store: the tax of ${question.subject} could not be reckoned: ${answer.failure.message}`);
    return taxFailures.because(answer.failure.code === 'RECKONER_SILENT' ? 'TAX_NOT_ANSWERED' : 'TAX_REFUSED');
  }
  await taxes(strapi).keepReckoning(question, answer.value);
  return null;
};

/** A cart that was priced, priced again once its tax is known, where somebody else has to be asked about it. */
export const pricedAsked = async (
  strapi: Core.Strapi,
  cart: Cart,
  priced: Outcome<PricedCart, Failure>,
): Promise<Outcome<PricedCart, Failure>> => {
  const reckoned = priced.ok ? priced.value.reckoned : null;
  if (!reckoned?.question || reckoned.answer) return priced;
  const silent = await ask(strapi, reckoned.question);
  return silent ? failed(silent) : priceCart(strapi, cart);
};

/** Prices a cart, asking about its tax first where it is not known. */
export const priceWithTaxAsked = async (strapi: Core.Strapi, cart: Cart): Promise<Outcome<PricedCart, Failure>> =>
  pricedAsked(strapi, cart, await priceCart(strapi, cart));

/** Asks again before a cart is ordered that lay about, or of which something has changed; a total that nobody has seen is shown before it is paid. */
export const taxStillStands = async (strapi: Core.Strapi, cart: Cart): Promise<Failure | null> => {
  const before = await priceCart(strapi, cart);
  if (!before.ok || !before.value.reckoned?.question || before.value.reckoned.answer) return null;
  const { question } = before.value.reckoned;
  const seen = await taxes(strapi).latestAnswer(question);
  const after = await pricedAsked(strapi, cart, before);
  // A payment that was opened goes on with the tax it was opened with.
  if (!after.ok) return cart.orderId === null ? after.failure : null;
  const taxOf = (answer: TaxAnswer | null | undefined) => answer?.lines.reduce((sum, { tax }) => sum + tax, 0);
  return taxOf(seen) === taxOf(after.value.reckoned?.answer) ? null : checkoutFailures.because('CART_STALE', { version: cart.version });
};
