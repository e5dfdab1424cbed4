import type { Core } from '@strapi/strapi';
import {
  needsNewKey,
  payoutFailures,
  payouts,
  transferRail,
  wasSent,
  type Payout,
  type RailCall,
  type RailFailure,
  type TransferFacts,
} from '../../capabilities/payouts/service';
import { FailureError } from '../../kernel/failure';
import { minor } from '../../kernel/money';
import type { Outcome } from '../../kernel/outcome';
import { now } from '../../platform/clock';
import { crashPoint } from '../../platform/crash-point';
import { together } from '../../platform/transaction';
import { closePayout } from './close-payout';
import { payoutFreeze } from '../ledger/freeze-payouts';
import { settleTransfer } from './settle-transfer';

const MOST = 10_000;

/** Writes down every transfer that is going to be asked for. Inside the unit in which the payouts become sent (J14). */
export const intendTransfers = async (strapi: Core.Strapi, sending: readonly Payout[], by: string): Promise<void> => {
  const details = await payouts(strapi).openMethods(sending.map((payout) => payout.methodId));
  const calls = sending.map((payout) => {
    const opened = details.get(payout.methodId);
    if (opened?.kind !== 'stripe')
      throw new Error(`the account of payout ${payout.publicId} cannot be opened: was ENCRYPTION_KEY changed?`);
    const key = `transfer:${payout.publicId}`;
    return { payoutId: payout.id, kind: 'transfer' as const, key, attempt: 1, accountId: opened.accountId, askedBy: by, reason: null };
  });
  await payouts(strapi).addCalls(calls);
};

const problemOf = ({ message, facts }: RailFailure): string => `${message}${facts['code'] ? ` (${facts['code']})` : ''}`;

/** Nothing was moved and nothing will be: the money is the party's again, once (J16). */
const giveUp = (strapi: Core.Strapi, call: RailCall, payout: Payout, failure: RailFailure): Promise<void> =>
  together(strapi, async () => {
    const locked = await payouts(strapi).lockCall(call.id);
    if (locked?.state !== 'intended' && locked?.state !== 'unknown') return;
    if (call.kind === 'transfer') {
      const reason = String(failure.facts['code'] ?? failure.code);
      const closed = await closePayout(strapi, payout.publicId, { to: 'failed', by: 'system', reason });
      if (!closed.ok) throw new FailureError(closed.failure);
    }
    await payouts(strapi).changeCall(call.id, { state: 'refused', problem: problemOf(failure) });
  });

/** No answer that could be relied on: never failed, unknown until somebody has looked. */
const leaveUnknown = (strapi: Core.Strapi, call: RailCall, payout: Payout, failure: RailFailure): Promise<void> =>
  together(strapi, async () => {
    const locked = await payouts(strapi).lockCall(call.id);
    if (locked?.state !== 'intended' && locked?.state !== 'unknown') return;
    await payouts(strapi).changeCall(call.id, {
      state: 'unknown',
      problem: problemOf(failure),
      answerKept: failure.facts['kept'] === true,
    });
    const seen = await payouts(strapi).lock({ id: payout.id });
    if (seen?.state === 'submitted') await payouts(strapi).change(seen, { state: 'unknown' });
  });

const take = async (
  strapi: Core.Strapi,
  call: RailCall,
  payout: Payout,
  answer: Outcome<TransferFacts, RailFailure>,
): Promise<Outcome<TransferFacts, RailFailure>> => {
  crashPoint('payout.transferred');
  if (answer.ok) await settleTransfer(strapi, answer.value);
  else if (answer.failure.code === 'RAIL_REFUSED') await giveUp(strapi, call, payout, answer.failure);
  else await leaveUnknown(strapi, call, payout, answer.failure);
  return answer;
};

/** Asks the rail for what a call says, with its key; outside of any unit. */
export const askRail = async (strapi: Core.Strapi, call: RailCall, payout: Payout): Promise<Outcome<TransferFacts, RailFailure>> => {
  const rail = transferRail(strapi);
  const amount = { minor: minor(payout.amount), currency: payout.currency };
  const answer =
    call.kind === 'transfer'
      ? await rail.send({ key: call.key, payout: payout.publicId, accountId: call.accountId, amount })
      : await rail.reverse({ key: call.key, transferId: payout.reference ?? '', payout: payout.publicId });
  return take(strapi, call, payout, answer);
};

const payoutOf = async (strapi: Core.Strapi, call: RailCall): Promise<Payout> => {
  const payout = await together(strapi, () => payouts(strapi).lock({ id: call.payoutId }));
  if (!payout) throw new Error(`call ${call.key} is about a payout that is not there`);
  return payout;
};

/** Sends the transfers of a run, one after the other; what has no answer is left to `followTransfers`. */
export const sendTransfers = async (strapi: Core.Strapi, runId: number): Promise<void> => {
  for (const call of await payouts(strapi).openCalls(MOST, runId)) {
    const payout = await payoutOf(strapi, call);
    if (call.state === 'intended' && wasSent(payout.state)) await askRail(strapi, call, payout);
  }
};

/** A call under another key, for one whose key no longer helps. */
const renewKey = async (strapi: Core.Strapi, call: RailCall, payout: Payout): Promise<RailCall> => {
  const attempt = call.attempt + 1;
  const renewed = { key: `${call.kind}:${payout.publicId}:${attempt}`, attempt, firstAt: now(), answerKept: false };
  await payouts(strapi).changeCall(call.id, renewed);
  return { ...call, ...renewed };
};

const isThere = ({ kind }: RailCall, facts: TransferFacts | null): facts is TransferFacts =>
  facts !== null && (kind === 'transfer' || facts.reversed.minor >= facts.amount.minor);

/** Looks up what became of a call, and only where it never arrived asks again: with the same key while that protects. */
const follow = async (strapi: Core.Strapi, call: RailCall, frozen: boolean): Promise<void> => {
  const payout = await payoutOf(strapi, call);
  const found = await transferRail(strapi).find(payout.publicId);
  if (!found.ok) return leaveUnknown(strapi, call, payout, found.failure);
  if (isThere(call, found.value)) return void (await settleTransfer(strapi, found.value));
  if (frozen) return;
  await askRail(strapi, needsNewKey(call, now()) ? await renewKey(strapi, call, payout) : call, payout);
};

/** Follows everything that was asked of the rail and has no end yet. Harmless beside a run that is just being sent. */
export const followTransfers = async (strapi: Core.Strapi): Promise<void> => {
  const frozen = (await payoutFreeze(strapi)) !== null;
  for (const call of await payouts(strapi).openCalls(MOST)) await follow(strapi, call, frozen);
};

/** What a call that was not answered is told as. */
export const railFailure = (failure: RailFailure) => ({ ...payoutFailures.because(failure.code, failure.facts), message: failure.message });
