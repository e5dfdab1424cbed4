import type { Core } from '@strapi/strapi';
import type { readSold, SoldRow } from '../../../../contracts/partner-report';
import type { Data } from '../../../../contracts/endpoint';
import { commissions, type Commission, type OtherBuyers, type SoldSum } from '../../capabilities/commissions/service';
import { dayRange, endOfDay } from '../../capabilities/insights/service';
import { orders, type Order } from '../../capabilities/orders/service';
import { now } from '../../platform/clock';
import type { PartnerSelf } from '../affiliates/read-partner-portal';
import { sharesKnownOn, type KnownShare } from '../commissions/shares-known';
import { amountsOf } from './read-own-report';
import { knownOn } from './read-place-report';

/** So few buyers could be told apart by a neighbour: a country is named from here on. */
export const FEWEST_BUYERS = 5;

const BITE = 500;
const ROLES = ['affiliate'] as const;

interface Within {
  readonly partyId: number;
  readonly from: number;
  readonly until: number;
}

const rowsOf = (sums: readonly SoldSum[], nameOf: (value: string) => string | null): SoldRow[] => {
  const values = new Map<string, SoldSum[]>();
  for (const sum of sums) values.set(sum.value, [...(values.get(sum.value) ?? []), sum]);
  const total = (rows: readonly SoldSum[], of: (sum: SoldSum) => number): number => rows.reduce((all, row) => all + of(row), 0);
  return [...values]
    .map(([value, rows]) => ({
      value,
      name: nameOf(value),
      sales: total(rows, ({ sales }) => sales),
      refunded: total(rows, ({ refunded }) => refunded),
      earned: amountsOf(rows, ({ earned }) => earned),
      reversed: amountsOf(rows, ({ reversed }) => reversed),
    }))
    .filter(({ sales }) => sales > 0)
    .sort((a, b) => Number(a.value === '*') - Number(b.value === '*') || b.sales - a.sales || (a.value < b.value ? -1 : 1));
};

/** An order of which something was booked later: what this affiliate earned of it as it stands, and as it was known. */
interface Moved {
  readonly order: Order;
  readonly shares: ReadonlyArray<{ readonly row: Commission; readonly then: KnownShare }>;
}

const movedSince = async (strapi: Core.Strapi, within: Within, known: string): Promise<readonly Moved[]> => {
  const shares = await sharesKnownOn(strapi, await commissions(strapi).sales({ ...within, roles: ROLES }, {}), known);
  const [ids, moved]: [number[], Moved[]] = [[...shares.keys()], []];
  for (let at = 0; at < ids.length; at += BITE) {
    const bite = ids.slice(at, at + BITE);
    const rows = await commissions(strapi).ofOrders(bite);
    for (const order of await orders(strapi).many(bite)) {
      const own = rows.filter(({ orderId, partyId, role }) => orderId === order.id && partyId === within.partyId && role === 'affiliate');
      const then = ({ shareKey }: Commission): KnownShare => shares.get(order.id)?.get(shareKey) ?? { amount: 0, reversed: 0 };
      moved.push({ order, shares: own.map((row) => ({ row, then: then(row) })) });
    }
  }
  return moved;
};

type Value = (order: Order, row: Commission) => Pick<SoldSum, 'value' | 'name'>;

/** What some orders are in the sums, `then` or as they stand; each order is one sale of a product, or a country. */
const partOf = (moved: readonly Moved[], which: 'then' | 'row', sign: 1 | -1, valueOf: Value): SoldSum[] =>
  moved.flatMap(({ order, shares }) => {
    const values = new Map<string, SoldSum>();
    for (const share of shares) {
      const { amount, reversed } = share[which];
      if (amount === 0) continue;
      const { value, name } = valueOf(order, share.row);
      const sum = values.get(value) ?? { value, name, currency: share.row.currency, sales: sign, refunded: 0, earned: 0, reversed: 0 };
      values.set(value, {
        ...sum,
        refunded: reversed > 0 ? sign : sum.refunded,
        earned: sum.earned + sign * amount,
        reversed: sum.reversed + sign * reversed,
      });
    }
    return [...values.values()];
  });

/** The sums of then: how it stands less the orders of which something was booked since, and these as they were known. */
const asThen = (sums: readonly SoldSum[], moved: readonly Moved[], valueOf: Value): readonly SoldSum[] => [
  ...sums,
  ...partOf(moved, 'row', -1, valueOf),
  ...partOf(moved, 'then', 1, valueOf),
];

/** Whose sale it was, and so whose buyer, is another where an order was attached to somebody since. */
const buyersThen = (moved: readonly Moved[]): OtherBuyers => {
  const sold = ({ shares }: Moved, which: 'then' | 'row'): boolean => shares.some((share) => share[which].amount > 0);
  const changed = moved.filter((one) => sold(one, 'then') !== sold(one, 'row'));
  return {
    orderIds: changed.map(({ order }) => order.id),
    buyers: changed.filter((one) => sold(one, 'then')).map(({ order: { country, customerId } }) => ({ country, customerId })),
  };
};

const byProduct: Value = (_, { productId, productName }) => ({ value: productId, name: productName });
const byCountry: Value = ({ country }) => ({ value: country, name: null });

/**
 * Own sales by product or by country, as they stand or as they were known at the end of a day: sums of one's own commissions, which name no
 * buyer.
 */
export const readSoldOf = async (
  strapi: Core.Strapi,
  { partyId }: Pick<PartnerSelf, 'partyId'>,
  asked: {
    readonly from?: string | undefined;
    readonly to?: string | undefined;
    readonly by: 'product' | 'country';
    readonly asKnownOn?: string | undefined;
  },
): Promise<Data<typeof readSold>> => {
  const { from, to, startsAt, endsAt } = dayRange(asked, now());
  const known = knownOn(asked.asKnownOn);
  const within = { partyId, from: startsAt, until: known === null ? endsAt : Math.min(endsAt, endOfDay(known)) };
  const moved = known === null ? [] : await movedSince(strapi, within, known);
  const head = { from, to, by: asked.by, asKnownOn: known, fewestBuyers: FEWEST_BUYERS };
  if (asked.by === 'product') {
    const sums = asThen(await commissions(strapi).soldByProduct(within), moved, byProduct);
    const names = new Map([...sums].reverse().map(({ value, name }) => [value, name]));
    return { ...head, rows: rowsOf(sums, (value) => names.get(value) ?? null) };
  }
  const sums = asThen(await commissions(strapi).soldByCountry(within), moved, byCountry);
  const buyers = await commissions(strapi).buyersByCountry(within, buyersThen(moved));
  const named = sums.map((sum) => ((buyers.get(sum.value) ?? 0) < FEWEST_BUYERS ? { ...sum, value: '*' } : sum));
  return { ...head, rows: rowsOf(named, () => null) };
};
