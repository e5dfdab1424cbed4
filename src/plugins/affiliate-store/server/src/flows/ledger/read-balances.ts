import type { Core } from '@strapi/strapi';
import type { BalanceView } from '../../../../contracts/partner';
import { ledger, type LedgerService, type PartyBalance } from '../../capabilities/ledger/service';
import { payouts, wasSent, type PayoutsService } from '../../capabilities/payouts/service';
import { people, type PeopleService } from '../../capabilities/people/service';
import { minor, moneyView } from '../../kernel/money';

/** Who takes part: the ledger knows what lies where, payouts what is on its way and what arrived. */
export interface ReadBalancesCast {
  readonly ledger: Pick<LedgerService, 'balancesOf'>;
  readonly payouts: Pick<PayoutsService, 'sums'>;
  readonly people: Pick<PeopleService, 'partiesByPublicId'>;
}

const castOf = (strapi: Core.Strapi): ReadBalancesCast => ({ ledger: ledger(strapi), payouts: payouts(strapi), people: people(strapi) });

type Sums = Awaited<ReturnType<PayoutsService['sums']>>;

const shown = ({ currency, pending, available, held, reserved }: PartyBalance, sums: Sums): BalanceView => {
  const money = (amount: number) => moneyView({ minor: minor(amount), currency });
  const of = (wanted: (row: Sums[number]) => boolean) =>
    sums.filter((row) => row.currency === currency && wanted(row)).reduce((sum, row) => sum + row.amount, 0);
  const inTransit = of(({ state }) => wasSent(state));
  return {
    currency,
    pending: money(pending),
    available: money(available),
    held: money(held),
    reserved: money(reserved),
    inTransit: money(inTransit),
    paid: money(of(({ state }) => state === 'paid')),
    total: money(pending + available + held + reserved + inTransit),
    owing: available < 0,
  };
};

/** What a party is owed this moment across its roles, per currency, as the ledger has it, and what it was paid. */
export const readBalances = async (
  strapi: Core.Strapi,
  partyPublicId: string,
  cast: ReadBalancesCast = castOf(strapi),
): Promise<BalanceView[]> => {
  const party = (await cast.people.partiesByPublicId([partyPublicId])).get(partyPublicId);
  const sums = party ? await cast.payouts.sums(party.id) : [];
  return (await cast.ledger.balancesOf(partyPublicId)).map((balance) => shown(balance, sums));
};
