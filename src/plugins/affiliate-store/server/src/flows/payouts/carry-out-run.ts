import type { Core } from '@strapi/strapi';
import { payoutRecipes } from '../../capabilities/commissions/service';
import { ledger } from '../../capabilities/ledger/service';
import {
  payerBic,
  payerIban,
  payerName,
  payoutRail,
  payouts,
  type Batch,
  type Payout,
  type PayoutRun,
  type PayoutState,
} from '../../capabilities/payouts/service';
import { people } from '../../capabilities/people/service';
import { payable } from '../../kernel/account';
import type { Failure } from '../../kernel/failure';
import { minor } from '../../kernel/money';
import { ok, type Outcome } from '../../kernel/outcome';
import { letOthersIn } from '../../platform/breath';
import { now } from '../../platform/clock';
import { crashPoint } from '../../platform/crash-point';
import { setting } from '../../platform/settings';
import { shopName } from '../../platform/shop-identity';
import { together, togetherOrNot } from '../../platform/transaction';
import { claimPayout, moneyOfPayout } from './claim-payout';
import { closePayout } from './close-payout';
import { heldParties } from '../catalog/creator-standing';
import { unidentified } from '../confirmations/payee-standing';
import { payoutFreeze } from '../ledger/freeze-payouts';
import { settleCredit } from './settle-credit';
import { intendTransfers, sendTransfers } from './send-transfers';

const MOST = 10_000;
/** Payouts booked as sent in one statement. */
const BATCH = 200;

/** A draft claims its money, or ends with the reason why it could not. Each is a unit of its own. */
const claimDraft = async (strapi: Core.Strapi, run: PayoutRun, draft: Payout): Promise<void> => {
  const by = run.decidedBy ?? run.preparedBy;
  const claimed = await claimPayout(strapi, {
    partyId: draft.partyId,
    currency: run.currency,
    by,
    cutOffAt: run.cutOffAt,
    minimum: run.minimum,
    method: run.methodKind,
    draft,
  });
  if (claimed.ok) return;
  const reason = String(claimed.failure.facts['reasons'] ?? claimed.failure.code);
  await closePayout(strapi, draft.publicId, { to: 'cancelled', by: 'system', reason });
};

/**
 * Begins to send what is claimed: from here on its receiver cannot take it back. A refund or a dispute since the claim may have
 * taken the balance below zero: then the claim ends, and the next run pays what is left.
 */
const beginToSend = (strapi: Core.Strapi, seen: Payout): Promise<unknown> =>
  togetherOrNot(strapi, async (): Promise<Outcome<unknown, Failure>> => {
    const party = await people(strapi).lockParty(seen.partyId);
    const payout = await payouts(strapi).lock({ publicId: seen.publicId });
    if (!party || payout?.state !== 'requested') return ok(false);
    const left = await ledger(strapi).lockBalance(payable(party.publicId, 'available', payout.currency));
    if (left < 0) return closePayout(strapi, payout.publicId, { to: 'cancelled', by: 'system', reason: 'OWING' });
    if ((await heldParties(strapi, [party])).has(party.id))
      return closePayout(strapi, payout.publicId, { to: 'cancelled', by: 'system', reason: 'CREATOR_NOT_CONFIRMED' });
    // What is being sent is claimed, and counts already.
    if ((await unidentified(strapi, payout.currency, [{ party, amount: 0 }])).has(party.id))
      return closePayout(strapi, payout.publicId, { to: 'cancelled', by: 'system', reason: 'PAYEE_NOT_CONFIRMED' });
    await payouts(strapi).change(payout, { state: 'submitting' });
    return ok(true);
  });

const batchOf = async (strapi: Core.Strapi, run: PayoutRun, sending: readonly Payout[]): Promise<Batch> => {
  const details = await payouts(strapi).openMethods(sending.map((payout) => payout.methodId));
  const iban = await setting(strapi, payerIban);
  const bic = await setting(strapi, payerBic);
  return {
    id: run.publicId,
    shop: await setting(strapi, shopName),
    payer: iban === '' ? null : { name: (await setting(strapi, payerName)) || (await setting(strapi, shopName)), iban, bic: bic || null },
    madeAt: now(),
    lines: sending.map((payout) => {
      const opened = details.get(payout.methodId);
      if (!opened) throw new Error(`the bank data of payout ${payout.publicId} cannot be opened: was ENCRYPTION_KEY changed?`);
      return {
        id: payout.publicId,
        name: payout.partyName,
        amount: { minor: minor(payout.amount), currency: payout.currency },
        details: opened,
      };
    }),
  };
};

