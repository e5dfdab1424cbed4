import { failures } from '../../../kernel/failure';

/** Refusals of the operations room. */
export const operationsFailures = failures({
  WEBHOOK_NOT_FOUND: { kind: 'not_found', message: 'There is no such event.', remedy: 'Reload the list of events.' },
  WEBHOOK_NOT_RETRIABLE: {
    kind: 'conflict',
    message: 'This event is not waiting for anyone: it was applied, is being applied, or was given up so long ago that it was emptied.',
    remedy: 'Only dead and parked events can be tried again.',
  },
  MAIL_NOT_FOUND: { kind: 'not_found', message: 'There is no such mail.', remedy: 'Reload the list of mails.' },
  CLOCK_FIXED: {
    kind: 'conflict',
    message: 'The clock of a live shop cannot be moved.',
    remedy: 'Only the demo and the tests may move time.',
  },
  JOURNEY_UNDER_WAY: {
    kind: 'conflict',
    message: 'The time machine is running already.',
    remedy: 'Wait until it has arrived.',
  },
  JOURNEY_UNATTENDED: {
    kind: 'conflict',
    message: 'Nobody is there to lead through the days: this shop was not opened with npm run demo.',
    remedy: 'Open the demo with npm run demo and ask again.',
  },
});
