import type { Core } from '@strapi/strapi';
import {
  payoutApprovalAbove,
  payoutFailures,
  payouts,
  type NewPayout,
  type PayoutRun,
  type PayoutState,
} from '../../capabilities/payouts/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { mayApprove, needsSecondPerson } from '../../kernel/second-person';
import { audit } from '../../platform/audit';
import { enqueue } from '../../platform/jobs';
import { setting } from '../../platform/settings';
import { togetherOrNot } from '../../platform/transaction';
import { payoutFreeze } from '../ledger/freeze-payouts';
import { payerMissing, planRun, type Planned, type RunWish } from './plan-payout-run';

/** A run as somebody confirmed it: the list they saw, and the total they typed. */
export interface RunConfirmed extends RunWish {
  readonly minimum: number;
  readonly excluded: readonly string[];
  readonly total: number;
  readonly by: string;
}

/** The job that carries a confirmed run out. */
export const CARRY_OUT = 'payouts.carry-out-run';

const letGo = (run: PayoutRun): Promise<void> =>
  enqueue({ name: CARRY_OUT, payload: { run: run.publicId }, key: `${CARRY_OUT}:${run.publicId}` });

/** Puts everybody in: a request joins the run, everybody else becomes a draft, which claims nothing yet. */
const fill = async (strapi: Core.Strapi, run: PayoutRun, chosen: readonly Planned[]): Promise<void> => {
  const drafts: NewPayout[] = [];
  for (const { party, payee, amount, fee, request } of chosen) {
    if (request) await payouts(strapi).change(request, { runId: run.id });
    else if (payee.method)
      drafts.push({
        partyId: party.id,
        partyName: party.name,
        // A draft is the shop's own thought: its party reads it from the claim on.
        ownerUserId: null,
        state: 'draft',
        currency: run.currency,
        amount,
        fee,
        methodId: payee.method.id,
        methodKind: payee.method.kind,
        methodShown: payee.method.shown,
        runId: run.id,
        requestedBy: run.preparedBy,
      });
  }
  await payouts(strapi).addAll(drafts);
};

/**
 * Confirms a run: the total that was typed must be the total of this moment, or nothing happens. Above the limit it waits for a
 * second person, and until then nothing is claimed.
 */
export const startPayoutRun = (strapi: Core.Strapi, wish: RunConfirmed): Promise<Outcome<PayoutRun, Failure>> =>
  togetherOrNot(strapi, async () => {
    const { currency, method, total, by } = wish;
    if (await payerMissing(strapi, method)) return failed(payoutFailures.because('SHOP_ACCOUNT_MISSING'));
    const { planned, frozen } = await planRun(strapi, wish);
    if (frozen) return failed(payoutFailures.because('NOT_PAYABLE', { reasons: 'PAYOUTS_FROZEN' }));
    const chosen = planned.filter((one) => one.obstacles.length === 0 && !wish.excluded.includes(one.party.publicId));
    const sum = chosen.reduce((all, one) => all + one.amount, 0);
    if (chosen.length === 0) return failed(payoutFailures.because('RUN_EMPTY'));
    if (sum !== total) return failed(payoutFailures.because('RUN_CHANGED', { total: sum, typed: total }));
    const needsApproval = needsSecondPerson(sum, currency, await setting(strapi, payoutApprovalAbove));
    const run = await payouts(strapi).addRun({
      state: needsApproval ? 'awaiting_approval' : 'confirmed',
      currency,
      methodKind: method,
      cutOffAt: wish.cutOffAt,
      minimum: wish.minimum,
      total: sum,
      payees: chosen.length,
      needsApproval,
      preparedBy: by,
    });
    await fill(strapi, run, chosen);
    await audit(strapi, {
      actor: by,
      action: 'payouts.prepare-run',
      subject: `payout-run:${run.publicId}`,
      after: { currency, method, total: sum, payees: chosen.length, needsApproval },
    });
    if (!needsApproval) await letGo(run);
    return ok(run);
  });

/** A second person lets a run go; whoever prepared it cannot. */
export const approvePayoutRun = (strapi: Core.Strapi, id: string, by: string): Promise<Outcome<PayoutRun, Failure>> =>
  togetherOrNot(strapi, async () => {
    const run = await payouts(strapi).run({ public_id: id }, true);
    if (!run) return failed(payoutFailures.because('RUN_NOT_FOUND'));
    if (run.state !== 'awaiting_approval') return failed(payoutFailures.because('RUN_NOT_WAITING'));
    if (!mayApprove(by, [run.preparedBy])) return failed(payoutFailures.because('SECOND_PERSON_NEEDED'));
    if (await payoutFreeze(strapi)) return failed(payoutFailures.because('NOT_PAYABLE', { reasons: 'PAYOUTS_FROZEN' }));
    await payouts(strapi).decideRun(run, { state: 'confirmed', by, reason: null });
    await audit(strapi, { actor: by, action: 'payouts.approve-run', subject: `payout-run:${run.publicId}`, after: { total: run.total } });
    await letGo(run);
    return ok({ ...run, state: 'confirmed', decidedBy: by });
  });

/** Calls a waiting run off: drafts end, and requests wait for the next run. */
export const cancelPayoutRun = (
  strapi: Core.Strapi,
  id: string,
  { by, reason }: { readonly by: string; readonly reason: string },
): Promise<Outcome<PayoutRun, Failure>> =>
  togetherOrNot(strapi, async () => {
    const run = await payouts(strapi).run({ public_id: id }, true);
    if (!run) return failed(payoutFailures.because('RUN_NOT_FOUND'));
    if (run.state !== 'awaiting_approval') return failed(payoutFailures.because('RUN_NOT_WAITING'));
    for await (const some of payouts(strapi).each({ runId: run.id })) {
      const idsIn = (state: PayoutState) => some.filter((payout) => payout.state === state).map(({ id }) => id);
      await payouts(strapi).changeAll(idsIn('draft'), 'draft', { state: 'cancelled', reason });
      await payouts(strapi).changeAll(idsIn('requested'), 'requested', { runId: null });
    }
    await payouts(strapi).decideRun(run, { state: 'cancelled', by, reason });
    await audit(strapi, { actor: by, action: 'payouts.cancel-run', subject: `payout-run:${run.publicId}`, reason });
    return ok({ ...run, state: 'cancelled', decidedBy: by, reason });
  });
