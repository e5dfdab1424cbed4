import { failures } from '../../../kernel/failure';

/** Refusals of the operations room. */
export const operationsFailures = failures({
  WEBHOOK_NOT_FOUND: { kind: 'not_found', message: 'There is no such event.', remedy: 'Reload the list of events.' },
  WEBHOOK_NOT_RETRIABLE: {
    kind: 'conflict',
    message: 'This event is not waiting for anyone: it was applied, or is being applied.',
    remedy: 'Only dead and parked events can be tried again.',
  },
  MAIL_NOT_FOUND: { kind: 'not_found', message: 'There is no such mail.', remedy: 'Reload the list of mails.' },
  CLOCK_FIXED: {
    kind: 'conflict',
    message: 'The clock of a live shop cannot be moved.',
    remedy: 'Only the demo and the tests may move time.',
  },
});
