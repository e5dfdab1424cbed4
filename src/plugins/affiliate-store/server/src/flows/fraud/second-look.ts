import type { Core } from '@strapi/strapi';
import type { OrderBooks } from '../../capabilities/commissions/service';
import { fraud, fraudFailures, type Suspicion } from '../../capabilities/fraud/service';
import type { OrderSnapshot } from '../../capabilities/orders/service';
import { adjustmentApprovalAbove } from '../../capabilities/payouts/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { mayApprove, needsSecondPerson } from '../../kernel/second-person';
import { audit } from '../../platform/audit';
import { setting } from '../../platform/settings';
import { sharesUnder } from './suspected-shares';

/** Whether confirming would take more than one person may take alone: what it holds together, by the limit of adjustments. */
export const takesTwo = async (strapi: Core.Strapi, books: OrderBooks, snapshot: OrderSnapshot, programId: number): Promise<boolean> => {
  const held = sharesUnder(books, snapshot, programId).filter(
    ({ state, blockedBecause }) => state === 'held' && blockedBecause === 'UNDER_REVIEW',
  );
  const amount = held.reduce((sum, share) => sum + share.amount - share.reversed, 0);
  return needsSecondPerson(amount, books.currency, await setting(strapi, adjustmentApprovalAbove));
};

/**
 * What becomes of a confirmation that takes two: the first is written down, and everything stays held until somebody else does the same.
 * Null where it may be booked now.
 */
export const heldForSecond = async (
  strapi: Core.Strapi,
  { id, publicId, orderNumber, programId, asked }: Suspicion,
  { books, snapshot }: { readonly books: OrderBooks; readonly snapshot: OrderSnapshot },
  { by, note }: { readonly by: string; readonly note: string },
): Promise<Outcome<Suspicion, Failure> | null> => {
  if (asked !== null && mayApprove(by, [asked.by])) return null;
  if (!(await takesTwo(strapi, books, snapshot, programId))) {
    // It was more when they asked: a refund or the limit has changed that, and one person is enough.
    if (asked !== null) await fraud(strapi).keepAsked(id, null);
    return null;
  }
  if (asked !== null) return failed(fraudFailures.because('SUSPICION_NEEDS_SECOND_PERSON'));
  await fraud(strapi).keepAsked(id, { by, note });
  await audit(strapi, {
    actor: by,
    action: 'fraud.ask-confirm',
    subject: `order:${orderNumber}`,
    reason: note,
    after: { suspicion: publicId },
  });
  const kept = await fraud(strapi).find(publicId);
  return kept ? ok(kept) : failed(fraudFailures.because('SUSPICION_NOT_FOUND'));
};
