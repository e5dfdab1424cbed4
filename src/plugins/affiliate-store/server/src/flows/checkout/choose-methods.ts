import type { Core } from '@strapi/strapi';
import type { CartView } from '../../../../contracts/checkout';
import {
  atProvider,
  checkout,
  checkoutFailures,
  isMethod,
  KEEPS_CARD,
  METHODS,
  methodsCreatorsMayAdd,
  offeredMethods,
  paymentMethods,
  transferAccounts,
  type MethodsOffered,
  type MethodTerms,
} from '../../capabilities/checkout/service';
import type { SnapshotPayment } from '../../capabilities/orders/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { setting } from '../../platform/settings';
import type { PricedCart } from './price-cart';

/** What the shop has switched on now. */
export const methodTerms = async (strapi: Core.Strapi): Promise<MethodTerms> => ({
  shop: await setting(strapi, paymentMethods),
  creatorsMayAdd: await setting(strapi, methodsCreatorsMayAdd),
  accounts: Object.keys(await setting(strapi, transferAccounts)),
});

/** Whether a cart is paid once, or again and again. */
export const paidAs = ({ lines }: PricedCart): 'once' | 'subscription' | 'instalments' => {
  const renewal = lines.find(({ offer }) => offer.renewal !== null)?.offer.renewal;
  if (!renewal) return 'once';
  return renewal.instalments === null ? 'subscription' : 'instalments';
};

/** Nothing is paid for what is free, unless it is the beginning of something that will cost. */
const isFree = (priced: PricedCart): boolean => priced.total === 0 && paidAs(priced) === 'once';

/** What a priced cart may be paid with in its buyer's country, and why with nothing else; null while the country is not known. */
const methodsOf = async (strapi: Core.Strapi, priced: PricedCart): Promise<MethodsOffered | null> => {
  const { cart } = priced;
  if (cart.country === null) return null;
  const creators = [...new Set(priced.lines.map(({ offer }) => offer.creator.documentId))];
  const chosen = await checkout(strapi).creatorMethods(creators);
  return offeredMethods(
    {
      country: cart.country,
      currency: cart.currency,
      paid: paidAs(priced),
      creators: creators.map((creator) => chosen.get(creator) ?? null),
      seatsLimited: priced.lines.some(({ offer }) => offer.quantityLimit !== null),
      keepsCard: cart.consents.some(({ key }) => key === KEEPS_CARD.key),
    },
    await methodTerms(strapi),
  );
};

/** The same as the buyer reads it. */
export const methodsView = async (strapi: Core.Strapi, priced: PricedCart): Promise<CartView['methods']> => {
  const found = isFree(priced) ? null : await methodsOf(strapi, priced);
  return (found?.offered ?? []).map((method) => ({ method, later: METHODS[method].later, byHand: METHODS[method].byHand }));
};

/** Which of what is offered is taken: the one that was asked for, else all at the provider, else the only other one. */
const chosenOf = (offered: MethodsOffered['offered'], asked: string | null): string | null =>
  asked ?? (atProvider(offered).length > 0 ? null : (offered[0] ?? null));

const reasonsIn = (refused: MethodsOffered['refused']): string => refused.map(({ method, why }) => `${method}: ${why}`).join(', ');

/**
 * Freezes how an order may be paid. Decided here and nowhere else: what the buyer's page showed them, and what they ask for, is checked
 * against what is switched on now (B-25). Null where nothing is paid.
 */
export const freezeMethods = async (
  strapi: Core.Strapi,
  priced: PricedCart,
  asked: string | null,
): Promise<Outcome<SnapshotPayment | null, Failure>> => {
  const found = isFree(priced) ? null : await methodsOf(strapi, priced);
  if (!found) return ok(null);
  const { country, currency } = priced.cart;
  const refused = found.refused.filter(({ why }) => why !== 'off_in_shop');
  if (found.offered.length === 0) return failed(checkoutFailures.because('NO_METHOD_LEFT', { country, currency, why: reasonsIn(refused) }));
  if (asked !== null && !(isMethod(asked) && found.offered.includes(asked))) {
    const why = found.refused.find(({ method }) => method === asked)?.why ?? null;
    return failed(checkoutFailures.because('PAYMENT_METHOD_NOT_OFFERED', { method: asked, why, offered: found.offered.join(', ') }));
  }
  const chosen = chosenOf(found.offered, asked);
  const accounts = await setting(strapi, transferAccounts);
  const account = chosen === 'bank_transfer' ? { account: accounts[currency] ?? '' } : {};
  return ok({ offered: found.offered, refused, chosen, ...account });
};

/** What the provider is asked to take for an order: exactly what was frozen with it; null for orders that froze nothing. */
export const providerMethods = (payment: SnapshotPayment | undefined): readonly string[] | null => {
  if (!payment) return null;
  return payment.chosen === null ? atProvider(payment.offered.filter(isMethod)) : [payment.chosen];
};
