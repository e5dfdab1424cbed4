import { failures } from '../../../kernel/failure';

/** Refusals of this room. */
export const confirmationFailures = failures({
  CONFIRMATION_NOT_FOUND: {
    kind: 'not_found',
    message: 'There is no such creator.',
    remedy: 'Open it from the list under Store → Creators.',
  },
  CONFIRMATION_DECIDED: {
    kind: 'conflict',
    message: 'This has been decided already, or there is nothing to decide.',
    remedy: 'Reload: details.state says how it stands.',
  },
  CONFIRMATION_CHANGED: {
    kind: 'conflict',
    message: 'The creator has handed in other data since you looked.',
    remedy: 'Read it again and decide about what is there now.',
  },
  CONFIRMATION_WITHOUT_METHOD: {
    kind: 'conflict',
    message: 'Please say first how you would like to be paid.',
    remedy: 'PUT /me/payouts/method, then hand in again.',
  },
  CONFIRMATION_WITHOUT_NUMBER: {
    kind: 'invalid',
    message: 'Please give a tax number or a VAT id.',
    remedy: 'A company has one of the two; send `taxId` or `vatId`.',
  },
});
