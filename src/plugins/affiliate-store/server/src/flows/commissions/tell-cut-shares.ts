import type { Core } from '@strapi/strapi';
import type { OrderBooks } from '../../capabilities/commissions/service';
import { orders, type Order } from '../../capabilities/orders/service';

/** How many shares of a payment were cut to what was left of it; null where each came to what was promised. */
export const cutIn = ({ shares }: Pick<OrderBooks, 'shares'>): number | null =>
  shares.filter(({ derivation }) => derivation.some(({ code }) => code === 'CAPPED_BY_WHAT_IS_LEFT')).length || null;

/** Says on an order that shares of it were cut; the overview counts such orders. Inside the unit of work that books it. */
export const tellCutShares = async (strapi: Core.Strapi, { id, sharesCut }: Order, actor: string): Promise<void> => {
  if (sharesCut !== null) await orders(strapi).note(id, { actor, code: 'SHARES_CUT', facts: { count: String(sharesCut) } });
};
