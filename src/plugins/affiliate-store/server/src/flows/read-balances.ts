import type { Core } from '@strapi/strapi';
import type { BalanceView } from '../../../contracts/partner';
import { ledger, type LedgerService, type PartyBalance } from '../capabilities/ledger/service';
import { minor, moneyView } from '../kernel/money';

const shown = ({ currency, pending, available, held, reserved, paid }: PartyBalance): BalanceView => {
  const money = (amount: number) => moneyView({ minor: minor(amount), currency });
  return {
    currency,
    pending: money(pending),
    available: money(available),
    held: money(held),
    reserved: money(reserved),
    // Payouts are not sent yet: nothing is on its way.
    inTransit: money(0),
    paid: money(paid),
    total: money(pending + available + held + reserved),
    owing: available < 0,
  };
};

/** What a party is owed this moment, per currency, as the ledger has it. */
export const readBalances = async (
  strapi: Core.Strapi,
  partyPublicId: string,
  cast: { readonly ledger: Pick<LedgerService, 'balancesOf'> } = { ledger: ledger(strapi) },
): Promise<BalanceView[]> => (await cast.ledger.balancesOf(partyPublicId)).map(shown);
