import { failures } from '../../../kernel/failure';

/** Refusals of this room. */
export const mailingFailures = failures({
  MAILING_NOT_FOUND: { kind: 'not_found', message: 'There is no such mailing.', remedy: 'Reload the list of mailings.' },
  MAILING_STATE_ILLEGAL: {
    kind: 'conflict',
    message: 'A mailing in this state cannot be stopped, or go on.',
    remedy: 'Reload: details.state says how it stands.',
  },
  MAILING_TO_NOBODY: {
    kind: 'conflict',
    message: 'Nobody is left whom this could be written to.',
    remedy: 'Choose other customers; the preview says why each was left out.',
  },
  ENROLMENT_UNKNOWN: {
    kind: 'not_found',
    message: 'This link is not from a letter of this shop, or its time is over.',
    remedy: 'Open the link of the letter in one piece, or apply on the page of the program.',
  },
});
