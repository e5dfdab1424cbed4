import type { Core } from '@strapi/strapi';
import { affiliates, type Affiliate } from '../../capabilities/affiliates/service';
import { attribution, type Referral } from '../../capabilities/attribution/service';
import { booksFrom, wholeLinesTaken, type OrderBooks } from '../../capabilities/commissions/service';
import { spanOf, standingsOf, type Contest, type CountedSale, type Standing } from '../../capabilities/contests/service';
import { orders, type Order } from '../../capabilities/orders/service';
import { subscriptions } from '../../capabilities/subscriptions/service';
import { now } from '../../platform/clock';
import { everyPage } from '../../platform/every-page';

/** Orders, and places, read at once. */
const CHUNK = 400;

const chunks = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / CHUNK) }, (_, n) => all.slice(n * CHUNK, (n + 1) * CHUNK));

/** What is left of what was paid for the lines a party earns of in the books of one payment. Pure. */
export const leftFor = (books: OrderBooks, party: string): number => {
  const mine = new Set(books.shares.filter((share) => share.role === 'affiliate' && share.party === party).map(({ line }) => line));
  const taken = wholeLinesTaken(books);
  return books.lines.filter(({ line }) => mine.has(line)).reduce((sum, { line, gross }) => sum + gross - (taken.get(line) ?? 0), 0);
};

/** Who takes part: places of the program that are active, of its groups where it names some. */
export const takesPart = (contest: Pick<Contest, 'programId' | 'groups'>, place: Affiliate): boolean =>
  place.programId === contest.programId &&
  place.state === 'active' &&
  (contest.groups === null || (place.group !== null && contest.groups.includes(place.group)));

const placesIn = async (strapi: Core.Strapi, contest: Contest): Promise<ReadonlyMap<number, Affiliate>> => {
  const program = await affiliates(strapi).program(contest.programId);
  if (!program) return new Map();
  const places = new Map<number, Affiliate>();
  const read = async (beforeId: number | undefined, limit: number) =>
    (await affiliates(strapi).page({ programDocumentId: program.documentId, state: 'active', beforeId, limit })).rows;
  for await (const page of everyPage(CHUNK, read)) for (const place of page) if (takesPart(contest, place)) places.set(place.id, place);
  return places;
};

interface Read {
  readonly sales: readonly CountedSale[];
  readonly orders: readonly Order[];
}

/** The sales of some referrals, as the books have them now. */
const readSales = async (
  strapi: Core.Strapi,
  contest: Contest,
  places: ReadonlyMap<number, Affiliate>,
  referrals: readonly Referral[],
): Promise<Read> => {
  const orderIds = [...new Set(referrals.map(({ orderId }) => orderId))];
  const found = new Map((await orders(strapi).many(orderIds)).map((order) => [order.id, order]));
  const payments = new Map((await orders(strapi).paymentsOf(orderIds)).map((payment) => [payment.orderId, payment]));
  const renewed = await subscriptions(strapi).ofOrders(orderIds);
  const firsts = await orders(strapi).firstPaidOf([...new Set([...found.values()].map(({ customerId }) => customerId))]);
  const sales = referrals.flatMap(({ affiliateId, orderId, occurredAt }): readonly CountedSale[] => {
    const [order, payment, place] = [found.get(orderId), payments.get(orderId), places.get(affiliateId)];
    if (!order || !payment || !place) return [];
    const left = leftFor(booksFrom(payment.books), place.partyPublicId);
    return [
      {
        affiliateId,
        at: occurredAt,
        left: order.currency === contest.currency ? left : null,
        counts: left > 0,
        first: (renewed.get(orderId)?.firstOrderId ?? orderId) === orderId,
        newBuyer: firsts.get(order.customerId) === orderId,
      },
    ];
  });
  return { sales, orders: [...found.values()] };
};

/** How a contest stands. */
export interface ContestCount {
  readonly places: ReadonlyMap<number, Affiliate>;
  readonly standings: readonly Standing[];
  /** Whether something that counts can still go back, or more can come. */
  readonly provisional: boolean;
  /** When the last guarantee of what counts is over (UTC ms); null while its days are not. */
  readonly finalFrom: number | null;
  /** How many orders were read for it; none once it is settled. */
  readonly sales: number;
}

/** Counts a contest from the books of this moment; one that was settled stands as it was awarded. */
export const countContest = async (strapi: Core.Strapi, contest: Contest): Promise<ContestCount> => {
  if (contest.final !== null) {
    const places = await affiliates(strapi).affiliates(contest.final.map(({ affiliateId }) => affiliateId));
    return { places, standings: contest.final, provisional: false, finalFrom: contest.settledAt, sales: 0 };
  }
  const places = await placesIn(strapi, contest);
  const { from, until } = spanOf(contest);
  const sales: CountedSale[] = [];
  let [guaranteed, disputed] = [until, false];
  for (const affiliateIds of chunks([...places.keys()])) {
    const won = (before: number | undefined, limit: number) =>
      attribution(strapi).referralsOf({ affiliateIds, from, until, outcome: 'won', before, limit });
    for await (const page of everyPage(CHUNK, won)) {
      const read = await readSales(
        strapi,
        contest,
        places,
        page.filter(({ programId }) => programId === contest.programId),
      );
      sales.push(...read.sales);
      guaranteed = Math.max(guaranteed, ...read.orders.map(({ guaranteeEndsAt }) => guaranteeEndsAt ?? 0));
      disputed ||= read.orders.some((order) => order.disputed);
    }
  }
  const over = now() >= until;
  return {
    places,
    standings: standingsOf(sales, contest.metric),
    provisional: !over || guaranteed > now() || disputed,
    finalFrom: over ? guaranteed : null,
    sales: sales.length,
  };
};
