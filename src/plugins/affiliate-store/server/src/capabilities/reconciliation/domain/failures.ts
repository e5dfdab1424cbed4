import { failures } from '../../../kernel/failure';

/** Refusals of the reconciliation. */
export const reconciliationFailures = failures({
  RECONCILIATION_UNDER_WAY: {
    kind: 'conflict',
    message: 'The books are being compared with the payment provider right now.',
    remedy: 'Wait for the run to end; the page shows its result by itself.',
  },
  RECONCILIATION_RANGE_INVALID: {
    kind: 'invalid',
    message: 'The days to compare must be in order, not in the future, and at most 400.',
    remedy: 'Choose an earlier first day, or compare in several runs.',
  },
  FINDING_NOT_FOUND: {
    kind: 'not_found',
    message: 'There is no such finding.',
    remedy: 'Go back to the reconciliation and open it from the list.',
  },
  FINDING_SETTLED: {
    kind: 'conflict',
    message: 'This finding has been settled already.',
    remedy: 'Reload the list; nothing was booked a second time.',
  },
  FINDING_NOT_BOOKABLE: {
    kind: 'conflict',
    message: 'Nothing can be booked that would make both sides agree.',
    remedy: 'Look it up at the payment provider, then explain the finding with a reason.',
  },
});
