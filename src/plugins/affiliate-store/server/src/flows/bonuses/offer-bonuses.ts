import type { Core } from '@strapi/strapi';
import type { CartView } from '../../../../contracts/checkout';
import { affiliates } from '../../capabilities/affiliates/service';
import { attribution, isWon, type Decision } from '../../capabilities/attribution/service';
import { bonuses, dueAfter, frozen, GIVE_JOB, type Bonus, type FrozenBonus } from '../../capabilities/bonuses/service';
import type { Order, OrderSnapshot, SnapshotLine } from '../../capabilities/orders/service';
import { now } from '../../platform/clock';
import { enqueue } from '../../platform/jobs';
import type { PricedCart } from '../checkout/price-cart';
import { weigh, type Weighed } from '../checkout/weigh-order';

type Lines = PricedCart['lines'];

/** What those who have won give along with some lines. */
const wonIn = (offered: readonly Bonus[], lines: Lines, weighed: Weighed): readonly Bonus[] =>
  lines.flatMap(({ offer }) => {
    const decision = offer.programId === null ? undefined : weighed.get(offer.programId)?.decision;
    if (!decision || !isWon(decision)) return [];
    return offered.filter((one) => one.productId === offer.productId && one.affiliateId === decision.winner.affiliateId);
  });

/** What is offered for something in a cart, by anybody; from memory, so that carts without any cost nothing. */
const offeredFor = async (strapi: Core.Strapi, lines: Lines): Promise<readonly Bonus[]> => {
  const products = new Set(lines.map(({ offer }) => offer.productId));
  return (await bonuses(strapi).offered()).filter(({ productId }) => products.has(productId));
};

/** What the affiliate gives along whose sale a cart would be if it were paid now. */
export const bonusesOfCart = async (strapi: Core.Strapi, priced: PricedCart): Promise<CartView['bonuses']> => {
  const offered = await offeredFor(strapi, priced.lines);
  if (offered.length === 0) return [];
  // The click that brought the buyer may be a moment old.
  await attribution(strapi).catchUp();
  const buyer = { userId: null, email: priced.cart.email ?? '', customerId: null };
  const won = wonIn(offered, priced.lines, await weigh(strapi, priced, buyer, { at: now(), follows: null }));
  const places = await affiliates(strapi).affiliates(won.map(({ affiliateId }) => affiliateId));
  return won.map(({ publicId: id, productName: product, title, text, kind, delayHours, affiliateId }) => ({
    id,
    product,
    title,
    text,
    kind,
    delayHours,
    from: places.get(affiliateId)?.name ?? '',
  }));
};

/** Freezes with an order what whoever won it gives along with each line. */
export const withBonuses = async (
  strapi: Core.Strapi,
  snapshot: OrderSnapshot,
  { lines }: PricedCart,
  weighed: Weighed,
): Promise<OrderSnapshot> => {
  const won = wonIn(await offeredFor(strapi, lines), lines, weighed);
  if (won.length === 0) return snapshot;
  const along = ({ productId }: SnapshotLine) => won.filter((one) => one.productId === productId).map(frozen);
  return { ...snapshot, lines: snapshot.lines.map((line) => ({ ...line, bonuses: along(line) })) };
};

/** Promises what was frozen with a paid order, where its affiliate still has it. Inside the unit of the payment. */
export const promiseBonuses = async (
  strapi: Core.Strapi,
  order: Order,
  { lines }: OrderSnapshot,
  decided: readonly Decision[],
): Promise<void> => {
  const along = lines.flatMap(({ bonuses: frozenThen = [], productId }) =>
    frozenThen.map((one) => ({ ...(one as FrozenBonus), productId })),
  );
  if (along.length === 0) return;
  const winners = new Set(decided.filter(isWon).map(({ winner }) => winner.affiliateId));
  const found = new Map((await bonuses(strapi).byPublicIds(along.map(({ id }) => id))).map((one) => [one.publicId, one]));
  const paidAt = order.paidAt ?? now();
  const promised = along.flatMap(({ id, affiliateId, productId, delayHours }) => {
    const bonus = found.get(id);
    if (!bonus || !winners.has(affiliateId)) return [];
    return [
      {
        bonusId: bonus.id,
        orderId: order.id,
        orderNumber: order.number,
        customerId: order.customerId,
        productId,
        dueAt: dueAfter(paidAt, delayHours),
      },
    ];
  });
  await bonuses(strapi).promise(promised);
  if (promised.some(({ dueAt }) => dueAt <= paidAt)) await enqueue({ name: GIVE_JOB, payload: {}, key: `${GIVE_JOB}:${order.number}` });
};
