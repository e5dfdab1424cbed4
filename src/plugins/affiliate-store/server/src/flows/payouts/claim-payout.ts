import type { Core } from '@strapi/strapi';
import { payoutRecipes } from '../../capabilities/commissions/service';
import { ledger } from '../../capabilities/ledger/service';
import {
  payableOf,
  payoutFailures,
  payouts,
  type Method,
  type MethodKind,
  type Obstacle,
  type Payout,
} from '../../capabilities/payouts/service';
import { people, type Party } from '../../capabilities/people/service';
import { payable as payableAccount } from '../../kernel/account';
import type { Failure } from '../../kernel/failure';
import { minor } from '../../kernel/money';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { now } from '../../platform/clock';
import { crashPoint } from '../../platform/crash-point';
import { togetherOrNot } from '../../platform/transaction';
import { claimCommissions } from '../commissions/follow-commissions';
import { gatherPayee } from './gather-payees';
import { rulesOf } from './payout-rules';

/** What is to be claimed. With a draft exactly its amount, or nothing; without, all that is payable. */
export interface Claim {
  readonly partyId: number;
  readonly currency: string;
  readonly by: string;
  readonly cutOffAt?: number;
  readonly minimum?: number;
  readonly method?: MethodKind;
  readonly draft?: Payout;
}

const notPayable = (obstacles: readonly Obstacle[]): { readonly ok: false; readonly failure: Failure } =>
  failed(payoutFailures.because('NOT_PAYABLE', { reasons: obstacles.map(({ code }) => code).join(' ') }));

/** The money of a payout as the recipes want it. */
export const moneyOfPayout = (payout: Payout, party: Party) => ({
  payout: payout.publicId,
  party: party.publicId,
  currency: payout.currency,
  amount: minor(payout.amount),
  fee: minor(payout.fee),
});

/** What is sent, and what its receiver bears. */
type Sum = Pick<Payout, 'amount' | 'fee'>;

const write = async (strapi: Core.Strapi, party: Party, sum: Sum, claim: Claim, method: Method): Promise<Payout> => {
  const { currency, by, draft } = claim;
  if (draft) {
    await payouts(strapi).change(draft, { state: 'requested', ownerUserId: party.userId });
    return { ...draft, state: 'requested', ownerUserId: party.userId };
  }
  return payouts(strapi).add({
    partyId: party.id,
    partyName: party.name,
    ownerUserId: party.userId,
    state: 'requested',
    currency,
    amount: sum.amount,
    fee: sum.fee,
    methodId: method.id,
    methodKind: method.kind,
    methodShown: method.shown,
    runId: null,
    requestedBy: by,
  });
};

/**
 * Claims what is payable to a party, with the fee it bears (J13, J18): one unit of work, in which the party, then its payments, then its balance are
 * locked. Of two at once the second finds the first under way; the unique key of live payouts stands behind both.
 */
export const claimPayout = (strapi: Core.Strapi, claim: Claim): Promise<Outcome<Payout, Failure>> =>
  togetherOrNot(strapi, async () => {
    const { currency, draft } = claim;
    const party = await people(strapi).lockParty(claim.partyId);
    if (!party) return failed(payoutFailures.because('PARTY_NOT_FOUND'));
    const rules = await rulesOf(strapi, currency, claim);
    const { payee, claimable } = await gatherPayee(strapi, party, currency, claim.cutOffAt ?? now());
    const seen = payableOf(payee, rules);
    if (seen.obstacles.length > 0 || !payee.method) return notPayable(seen.obstacles);
    // What was confirmed was confirmed with the method of that moment.
    if (draft && draft.methodId !== payee.method.id) return notPayable([{ code: 'OTHER_METHOD', facts: {} }]);
    const items = await claimCommissions(strapi, claimable);
    // Locked only now, behind the payments, as every flow does it; a refund in between is seen here.
    const available = await ledger(strapi).lockBalance(payableAccount(party.publicId, 'available', currency));
    const payable = payableOf({ ...payee, available }, rules);
    if (payable.obstacles.length > 0) return notPayable(payable.obstacles);
    // What was confirmed was confirmed with the fee of that moment.
    const sum = draft ?? { amount: payable.amount.minor, fee: payable.fee };
    if (sum.amount + sum.fee > payable.amount.minor + payable.fee) return notPayable([{ code: 'NOTHING_PAYABLE', facts: {} }]);
    const payout = await write(strapi, party, sum, claim, payee.method);
    await payouts(strapi).addItems(payout.id, items);
    const claimed = moneyOfPayout(payout, party);
    await ledger(strapi).post([...payoutRecipes.payoutRequested(claimed), ...payoutRecipes.payoutFeeTaken(claimed)], {
      orderId: null,
      actor: claim.by,
      occurredAt: now(),
    });
    crashPoint('payout.requested');
    return ok(payout);
  });
