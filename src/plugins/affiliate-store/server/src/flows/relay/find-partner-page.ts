import type { Core } from '@strapi/strapi';
import { joint } from '../../capabilities/joint/service';
import { orders } from '../../capabilities/orders/service';
import { people } from '../../capabilities/people/service';
import { relay, relayOffered } from '../../capabilities/relay/service';
import type { Failure } from '../../kernel/failure';
import { ok, type Outcome } from '../../kernel/outcome';
import { setting } from '../../platform/settings';
import { hasCampaign } from '../joint/joint-consent';
import { openOrderByToken } from '../orders/open-order-by-token';
import { broughtBy, type Brought } from './partner-of-order';

const MOST_ORDERS = 50;

/** Whether anything is asked of buyers at all: nothing more is read for a page where not. */
const isAsked = async (strapi: Core.Strapi): Promise<boolean> =>
  (await setting(strapi, relayOffered)) || (await joint(strapi).count({ state: 'active' })) > 0;

/** Whether there is something to decide about who brought an order: letters, or a campaign. */
const isToDecide = async (strapi: Core.Strapi, brought: Brought): Promise<boolean> =>
  brought.place.state === 'active' && ((await setting(strapi, relayOffered)) || (await hasCampaign(strapi, brought)));

/** The page of the partner behind an order that was just paid; null where there is nothing to decide. */
export const partnerPageOfThanks = async (strapi: Core.Strapi, token: string): Promise<Outcome<string | null, Failure>> => {
  const order = await openOrderByToken(strapi, token);
  if (!order.ok) return order;
  const brought = (await isAsked(strapi)) ? await broughtBy(strapi, order.value) : null;
  return ok(brought && (await isToDecide(strapi, brought)) ? relay(strapi).pageToken(brought.order.number) : null);
};

/** The same for everything a signed-in person bought lately. */
export const partnersOfUser = async (
  strapi: Core.Strapi,
  userId: number,
): Promise<Array<{ orderNumber: string; products: string; partner: string; token: string }>> => {
  if (!(await isAsked(strapi))) return [];
  const customers = await people(strapi).customersOfUser(userId);
  const placed = [...(await orders(strapi).ofCustomers(customers.map(({ id }) => id)))].sort((a, b) => b.placedAt - a.placedAt);
  const found: Array<{ orderNumber: string; products: string; partner: string; token: string }> = [];
  for (const order of placed.slice(0, MOST_ORDERS)) {
    const brought = await broughtBy(strapi, order);
    if (!brought || !(await isToDecide(strapi, brought))) continue;
    const { number, productNames } = order;
    found.push({ orderNumber: number, products: productNames, partner: brought.name, token: relay(strapi).pageToken(number) });
  }
  return found;
};
