import type { Core } from '@strapi/strapi';
import { orders } from '../../capabilities/orders/service';
import type { Order, OrderSnapshot } from '../../capabilities/orders/service';
import { nextTryAt, taxes } from '../../capabilities/taxes/service';
import { now } from '../../platform/clock';
import type { PricedCart } from '../checkout/price-cart';
import type { VatGround } from './vat-ground';

type VatCheck = NonNullable<OrderSnapshot['vatCheck']>;

/** What is known of a VAT id as the order keeps it; an answer of another day is none. */
const proofOf = ({ latest, standing, question: { requester } }: VatGround): VatCheck => {
  if (standing === 'confirmed' && latest)
    return { state: 'confirmed', checkId: latest.id, requester, consultation: latest.consultation, askedAt: latest.askedAt, why: null };
  const nothing = { state: 'unverified', requester, consultation: null } as const;
  return latest?.state === 'unanswered'
    ? { ...nothing, checkId: latest.id, askedAt: latest.askedAt, why: latest.why }
    : { ...nothing, checkId: null, askedAt: now(), why: 'NOT_ASKED' };
};

/** The proof of the VAT id, where somebody was to be asked and the order goes without tax. */
export const frozenVatCheck = ({ vat, lines }: PricedCart): Pick<OrderSnapshot, 'vatCheck'> =>
  vat?.policy.ask && lines.some(({ reason }) => reason === 'reverse_charge') ? { vatCheck: proofOf(vat) } : {};

/** An order that goes without tax on the form of a VAT id is asked about again until somebody answers. */
export const noteDoubt = async (strapi: Core.Strapi, { vat }: PricedCart, order: Order, { vatCheck }: OrderSnapshot): Promise<void> => {
  if (!vat || vatCheck?.state !== 'unverified') return;
  await taxes(strapi).doubt(order, vat.question, nextTryAt(0, now()));
  await orders(strapi).note(order.id, {
    actor: 'system',
    code: 'VAT_ID_UNVERIFIED',
    facts: { vatId: vat.question.vatId, why: vatCheck.why ?? '' },
  });
};
