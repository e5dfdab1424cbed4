import { z } from 'zod';
import { endpoint } from '../endpoint';
import { balanceView, commissionState, commissionView, referralView } from '../partner';
import { payoutStanding, payoutView } from '../payouts';
import { cursor, dayRange, moment, money, pageSize } from '../primitives';

const params = z.strictObject({ id: z.string().min(1).max(64) });

/** A payout as it is listed beside the one who was paid. */
export const placePayout = payoutView.omit({ cancellable: true });
export type PlacePayout = z.output<typeof placePayout>;

export const listPlaceReferrals = endpoint({
  id: 'adminPartnerPage.listReferrals',
  method: 'GET',
  path: '/affiliates/:id/referrals',
  access: 'admin:affiliates.read',
  managed: 'affiliate',
  paginated: true,
  summary: 'Orders the clicks of one affiliate led to, those that counted and those that did not, with the reason; nothing of the buyer.',
  params,
  query: z.strictObject({ ...dayRange, outcome: z.enum(['won', 'lost', 'rejected']).optional(), cursor, pageSize }),
  response: z.array(referralView),
  failures: ['AFFILIATE_NOT_FOUND', 'CURSOR_INVALID'],
});
export const readPlaceMoney = endpoint({
  id: 'adminPartnerPage.readMoney',
  method: 'GET',
  path: '/affiliates/:id/money',
  access: 'admin:payouts.read',
  managed: 'affiliate',
  summary:
    'Where the money of whoever is behind an affiliate stands, in all their programs: balances, what becomes payable next, why it is not paid yet, and the newest payouts.',
  params,
  response: z.object({
    balances: z.array(balanceView),
    nextPayable: z.object({ at: moment, amount: money }).nullable(),
    nextTransferAt: moment.nullable(),
    standings: z.array(payoutStanding),
    payouts: z.array(placePayout),
    /** How many payouts there are in all. */
    payoutsInAll: z.number().int(),
  }),
  failures: ['AFFILIATE_NOT_FOUND'],
});
export const listPlaceCommissions = endpoint({
  id: 'adminPartnerPage.listCommissions',
  method: 'GET',
  path: '/affiliates/:id/commissions',
  access: 'admin:payouts.read',
  managed: 'affiliate',
  paginated: true,
  summary: 'What whoever is behind an affiliate earned by recommending, in all their programs, newest first.',
  params,
  query: z.strictObject({ ...dayRange, state: commissionState.optional(), cursor, pageSize }),
  response: z.array(commissionView),
  failures: ['AFFILIATE_NOT_FOUND', 'CURSOR_INVALID'],
});
