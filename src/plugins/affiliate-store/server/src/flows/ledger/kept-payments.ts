import type { Core } from '@strapi/strapi';
import { affiliates, type TierEntry } from '../../capabilities/affiliates/service';
import { attribution, partsOf, type Decision, type LateAttribution, type Touch } from '../../capabilities/attribution/service';
import { booksFrom, commissions, type Commission, type OrderBooks } from '../../capabilities/commissions/service';
import { ledger, type JournalView } from '../../capabilities/ledger/service';
import { orders, type FrozenSnapshot, type Order, type OrderCredit, type Payment } from '../../capabilities/orders/service';
import type { ProviderFacts, Refund } from '../../capabilities/orders/service';
import { people, type Party } from '../../capabilities/people/service';
import { subscriptions } from '../../capabilities/subscriptions/service';
import { grouped } from '../../kernel/grouped';
import { versionsOf, type Versions } from '../affiliates/compare-rated';

/** Everything that was kept of one payment, and what it is compared with. */
export interface KeptPayment {
  readonly order: Order;
  readonly payment: Payment;
  readonly kept: OrderBooks;
  /** Null where the row is gone. */
  readonly frozen: FrozenSnapshot | null;
  /** The decisions as they were recorded at the payment. */
  readonly recorded: readonly Decision[];
  readonly late: readonly LateAttribution[];
  readonly booked: readonly JournalView[];
  readonly provider: ProviderFacts;
  readonly refunds: readonly Refund[];
  readonly commissions: readonly Commission[];
  readonly credit: OrderCredit | null;
  /** The invoice of a subscription's payment; null for an order that somebody placed. */
  readonly invoice: string | null;
  /** When the buyer first paid for something, UTC ms. */
  readonly firstPaidAt: number | null;
  readonly shared: Shared;
}

/** What the payments of a batch are compared with together. */
interface Shared {
  readonly versions: Versions;
  /** Clicks that are still kept, by id. */
  readonly clicks: ReadonlyMap<number, Touch>;
  /** The tiers affiliates reached, by affiliate. */
  readonly reached: ReadonlyMap<number, readonly TierEntry[]>;
  readonly parties: ReadonlyMap<string, Party>;
}

/** What a snapshot froze of who is behind a sale. */
export const decisionsIn = ({ snapshot }: FrozenSnapshot): readonly Decision[] => snapshot.decisions as readonly Decision[];

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)];

const sharedBy = async (
  strapi: Core.Strapi,
  decisions: readonly Decision[],
  late: readonly LateAttribution[],
  books: readonly OrderBooks[],
): Promise<Shared> => {
  const all = [...decisions, ...late.flatMap(({ booking }) => booking?.decisions ?? [])];
  const clicks = decisions.flatMap(({ touches }) => touches.flatMap(({ clickId }) => clickId ?? []));
  // Of a decision that was taken back the winner is asked about still.
  const winners = all.flatMap((each) => [each, ...partsOf(each)].flatMap(({ winner }) => winner?.affiliateId ?? []));
  const owners = books.flatMap(({ shares }) => shares.flatMap(({ party }) => party ?? []));
  return {
    versions: await versionsOf(strapi, all),
    clicks: await attribution(strapi).clicksById(unique(clicks)),
    reached: grouped(await affiliates(strapi).tiersReached(unique(winners)), ({ affiliateId }) => affiliateId),
    parties: await people(strapi).partiesByPublicId(unique(owners)),
  };
};

/** Reads what some payments are replayed from, each kind of row once for all of them. Payments whose order is gone are left out. */
export const readKept = async (strapi: Core.Strapi, payments: readonly Payment[]): Promise<readonly KeptPayment[]> => {
  const ids = unique(payments.map(({ orderId }) => orderId));
  const byId = new Map((await orders(strapi).many(ids)).map((order) => [order.id, order]));
  const frozen = await orders(strapi).frozenSnapshots(ids);
  const recorded = await attribution(strapi).decisionsOfMany(ids);
  const late = await attribution(strapi).lateOf(ids);
  const booked = await ledger(strapi).journalsOfOrders(ids);
  const provider = await orders(strapi).providerFacts(payments.map(({ id }) => id));
  const refunds = grouped(await orders(strapi).refundsOf(ids), ({ paymentId }) => paymentId);
  const shares = grouped(await commissions(strapi).ofOrders(ids), ({ paymentId }) => paymentId);
  const credits = new Map((await orders(strapi).creditsOfMany(ids)).map((credit) => [credit.orderId, credit]));
  const invoices = await subscriptions(strapi).invoicesOf(ids);
  const firstPaid = await orders(strapi).firstPaidAt(unique([...byId.values()].map(({ customerId }) => customerId)));
  const lateOfOrder = grouped(late, ({ orderId }) => orderId);
  const kept = new Map(payments.map((payment) => [payment.id, booksFrom(payment.books)]));
  const shared = await sharedBy(strapi, [...frozen.values()].flatMap(decisionsIn), late, [...kept.values()]);
  return payments.flatMap((payment): KeptPayment[] => {
    const [order, books, facts] = [byId.get(payment.orderId), kept.get(payment.id), provider.get(payment.id)];
    if (!order || !books || !facts) return [];
    return [
      {
        order,
        payment,
        kept: books,
        frozen: frozen.get(order.id) ?? null,
        recorded: recorded.get(order.id) ?? [],
        late: lateOfOrder.get(order.id) ?? [],
        booked: booked.get(order.id) ?? [],
        provider: facts,
        refunds: refunds.get(payment.id) ?? [],
        commissions: shares.get(payment.id) ?? [],
        credit: credits.get(order.id) ?? null,
        invoice: invoices.get(order.id) ?? null,
        firstPaidAt: firstPaid.get(order.customerId) ?? null,
        shared,
      },
    ];
  });
};
