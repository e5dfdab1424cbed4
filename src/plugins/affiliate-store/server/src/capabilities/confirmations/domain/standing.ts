import { failed, ok } from '../../../kernel/outcome';
import type { Outcome } from '../../../kernel/outcome';
import type { Failure } from '../../../kernel/failure';
import { confirmationFailures } from './failures';

/** `missing`: nothing was handed in, or the confirmation was taken back. */
export type ConfirmationState = 'missing' | 'in_review' | 'sent_back' | 'confirmed';

/** What happened to a confirmation; `before` is for creators that sold before there were confirmations, `by_hand` for those staff knows. */
export type ConfirmationEventKind = 'handed_in' | 'confirmed' | 'by_hand' | 'before' | 'sent_back' | 'withdrawn';

/**
 * How a creator's confirmation stands. `sells` outlives a new review: changed data are looked at while the products stay on sale, for
 * whoever sells was confirmed once; money waits.
 */
export interface Standing {
  readonly state: ConfirmationState;
  readonly sells: boolean;
}

/** How somebody stands of whom nobody has said anything. */
export const UNKNOWN: Standing = { state: 'missing', sells: false };

/** What staff may decide. */
export type Decision = 'confirmed' | 'sent_back' | 'withdrawn';

/** After data were handed in, for the first time or anew. */
export const handedIn = ({ sells }: Standing): Standing => ({ state: 'in_review', sells });

/** After a decision; refused where there is nothing to decide. */
export const decided = (before: Standing, to: Decision): Outcome<Standing, Failure> => {
  if (to === 'confirmed')
    return before.state === 'confirmed'
      ? failed(confirmationFailures.because('CONFIRMATION_DECIDED', { state: before.state }))
      : ok({ state: 'confirmed', sells: true });
  if (to === 'sent_back')
    return before.state === 'in_review'
      ? ok({ state: 'sent_back', sells: before.sells })
      : failed(confirmationFailures.because('CONFIRMATION_DECIDED', { state: before.state }));
  return before.sells
    ? ok({ state: 'missing', sells: false })
    : failed(confirmationFailures.because('CONFIRMATION_DECIDED', { state: before.state }));
};

/** Whether products may be sold, where the shop wants confirmations or not. */
export const maySell = (standing: Standing, required: boolean): boolean => !required || standing.sells;

/** Whether what was earned may be paid out: only while what is known of its receiver is what was confirmed. */
export const mayBePaid = (standing: Standing, required: boolean): boolean => !required || standing.state === 'confirmed';
