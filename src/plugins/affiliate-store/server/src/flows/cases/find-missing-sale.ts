import type { Core } from '@strapi/strapi';
import type { CaseCandidate } from '../../../../contracts/admin';
import { affiliates } from '../../capabilities/affiliates/service';
import { attribution } from '../../capabilities/attribution/service';
import { caseFailures, cases, type Case } from '../../capabilities/cases/service';
import { orders, type Order } from '../../capabilities/orders/service';
import type { Failure } from '../../kernel/failure';
import { minor, moneyView } from '../../kernel/money';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { isoOf } from '../../platform/moments';

const DAY = 86_400_000;
/** How many days around the one that was told a sale is looked for, how many orders of those days are looked at, and how many are shown. */
const AROUND = 3;
const MOST_SEEN = 500;
const MOST_SHOWN = 20;

interface Seen {
  readonly order: Order;
  readonly products: readonly string[];
  readonly outcome: CaseCandidate['outcome'];
  readonly reason: string | null;
  readonly touches: number;
}

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** How well an order answers to what was told: the product by a word of its name, the partner's own touch above everything. */
const likeness = (told: string, { products, touches }: Seen): number => {
  const words = plain(told)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2);
  const names = plain(products.join(' '));
  return (touches > 0 ? 100 : 0) + words.filter((word) => names.includes(word)).length;
};

const seenOf = async (strapi: Core.Strapi, of: Case, around: readonly Order[]): Promise<Seen[]> => {
  const orderIds = around.map(({ id }) => id);
  const snapshots = await orders(strapi).snapshots(orderIds);
  const affiliateIds = (await affiliates(strapi).affiliatesOfParty(of.partyId)).map(({ id }) => id);
  const told = orderIds.length === 0 ? [] : await attribution(strapi).referralsOf({ affiliateIds, orderIds, limit: MOST_SEEN });
  const seen: Seen[] = [];
  for (const order of around) {
    const own = told.find(({ orderId }) => orderId === order.id);
    const receipt = own ? await attribution(strapi).receiptOf(own.publicId, affiliateIds) : null;
    const touches = receipt?.decision.touches.filter(({ affiliateId }) => affiliateIds.includes(affiliateId)).length ?? 0;
    const products = (snapshots.get(order.id)?.lines ?? []).map(({ productName }) => productName);
    seen.push({ order, products, outcome: own?.outcome ?? null, reason: own?.reason ?? null, touches });
  }
  return seen;
};

/** Orders that may be the sale a partner misses, those that answer best first. For staff; nothing of the buyer is in it. */
export const candidatesOf = async (strapi: Core.Strapi, id: string): Promise<Outcome<CaseCandidate[], Failure>> => {
  const of = await cases(strapi).find(id);
  if (!of) return failed(caseFailures.because('CASE_NOT_FOUND'));
  if (of.saleDay === null) return ok([]);
  const day = Date.parse(of.saleDay);
  const within = { from: day - AROUND * DAY, until: day + (AROUND + 1) * DAY };
  const around = await orders(strapi).page({ ...within, byPartOfEmail: false }, { limit: MOST_SEEN, sort: 'newest' });
  const seen = await seenOf(
    strapi,
    of,
    around.filter(({ paidAt }) => paidAt !== null),
  );
  const like = new Map(seen.map((one) => [one, likeness(of.product ?? '', one)]));
  const best = seen.filter((one) => (like.get(one) ?? 0) > 0).sort((a, b) => (like.get(b) ?? 0) - (like.get(a) ?? 0));
  return ok(
    best.slice(0, MOST_SHOWN).map(({ order, products, ...rest }) => ({
      orderNumber: order.number,
      products: products.join(', '),
      paidAt: isoOf(order.paidAt ?? order.placedAt),
      total: moneyView({ minor: minor(order.total), currency: order.currency }),
      outcome: rest.outcome,
      reason: rest.reason,
      touches: rest.touches,
    })),
  );
};
