import type { Core } from '@strapi/strapi';
import type { PartyBalanceRow, readBalanceTotals } from '../../../../contracts/admin';
import type { Data, Input } from '../../../../contracts/endpoint';
import { ledger, type BalancePlace, type BalanceSearch, type LedgerService, type OwnedBalance } from '../../capabilities/ledger/service';
import { payouts, wasSent, type PayoutsService } from '../../capabilities/payouts/service';
import { people, type PeopleService } from '../../capabilities/people/service';
import { minor, moneyView } from '../../kernel/money';

/** Who takes part: the ledger knows what lies where, payouts what is on its way and what arrived, people who they are. */
export interface ListBalancesCast {
  readonly ledger: Pick<LedgerService, 'balances'>;
  readonly payouts: Pick<PayoutsService, 'sumsOfParties'>;
  readonly people: Pick<PeopleService, 'partiesByPublicId' | 'partiesNamed'>;
}

const castOf = (strapi: Core.Strapi): ListBalancesCast => ({ ledger: ledger(strapi), payouts: payouts(strapi), people: people(strapi) });

type Filters = Input<typeof readBalanceTotals>['query'];

const searchOf = async (cast: ListBalancesCast, { search, ...same }: Filters): Promise<BalanceSearch> => ({
  ...same,
  text: search,
  owners: search === undefined ? [] : await cast.people.partiesNamed(search),
});

interface Told extends OwnedBalance {
  readonly name: string;
  readonly inTransit: number;
  readonly paid: number;
}

const AT_A_TIME = 500;

/** Balances with what the buckets do not know: who it is, and what payouts sent and brought. */
const told = async (cast: ListBalancesCast, balances: readonly OwnedBalance[]): Promise<Told[]> => {
  const rows: Told[] = [];
  for (let from = 0; from < balances.length; from += AT_A_TIME) {
    const some = balances.slice(from, from + AT_A_TIME);
    const parties = await cast.people.partiesByPublicId([...new Set(some.map(({ owner }) => owner))]);
    const sums = await cast.payouts.sumsOfParties([...parties.values()].map(({ id }) => id));
    for (const balance of some) {
      const party = parties.get(balance.owner);
      const own = sums.filter((row) => row.partyId === party?.id && row.currency === balance.currency);
      const sum = (wanted: (row: (typeof sums)[number]) => boolean) => own.filter(wanted).reduce((total, row) => total + row.amount, 0);
      rows.push({
        ...balance,
        name: party?.name ?? balance.owner,
        inTransit: sum(({ state }) => wasSent(state)),
        paid: sum(({ state }) => state === 'paid'),
      });
    }
  }
  return rows;
};

type Part = 'pending' | 'available' | 'held' | 'reserved' | 'inTransit' | 'paid';

/** Whatever has the parts, as money; what is paid is no part of what is owed. */
const shown = (of: Readonly<Record<Part, number>>, currency: string) => {
  const money = (amount: number) => moneyView({ minor: minor(amount), currency });
  return {
    pending: money(of.pending),
    available: money(of.available),
    held: money(of.held),
    reserved: money(of.reserved),
    inTransit: money(of.inTransit),
    paid: money(of.paid),
    total: money(of.pending + of.available + of.held + of.reserved + of.inTransit),
  };
};

/** One page of what the shop owes everybody, by party and currency, with how many there are. */
export const listBalancesOf = async (
  strapi: Core.Strapi,
  filters: Filters,
  page: { readonly after?: BalancePlace | undefined; readonly limit: number },
  cast: ListBalancesCast = castOf(strapi),
): Promise<{ readonly rows: PartyBalanceRow[]; readonly next: BalancePlace | null; readonly total: number }> => {
  const search = await searchOf(cast, filters);
  const found = await cast.ledger.balances(search, { ...page, limit: page.limit + 1 });
  const rows = found.slice(0, page.limit);
  const last = rows.at(-1);
  return {
    rows: (await told(cast, rows)).map((row) => ({
      party: row.owner,
      name: row.name,
      currency: row.currency,
      ...shown(row, row.currency),
      owing: row.available < 0,
    })),
    next: found.length > rows.length && last ? { owner: last.owner, currency: last.currency } : null,
    total: (await cast.ledger.balances(search, null)).length,
  };
};

/** The same of everybody the filters match, per currency. */
export const sumBalancesOf = async (
  strapi: Core.Strapi,
  filters: Filters,
  cast: ListBalancesCast = castOf(strapi),
): Promise<Data<typeof readBalanceTotals>> => {
  const rows = await told(cast, await cast.ledger.balances(await searchOf(cast, filters), null));
  return [...new Set(rows.map(({ currency }) => currency))].sort().map((currency) => {
    const of = rows.filter((row) => row.currency === currency);
    const sum = (part: Part) => of.reduce((total, row) => total + row[part], 0);
    const owed = of.reduce((total, { available }) => total - Math.min(0, available), 0);
    return {
      currency,
      parties: of.length,
      ...shown(
        {
          pending: sum('pending'),
          available: sum('available'),
          held: sum('held'),
          reserved: sum('reserved'),
          inTransit: sum('inTransit'),
          paid: sum('paid'),
        },
        currency,
      ),
      owed: moneyView({ minor: minor(owed), currency }),
    };
  });
};
