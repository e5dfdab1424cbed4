import type { Core } from '@strapi/strapi';
import { ledger } from '../../capabilities/ledger/service';
import { lastTransferAt, payableOf, payoutAutomatic } from '../../capabilities/payouts/service';
import { now } from '../../platform/clock';
import { setting } from '../../platform/settings';
import { claimPayout } from './claim-payout';
import { gatherPayees } from './gather-payees';
import { rulesOf, scheduleOf } from './payout-rules';

const DAY = 86_400_000;

/** Claims everything that is payable now; of two instances at once each party's is claimed by one. Answers how many were. */
export const requestAllPayouts = async (strapi: Core.Strapi): Promise<number> => {
  const accounts = await ledger(strapi).accounts({ type: 'payable' });
  const currencies = [...new Set(accounts.filter((row) => row.bucket === 'available').map((row) => row.currency))];
  let claimed = 0;
  for (const currency of currencies) {
    const rules = await rulesOf(strapi, currency);
    for (const { party, payee } of await gatherPayees(strapi, currency, rules.now)) {
      if (payableOf(payee, rules).obstacles.length > 0) continue;
      const outcome = await claimPayout(strapi, { partyId: party.id, currency, by: 'system', cutOffAt: rules.now });
      if (outcome.ok) claimed += 1;
    }
  }
  return claimed;
};

/** On the day of payment, where the shop wants it, everybody's payable balance becomes a request; a person sends the run. */
export const requestDuePayouts = async (strapi: Core.Strapi): Promise<number> => {
  if (!(await setting(strapi, payoutAutomatic))) return 0;
  const due = lastTransferAt(await scheduleOf(strapi), now());
  return due !== null && now() - due < DAY ? requestAllPayouts(strapi) : 0;
};
