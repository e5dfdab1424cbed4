import type { Core } from '@strapi/strapi';
import {
  booksFrom,
  commissions,
  leftOf,
  type Commission,
  type CommissionsService,
  type OrderBooks,
} from '../../capabilities/commissions/service';
import { ledger, type LedgerService } from '../../capabilities/ledger/service';
import { orders, type OrdersService } from '../../capabilities/orders/service';
import { payouts, type Payee, type PayoutsService } from '../../capabilities/payouts/service';
import { people, type Party, type PeopleService } from '../../capabilities/people/service';
import { heldParties } from '../catalog/creator-standing';
import { unidentified, type Coming } from '../confirmations/payee-standing';

/** Who takes part: the books know balances, commissions what they are made of, payouts how somebody is paid. */
export interface GatherPayeesCast {
  readonly commissions: Pick<CommissionsService, 'approved'>;
  readonly ledger: Pick<LedgerService, 'accounts' | 'balancesOf'>;
  readonly orders: Pick<OrdersService, 'paymentsOf'>;
  readonly payouts: Pick<PayoutsService, 'accounts' | 'methods' | 'underWay'>;
  readonly people: Pick<PeopleService, 'partiesByPublicId'>;
}

const castOf = (strapi: Core.Strapi): GatherPayeesCast => ({
  commissions: commissions(strapi),
  ledger: ledger(strapi),
  orders: orders(strapi),
  payouts: payouts(strapi),
  people: people(strapi),
});

/** One payout carries at most this many commissions: it is one unit of work. The rest is carried by the next. */
export const MOST_ITEMS = 1000;
const MOST_LATER = 20_000;
const BATCH = 200;

/** What is left of commissions, by party, from the books of their payments: the row alone does not know of fees. */
const sumLeft = async (cast: GatherPayeesCast, rows: readonly Commission[]): Promise<ReadonlyMap<number, number>> => {
  const sums = new Map<number, number>();
  for (let at = 0; at < rows.length; at += BATCH) {
    const batch = rows.slice(at, at + BATCH);
    const payments = await cast.orders.paymentsOf([...new Set(batch.map((row) => row.orderId))]);
    const books = new Map<number, OrderBooks>(payments.map((payment) => [payment.id, booksFrom(payment.books)]));
    for (const row of batch) {
      const share = books.get(row.paymentId)?.shares.find((each) => each.key === row.shareKey);
      if (share) sums.set(row.partyId, (sums.get(row.partyId) ?? 0) + leftOf(share));
    }
  }
  return sums;
};

/** A party with what may be paid to it, in one currency, and the commissions a payout would carry. */
export interface GatheredPayee {
  readonly payee: Payee;
  readonly claimable: readonly Commission[];
}

/** What would be paid on top of what is claimed already: nothing while a payout is under way. */
const comingTo = (party: Party, { available, later, underWay }: Pick<Payee, 'available' | 'later' | 'underWay'>): Coming => ({
  party,
  amount: underWay ? 0 : Math.max(0, available - Math.max(0, later)),
});

/** One party as a payout would find it. */
export const gatherPayee = async (
  strapi: Core.Strapi,
  party: Party,
  currency: string,
  cutOffAt: number,
  cast: GatherPayeesCast = castOf(strapi),
): Promise<GatheredPayee> => {
  const one = { partyIds: [party.id], currency };
  const mature = await cast.commissions.approved({ ...one, until: cutOffAt }, MOST_ITEMS + MOST_LATER);
  const young = await cast.commissions.approved({ ...one, after: cutOffAt }, MOST_LATER);
  const later = await sumLeft(cast, [...mature.slice(MOST_ITEMS), ...young]);
  const held = await heldParties(strapi, [party]);
  const live = (await cast.payouts.underWay(currency, [party.id])).has(party.id);
  const balance = (await cast.ledger.balancesOf(party.publicId)).find((row) => row.currency === currency);
  const comes = { available: balance?.available ?? 0, later: later.get(party.id) ?? 0, underWay: live };
  const unknown = await unidentified(strapi, currency, [comingTo(party, comes)]);
  return {
    claimable: mature.slice(0, MOST_ITEMS),
    payee: {
      currency,
      ...comes,
      hasAccount: party.userId !== null,
      confirmed: !held.has(party.id),
      identified: !unknown.has(party.id),
      method: (await cast.payouts.methods([party.id])).get(party.id) ?? null,
      account: (await cast.payouts.accounts([party.id])).get(party.id)?.state ?? null,
    },
  };
};

/** Everybody with a balance in a currency, as a run would find them. */
export const gatherPayees = async (
  strapi: Core.Strapi,
  currency: string,
  cutOffAt: number,
  cast: GatherPayeesCast = castOf(strapi),
): Promise<ReadonlyArray<{ readonly party: Party; readonly payee: Payee }>> => {
  const balances = (await cast.ledger.accounts({ type: 'payable', currency })).filter((row) => row.bucket === 'available');
  const available = new Map(balances.map((row) => [row.owner, row.credits - row.debits]));
  const parties = [...(await cast.people.partiesByPublicId([...available.keys()])).values()];
  const ids = parties.map((party) => party.id);
  const methods = await cast.payouts.methods(ids);
  const accounts = await cast.payouts.accounts(ids);
  const underWay = await cast.payouts.underWay(currency, ids);
  const held = await heldParties(strapi, parties);
  const later = await sumLeft(cast, await cast.commissions.approved({ currency, after: cutOffAt }, MOST_LATER));
  const comes = (party: Party) => ({
    available: available.get(party.publicId) ?? 0,
    later: later.get(party.id) ?? 0,
    underWay: underWay.has(party.id),
  });
  const unknown = await unidentified(
    strapi,
    currency,
    parties.map((party) => comingTo(party, comes(party))),
  );
  return parties.map((party) => ({
    party,
    payee: {
      currency,
      ...comes(party),
      hasAccount: party.userId !== null,
      confirmed: !held.has(party.id),
      identified: !unknown.has(party.id),
      method: methods.get(party.id) ?? null,
      account: accounts.get(party.id)?.state ?? null,
    },
  }));
};
