import { failures } from '../../../kernel/failure';

/** Refusals of the room of paid events. */
export const paidEventFailures = failures({
  LEAD_NOT_FOUND: { kind: 'not_found', message: 'There is no such lead.', remedy: 'Open it from the list of leads.' },
  LEAD_DECIDED: { kind: 'conflict', message: 'This lead was decided about already.', remedy: 'Load the list again to see how.' },
  LEAD_REASON_MISSING: {
    kind: 'invalid',
    message: 'A lead is rejected for a reason that its affiliate reads.',
    remedy: 'Say it in a few words.',
  },
  EVENT_EARNING_NOT_FOUND: {
    kind: 'not_found',
    message: 'There is no such earning of a lead or of clicks.',
    remedy: 'Open it from the list of your earnings.',
  },
});
