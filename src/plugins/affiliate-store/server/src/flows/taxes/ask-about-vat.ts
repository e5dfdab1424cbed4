import type { Core } from '@strapi/strapi';
import { checkoutFailures } from '../../capabilities/checkout/service';
import type { Cart } from '../../capabilities/checkout/service';
import { orderFailures, orders } from '../../capabilities/orders/service';
import { isToAsk, nextTryAt, taxes, taxFailures, vatRegister } from '../../capabilities/taxes/service';
import type { VatCheck, VatDoubt, VatQuestion } from '../../capabilities/taxes/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok } from '../../kernel/outcome';
import type { Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { now } from '../../platform/clock';
import { allowed } from '../../platform/rate-limits';
import { inUnit, together } from '../../platform/transaction';
import { priceCart } from '../checkout/price-cart';
import type { PricedCart } from '../checkout/price-cart';

/** The register belongs to everybody: whoever tries numbers here must not have this shop shut out of it. */
const QUESTIONS_PER_MINUTE = 60;
const BATCH = 20;

/** Asks the register and keeps what it said. Another machine is never waited for while rows are locked. */
export const askRegister = async (strapi: Core.Strapi, question: VatQuestion): Promise<VatCheck> => {
  if (inUnit()) throw new Error('a register of VAT ids is not asked inside a unit of work');
  const wait = await allowed(strapi, 'taxes.ask', 'everybody', QUESTIONS_PER_MINUTE);
  const answer = wait > 0 ? ({ state: 'unanswered', why: 'TOO_MANY_QUESTIONS' } as const) : await vatRegister(strapi).ask(question);
  return taxes(strapi).keepAnswer(question, answer);
};

/** Prices a cart, asking about its VAT id first where the shop wants that and nothing fresh is known; one that is not registered is refused. */
export const priceWithVatAsked = async (strapi: Core.Strapi, cart: Cart): Promise<Outcome<PricedCart, Failure>> => {
  const first = await priceCart(strapi, cart);
  if (!first.ok || first.value.vat === null) return first;
  const { question, latest, policy } = first.value.vat;
  if (isToAsk(latest, policy, now())) await askRegister(strapi, question);
  else if (first.value.vat.standing !== 'refused') return first;
  const priced = await priceCart(strapi, cart);
  return priced.ok && priced.value.vat?.standing === 'refused' ? failed(taxFailures.because('VAT_ID_NOT_REGISTERED')) : priced;
};

/** Asks again before a cart is ordered that lay about; a total that would be another now is shown before it is paid. */
export const vatStillStands = async (strapi: Core.Strapi, cart: Cart): Promise<Failure | null> => {
  if (cart.orderId !== null || cart.company === null) return null;
  const before = await priceCart(strapi, cart);
  const after = before.ok && before.value.vat ? await priceWithVatAsked(strapi, cart) : before;
  if (!after.ok) return after.failure.code === 'VAT_ID_NOT_REGISTERED' ? after.failure : null;
  return before.ok && before.value.total !== after.value.total ? checkoutFailures.because('CART_STALE', { version: cart.version }) : null;
};

const NOTES = { valid: 'VAT_ID_CONFIRMED', invalid: 'VAT_ID_REFUSED' } as const;

/** Writes down what was heard about an order that waited for it. */
const hear = (strapi: Core.Strapi, { orderId }: VatDoubt, check: VatCheck): Promise<VatDoubt | null> =>
  together(strapi, async () => {
    const doubt = await taxes(strapi).lockDoubt(orderId);
    if (!doubt || doubt.state === 'confirmed' || doubt.state === 'settled') return doubt;
    const tries = doubt.tries + 1;
    if (check.state === 'unanswered') return taxes(strapi).changeDoubt(doubt, { tries, nextTryAt: nextTryAt(tries, now()) });
    const facts = { vatId: check.vatId, consultation: check.consultation ?? '' };
    await orders(strapi).note(orderId, { actor: 'system', code: NOTES[check.state], facts });
    return taxes(strapi).changeDoubt(doubt, { tries, checkId: check.id, state: check.state === 'valid' ? 'confirmed' : 'refused' });
  });

/** Asks about every order that waits and whose time has come; what is not answered waits longer each time. */
export const askAgain = async (strapi: Core.Strapi): Promise<number> => {
  if (!(await taxes(strapi).policy()).ask) return 0;
  const due = await taxes(strapi).dueDoubts(now(), BATCH);
  for (const doubt of due) await hear(strapi, doubt, await askRegister(strapi, doubt));
  return due.length;
};

const doubtOf = async (strapi: Core.Strapi, orderNumber: string): Promise<Outcome<VatDoubt, Failure>> => {
  const order = await orders(strapi).find({ number: orderNumber });
  if (!order) return failed(orderFailures.because('ORDER_NOT_FOUND'));
  const doubt = await taxes(strapi).doubtOfOrder(order.id);
  if (!doubt) return failed(taxFailures.because('VAT_DOUBT_NOT_FOUND'));
  return doubt.state === 'confirmed' || doubt.state === 'settled' ? failed(taxFailures.because('VAT_DOUBT_OVER')) : ok(doubt);
};

/** Asks about one order now, because somebody wants to know. */
export const askNow = async (strapi: Core.Strapi, orderNumber: string): Promise<Outcome<VatDoubt, Failure>> => {
  const doubt = await doubtOf(strapi, orderNumber);
  if (!doubt.ok) return doubt;
  if (!(await taxes(strapi).policy()).ask) return failed(taxFailures.because('VAT_CHECK_OFF'));
  const heard = await hear(strapi, doubt.value, await askRegister(strapi, doubt.value));
  return heard ? ok(heard) : failed(taxFailures.because('VAT_DOUBT_NOT_FOUND'));
};

/** Settles what the register did not: somebody has other proof, or has got the tax in another way. The order is not changed. */
export const settleDoubt = async (
  strapi: Core.Strapi,
  orderNumber: string,
  by: { readonly actor: string; readonly reason: string },
): Promise<Outcome<VatDoubt, Failure>> => {
  const found = await doubtOf(strapi, orderNumber);
  if (!found.ok) return found;
  return together(strapi, async () => {
    const doubt = await taxes(strapi).lockDoubt(found.value.orderId);
    if (!doubt || doubt.state === 'confirmed' || doubt.state === 'settled') return failed(taxFailures.because('VAT_DOUBT_OVER'));
    const settled = await taxes(strapi).changeDoubt(doubt, { state: 'settled', reason: by.reason, settledBy: by.actor });
    await orders(strapi).note(doubt.orderId, { actor: by.actor, code: 'VAT_ID_SETTLED', facts: { reason: by.reason } });
    await audit(strapi, {
      actor: by.actor,
      action: 'order.vat-settle',
      subject: `order:${orderNumber}`,
      before: { state: doubt.state },
      after: { state: 'settled', reason: by.reason },
    });
    return ok(settled);
  });
};
