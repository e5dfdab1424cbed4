import type { Core } from '@strapi/strapi';
import type { OrderBooks } from '../capabilities/commissions/service';
import { fraud, fraudFailures, type Suspicion } from '../capabilities/fraud/service';
import type { OrderSnapshot } from '../capabilities/orders/service';
import { adjustmentApprovalAbove } from '../capabilities/payouts/service';
import type { Failure } from '../kernel/failure';
import { mayApprove, needsSecondPerson } from '../kernel/second-person';
import { audit } from '../platform/audit';
import { setting } from '../platform/settings';
import { sharesUnder } from './suspected-shares';

/** Whether confirming would take more than one person may take alone: what it holds together, by the limit of adjustments. */
export const takesTwo = async (strapi: Core.Strapi, books: OrderBooks, snapshot: OrderSnapshot, programId: number): Promise<boolean> => {
  const held = sharesUnder(books, snapshot, programId).filter(
    ({ state, blockedBecause }) => state === 'held' && blockedBecause === 'UNDER_REVIEW',
  );
  const amount = held.reduce((sum, share) => sum + share.amount - share.reversed, 0);
  return needsSecondPerson(amount, books.currency, await setting(strapi, adjustmentApprovalAbove));
};

/** The first of two who confirm: it is written down, and everything stays held until somebody else does the same. */
export const askSecondPerson = async (
  strapi: Core.Strapi,
  { id, publicId, orderNumber, asked }: Suspicion,
  { by, note }: { readonly by: string; readonly note: string },
): Promise<Failure | null> => {
  if (asked !== null && !mayApprove(by, [asked.by])) return fraudFailures.because('SUSPICION_NEEDS_SECOND_PERSON');
  await fraud(strapi).keepAsked(id, { by, note });
  await audit(strapi, {
    actor: by,
    action: 'fraud.ask-confirm',
    subject: `order:${orderNumber}`,
    reason: note,
    after: { suspicion: publicId },
  });
  return null;
};

/** Whether somebody else has asked already, so that this one may book it. */
export const isSecondPerson = ({ asked }: Suspicion, by: string): boolean => asked !== null && mayApprove(by, [asked.by]);
