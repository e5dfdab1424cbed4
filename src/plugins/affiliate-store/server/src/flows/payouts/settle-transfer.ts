import type { Core } from '@strapi/strapi';
import { payouts, wasSent, type Payout, type RailCall, type TransferFacts } from '../../capabilities/payouts/service';
import { crashPoint } from '../../platform/crash-point';
import { afterCommit, together } from '../../platform/transaction';
import { closePayout } from './close-payout';
import { mapTransaction } from '../checkout/map-transaction';

/** The payout a transfer is of, with what was asked for it; null where the store has asked for no such transfer. */
const askedFor = async (strapi: Core.Strapi, facts: TransferFacts): Promise<{ payout: Payout; calls: readonly RailCall[] } | null> => {
  const [payout] = facts.payout === null ? [] : await payouts(strapi).list({ publicId: facts.payout }, 1);
  if (payout?.methodKind !== 'stripe') return null;
  const calls = await payouts(strapi).calls(payout.id);
  // What is written on a transfer anybody with the desk at Stripe can write: receiver and amount have to be those that were asked for.
  const ours = calls.some(({ kind, accountId }) => kind === 'transfer' && accountId === facts.accountId);
  const same = facts.amount.minor === payout.amount && facts.amount.currency === payout.currency;
  return ours && same ? { payout, calls } : null;
};

const openOne = (calls: readonly RailCall[], kind: RailCall['kind']): RailCall | undefined =>
  calls.find((call) => call.kind === kind && (call.state === 'intended' || call.state === 'unknown'));

const bookPaid = async (strapi: Core.Strapi, payout: Payout, call: RailCall | undefined, facts: TransferFacts): Promise<void> => {
  if (!wasSent(payout.state)) return;
  const by = call?.askedBy ?? 'provider';
  const closed = await closePayout(strapi, payout.publicId, { to: 'paid', by, reference: facts.id, entry: facts.movement.id });
  // Somebody else was faster, and has booked it.
  if (!closed.ok) return;
  await mapTransaction(strapi, facts.movement, null);
  if (call) await payouts(strapi).changeCall(call.id, { state: 'done', providerId: facts.id });
};

const bookReturned = async (strapi: Core.Strapi, publicId: string, call: RailCall | undefined, facts: TransferFacts): Promise<void> => {
  // A part taken back at Stripe's own desk is no return: reconciliation shows it until somebody has decided.
  const last = facts.reversals[0];
  if (!last || facts.reversed.minor < facts.amount.minor) return;
  const closed = await closePayout(strapi, publicId, {
    to: 'returned',
    by: call?.askedBy ?? 'provider',
    reference: facts.id,
    reason: call?.reason ?? null,
    entry: last.id,
  });
  if (!closed.ok) return;
  for (const { movement } of facts.reversals) await mapTransaction(strapi, movement, null);
  if (call) await payouts(strapi).changeCall(call.id, { state: 'done', providerId: last.id });
};

/**
 * Books what a transfer at the provider is: its payout paid (J15), and given back once all of it was reversed (J17). However often
 * and by whomever it is told, each is booked once. False for a transfer the store knows nothing of.
 */
export const settleTransfer = (strapi: Core.Strapi, facts: TransferFacts): Promise<boolean> =>
  together(strapi, async () => {
    const asked = await askedFor(strapi, facts);
    if (!asked) return false;
    afterCommit(strapi, () => crashPoint('payout.settled'));
    const { payout, calls } = asked;
    await bookPaid(strapi, payout, openOne(calls, 'transfer'), facts);
    await bookReturned(strapi, payout.publicId, openOne(calls, 'reversal'), facts);
    return true;
  });
