import type { Core } from '@strapi/strapi';
import type { Affiliate } from '../../capabilities/affiliates/service';
import { attribution, partsOf } from '../../capabilities/attribution/service';
import { paymentGateway } from '../../capabilities/checkout/service';
import { commissions, type ShareBook } from '../../capabilities/commissions/service';
import { orders, type Order, type OrderSnapshot } from '../../capabilities/orders/service';
import { webhooks } from '../../capabilities/webhooks/service';
import { formatDecimal, minor } from '../../kernel/money';
import { keyedHash } from '../../platform/ids';
import { together } from '../../platform/transaction';
import { tagsOf } from '../attribution/count-sources';

interface Moved {
  readonly type: 'sale' | 'commission';
  readonly share: ShareBook;
}

const differs = (was: ShareBook, share: ShareBook): boolean =>
  was.state !== share.state || was.reversed !== share.reversed || was.held !== share.held || was.amount !== share.amount;

/** What an event did to what affiliates earn: a share that came to be is a sale, one that changed is told as it is now. Pure. */
export const movedShares = (before: readonly ShareBook[], after: readonly ShareBook[]): readonly Moved[] => {
  const old = new Map(before.map((share) => [share.key, share]));
  return after.flatMap((share): readonly Moved[] => {
    if (share.party === null || (share.role !== 'affiliate' && share.role !== 'second_tier')) return [];
    const was = old.get(share.key);
    if (!was) return share.amount === 0 ? [] : [{ type: 'sale', share }];
    return differs(was, share) ? [{ type: 'commission', share }] : [];
  });
};

/** A name for an order that means nothing to anybody but this shop: what an affiliate's other systems know of it leads nowhere. */
const orderRef = (strapi: Core.Strapi, number: string): string =>
  keyedHash(`order-ref:${strapi.config.get<readonly string[]>('server.app.keys')[0] ?? ''}`, number).slice(0, 24);

const subIdOf = async (strapi: Core.Strapi, orderId: number, { role, party }: ShareBook): Promise<string | null> => {
  // A second tier has no touch of its own; what a rival's link said of itself is the rival's.
  if (role !== 'affiliate') return null;
  const decided = await attribution(strapi).decisionsOf(orderId);
  const won = decided.flatMap(partsOf).find(({ winner }) => winner.partyPublicId === party);
  return won ? (tagsOf(won)?.subId ?? null) : null;
};

/**
 * Tells affiliates' own systems of their sales, and of what became of their commissions, as they lie in the open unit of work. Nothing of
 * the buyer, nothing of rivals. Who has no address is asked nothing.
 */
export const tellAffiliates = async (
  strapi: Core.Strapi,
  { order, snapshot }: { readonly order: Order; readonly snapshot: OrderSnapshot },
  before: readonly ShareBook[],
  after: readonly ShareBook[],
): Promise<void> => {
  const moved = movedShares(before, after);
  if (moved.length === 0) return;
  // A sale moves nothing that was there: of what did not happen nobody has to be asked who wants to hear it.
  const types = [...new Set(moved.map(({ type }) => type))];
  const wants = new Map(await Promise.all(types.map(async (type) => [type, await webhooks(strapi).wantedBy(type)] as const)));
  for (const { type, share } of moved) {
    const programId = snapshot.lines.find(({ line }) => line === share.line)?.program?.id;
    if (share.party === null || programId === undefined || !wants.get(type)?.(share.party, programId)) continue;
    const row = (await commissions(strapi).ofOrders([order.id])).find(({ shareKey }) => shareKey === share.key);
    const left = { minor: minor(share.amount - share.reversed), currency: order.currency };
    await webhooks(strapi).announceTo({ party: share.party, programId }, type, {
      livemode: !order.testMode,
      facts: {
        amount: formatDecimal(left),
        currency: order.currency,
        state: share.state ?? 'void',
        sub_id: await subIdOf(strapi, order.id, share),
        commission_id: row?.publicId ?? null,
        order_ref: orderRef(strapi, order.number),
      },
    });
  }
};

/** The same where only the order's row is known. */
export const tellAffiliatesOf = async (
  strapi: Core.Strapi,
  orderId: number,
  before: readonly ShareBook[],
  after: readonly ShareBook[],
): Promise<void> => {
  if (movedShares(before, after).length === 0) return;
  const order = await orders(strapi).find({ id: orderId });
  if (order) await tellAffiliates(strapi, { order, snapshot: await orders(strapi).snapshot(orderId) }, before, after);
};

/** Tells of a lead: that there was one. */
export const tellOfLead = async (
  strapi: Core.Strapi,
  { partyPublicId: party, programId }: Pick<Affiliate, 'partyPublicId' | 'programId'>,
): Promise<void> => {
  const wanted = await webhooks(strapi).wantedBy('lead');
  if (!wanted(party, programId)) return;
  const facts = { amount: null, currency: null, state: null, sub_id: null, commission_id: null, order_ref: null };
  await together(strapi, () =>
    webhooks(strapi).announceTo({ party, programId }, 'lead', { livemode: !paymentGateway(strapi).testMode(), facts }),
  );
};
