import { failures } from '../../../kernel/failure';

/** Refusals of the feedback board. */
export const feedbackFailures = failures({
  NOT_A_PARTNER: {
    kind: 'forbidden',
    message: 'This account neither recommends nor makes anything here.',
    remedy: 'Sign in with the address you joined a program or sell with.',
  },
  FEEDBACK_NOT_FOUND: {
    kind: 'not_found',
    message: 'There is no such entry on the board.',
    remedy: 'Open it from the list: it may have been taken off.',
  },
  FEEDBACK_PRODUCT_UNKNOWN: {
    kind: 'not_found',
    message: 'This product is none you recommend or make.',
    remedy: 'Choose one of the list, or write about the shop.',
  },
  FEEDBACK_FULL: {
    kind: 'conflict',
    message: 'Twenty entries of yours are new already.',
    remedy: 'Wait until the shop has looked at some of them.',
  },
  FEEDBACK_OWN: {
    kind: 'conflict',
    message: 'You wrote this entry and stand behind it already.',
    remedy: 'Back entries of others.',
  },
  FEEDBACK_CLOSED: {
    kind: 'conflict',
    message: 'This entry is done, declined or off the board.',
    remedy: 'Write another one if it is still so.',
  },
  FEEDBACK_STATE: {
    kind: 'conflict',
    message: 'This entry stands so already, or is merged or hidden.',
    remedy: 'Load the page again to see how it stands.',
  },
  FEEDBACK_ANSWER_MISSING: {
    kind: 'invalid',
    message: 'Declining an entry needs words.',
    remedy: 'Say why in a sentence; whoever stands behind it reads it.',
  },
  FEEDBACK_MERGE: {
    kind: 'conflict',
    message: 'These two entries cannot be put together.',
    remedy: 'Choose another that is on the board and about the same product, or about the shop as this one.',
  },
});
