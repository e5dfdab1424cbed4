import type { Core } from '@strapi/strapi';
import { paymentGateway } from '../../capabilities/checkout/service';
import { payoutRecipes } from '../../capabilities/commissions/service';
import { ledger } from '../../capabilities/ledger/service';
import { nextPayoutState, payoutFailures, payouts, wasSent, type MethodKind, type Payout } from '../../capabilities/payouts/service';
import { people, type Party } from '../../capabilities/people/service';
import { account, payable, storeCredit, type AccountRef } from '../../kernel/account';
import type { Failure } from '../../kernel/failure';
import type { JournalDraft } from '../../kernel/journal';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { now } from '../../platform/clock';
import { crashPoint } from '../../platform/crash-point';
import { togetherOrNot } from '../../platform/transaction';
import { moneyOfPayout } from './claim-payout';
import { tellCommissions } from '../commissions/follow-commissions';
import { tellOfPayout } from '../webhooks/tell-systems';
import { writePayoutMail } from './write-payout-mail';

/** How a payout ends, and what is known of it. */
export interface Ending {
  readonly to: 'paid' | 'failed' | 'returned' | 'cancelled';
  readonly by: string;
  readonly reference?: string | null | undefined;
  readonly reason?: string | null | undefined;
  /** What the rail calls the movement it is booked by; the payout's own id where the rail tells of none. */
  readonly entry?: string | undefined;
}

/**
 * The account a rail's money comes from, or goes to: SEPA leaves our bank, Stripe our balance there, store credit is its receiver's within
 * our own books, the rest has a clearing account of its own.
 */
const paidFrom = (kind: MethodKind, currency: string, party: Party): AccountRef => {
  if (kind === 'credit') return storeCredit(party.publicId, currency);
  if (kind === 'stripe') return account('stripe_clearing', currency, 'main');
  return kind === 'sepa' ? account('bank', currency) : account('manual_clearing', currency, kind);
};

const journalsOf = (payout: Payout, party: Party, { to, entry = payout.publicId }: Ending): JournalDraft[] => {
  const money = moneyOfPayout(payout, party);
  const from = paidFrom(payout.methodKind, payout.currency, party);
  if (to === 'paid') return payoutRecipes.payoutSettled(money, entry, from);
  const feeBack = payoutRecipes.payoutFeeGivenBack(money);
  if (to === 'returned') return [...payoutRecipes.payoutReturned(money, entry, from), ...feeBack];
  // A draft has claimed nothing yet.
  return payout.state === 'draft' ? [] : [...payoutRecipes.payoutFailed(money, wasSent(payout.state)), ...feeBack];
};

/** Why store credit that was paid out cannot be taken back: it is there no more. Its balance stays locked, so that no cart takes it meanwhile. */
const spentOf = async (strapi: Core.Strapi, { methodKind, currency, amount }: Payout, party: Party): Promise<Failure | null> => {
  if (methodKind !== 'credit') return null;
  // In the order of the accounts, as every unit locks them.
  await ledger(strapi).lockBalance(payable(party.publicId, 'available', currency));
  const left = await ledger(strapi).lockBalance(storeCredit(party.publicId, currency));
  return left < amount ? payoutFailures.because('CREDIT_SPENT', { left, amount, currency }) : null;
};

const TRIGGER = { paid: 'payout_settled', returned: 'payout_returned', failed: 'payout_undone', cancelled: 'payout_undone' } as const;

/**
 * Ends a payout (J15, J16, J17, and J18 the other way where it did not arrive): its money leaves the house or is the party's again, once. Party, then payout, then payments
 * and accounts are locked, as in a claim. Only steps of the state table happen.
 */
export const closePayout = (strapi: Core.Strapi, publicId: string, ending: Ending): Promise<Outcome<Payout, Failure>> =>
  togetherOrNot(strapi, async () => {
    const [seen] = await payouts(strapi).list({ publicId }, 1);
    if (!seen) return failed(payoutFailures.because('PAYOUT_NOT_FOUND'));
    const party = await people(strapi).lockParty(seen.partyId);
    const payout = await payouts(strapi).lock({ publicId });
    if (!party || !payout) return failed(payoutFailures.because('PAYOUT_NOT_FOUND'));
    const step = nextPayoutState(payout.state, ending.to);
    if (!step.ok) return failed(payoutFailures.because('PAYOUT_STEP_ILLEGAL', step.failure.facts));
    const spent = ending.to === 'returned' ? await spentOf(strapi, payout, party) : null;
    if (spent) return failed(spent);
    if (payout.state !== 'draft') await tellCommissions(strapi, payout, TRIGGER[ending.to]);
    const reference = ending.reference ?? payout.reference;
    const reason = ending.reason ?? null;
    await payouts(strapi).change(payout, { state: ending.to, settledOn: new Date(now()), reference, reason });
    await ledger(strapi).post(journalsOf(payout, party, ending), { orderId: null, actor: ending.by, occurredAt: now() });
    crashPoint('payout.closed');
    const closed: Payout = { ...payout, state: ending.to, settledOn: now(), reference, reason };
    await writePayoutMail(strapi, party, closed);
    await tellOfPayout(strapi, closed, party.publicId, !paymentGateway(strapi).testMode());
    return ok(closed);
  });
