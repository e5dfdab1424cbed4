import type { CreditRail } from '../../capabilities/payouts/ports';
import type { Capability } from '../../platform/assemble';
import { manualRail, paypalRail } from './csv';
import { stripeAccounts, stripeTransfers } from '../stripe/connect';
import { sepaRail } from './sepa';

/** The ways payouts take, one service for each kind of method. */
export const payoutRails: Capability = {
  name: 'payout-rails',
  services: {
    'payout-rail-sepa': () => sepaRail,
    'payout-rail-paypal': () => paypalRail,
    'payout-rail-manual': () => manualRail,
    'payout-rail-credit': (): CreditRail => ({ kind: 'credit', needsPayer: false }),
    'payout-rail-stripe': () => stripeTransfers(),
    'payee-accounts': () => stripeAccounts(),
  },
};
