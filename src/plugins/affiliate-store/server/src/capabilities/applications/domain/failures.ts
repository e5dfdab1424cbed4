import { failures } from '../../../kernel/failure';

/** Refusals of this room. */
export const applicationFailures = failures({
  APPLICATION_NOT_FOUND: { kind: 'not_found', message: 'There is no such application.', remedy: 'Reload the list of applications.' },
  APPLICATION_OPEN: {
    kind: 'conflict',
    message: 'You have applied already; the shop has not answered yet.',
    remedy: 'Change what you handed in: PUT /me/applications/:slug.',
  },
  APPLICATION_FINAL: {
    kind: 'conflict',
    message: 'The shop has decided, and this program takes no second application.',
    remedy: 'Write to the shop if something has changed.',
  },
  APPLICATION_STATE_ILLEGAL: {
    kind: 'conflict',
    message: 'The application is in a state from which this is not possible.',
    remedy: 'Reload: details.from says how it stands.',
  },
  APPLICATION_CHANGED: {
    kind: 'conflict',
    message: 'The application has changed since you looked.',
    remedy: 'Read it again and decide about what is there now.',
  },
  APPLICATION_INCOMPLETE: {
    kind: 'invalid',
    message: 'A question is not answered, or not as it has to be.',
    remedy: 'details.question names it.',
  },
  APPLICATION_REASON_MISSING: {
    kind: 'invalid',
    message: 'This decision needs a reason.',
    remedy: 'Send `reason`: for a refusal, for a question, and for an exception from the criteria.',
  },
  INVITE_NOT_FOUND: { kind: 'not_found', message: 'There is no such invite.', remedy: 'Reload the page of the program.' },
  INVITE_INVALID: {
    kind: 'conflict',
    message: 'This invite is used, over, or for another program.',
    remedy: 'Ask whoever invited you for another one, or apply without it.',
  },
  PROGRAM_CLOSED: {
    kind: 'conflict',
    message: 'This program takes nobody at present.',
    remedy: 'Look at the other programs in the marketplace.',
  },
  PROGRAM_TERMS_CHANGED: {
    kind: 'conflict',
    message: 'The terms of this program have changed since you read them.',
    remedy: 'Read them again; details.version is the version to accept.',
  },
});