const submit = async (strapi: Core.Strapi, sending: readonly Payout[], by: string): Promise<void> => {
  const parties = await people(strapi).parties(sending.map((payout) => payout.partyId));
  const journals = sending.flatMap((payout) => {
    const party = parties.get(payout.partyId);
    if (!party) throw new Error(`payout ${payout.publicId} belongs to nobody we know`);
    return payoutRecipes.payoutSubmitted(moneyOfPayout(payout, party));
  });
  const ids = sending.map(({ id }) => id);
  const moved = await payouts(strapi).changeAll(ids, 'submitting', { state: 'submitted', submittedOn: new Date(now()) });
  if (moved !== ids.length) throw new Error(`${ids.length - moved} payouts of the run moved while it was being sent`);
  await ledger(strapi).post(journals, { orderId: null, actor: by, occurredAt: now() });
};

/** Every payout of a run in a state, oldest first. */
const all = async (strapi: Core.Strapi, runId: number, state: PayoutState): Promise<readonly Payout[]> => {
  const found: Payout[] = [];
  for await (const some of payouts(strapi).each({ runId, states: [state] })) found.push(...some);
  return found.reverse();
};

/**
 * Writes the file, or down what will be asked of the rail, and books everything in it as sent (J14), in one unit: the one without
 * the other cannot be.
 */
const writeFile = (strapi: Core.Strapi, id: number): Promise<void> =>
  together(strapi, async () => {
    const run = await payouts(strapi).run({ id }, true);
    if (run?.state !== 'confirmed') return;
    const sending = await all(strapi, run.id, 'submitting');
    const by = run.decidedBy ?? run.preparedBy;
    const rail = payoutRail(strapi, run.methodKind);
    // Nobody was left: a file of nothing is no file.
    const file = sending.length === 0 || rail.kind !== 'file' ? null : await rail.writeBatch(await batchOf(strapi, run, sending));
    if (rail.kind === 'transfer') await intendTransfers(strapi, sending, by);
    for (let at = 0; at < sending.length; at += BATCH) await submit(strapi, sending.slice(at, at + BATCH), by);
    const total = sending.reduce((sum, payout) => sum + payout.amount, 0);
    await payouts(strapi).finishRun(run, file, { total, payees: sending.length });
  });

/**
 * Carries a confirmed run out, in steps that may each be cut off and done again: drafts claim, claims begin to be sent, the file
 * is written, the transfers are asked for, or the store credit is given. Two instances at once do the same work once: every step looks at states under a lock.
 */
export const carryOutRun = async (strapi: Core.Strapi, publicId: string): Promise<void> => {
  const run = await payouts(strapi).run({ public_id: publicId });
  if (run?.state !== 'confirmed') return;
  if (await payoutFreeze(strapi)) throw new Error('payouts are frozen: the run waits until they are not');
  for await (const drafts of payouts(strapi).each({ runId: run.id, states: ['draft'] }))
    for (const draft of drafts) {
      await claimDraft(strapi, run, draft);
      await letOthersIn();
    }
  crashPoint('payout.claimed');
  for await (const claimed of payouts(strapi).each({ runId: run.id, states: ['requested'] }))
    for (const payout of claimed) {
      await beginToSend(strapi, payout);
      await letOthersIn();
    }
  crashPoint('payout.sending');
  await writeFile(strapi, run.id);
  crashPoint('payout.intended');
  await sendTransfers(strapi, run.id);
  await settleCredit(strapi, run.id);
};

/** Goes on with every confirmed run that is not sent: its instance died, or payouts were frozen meanwhile. Harmless beside the job. */
export const followRuns = async (strapi: Core.Strapi): Promise<void> => {
  if (await payoutFreeze(strapi)) return;
  for (const run of await payouts(strapi).runs({ state: 'confirmed', limit: MOST })) await carryOutRun(strapi, run.publicId);
};
