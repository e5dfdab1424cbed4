import { failures } from '../../../kernel/failure';

/** Everything the room refuses, with a stable code each. */
export const privacyFailures = failures({
  PERSON_UNKNOWN: {
    kind: 'not_found',
    message: 'Nothing is kept here under this address.',
    remedy: 'Check the spelling; people may have bought with another address.',
  },
  PERSON_REQUEST_NOT_FOUND: { kind: 'not_found', message: 'There is no such request.', remedy: 'Reload the list of requests.' },
  PERSON_REQUEST_WAITS: {
    kind: 'conflict',
    message: 'The same was asked for already and is not done yet.',
    remedy: 'Wait until it is done, or decide on the one that waits.',
  },
  PERSON_REQUEST_DECIDED: {
    kind: 'conflict',
    message: 'The request was decided on meanwhile.',
    remedy: 'Reload the page: details.state says where it stands.',
  },
  PERSON_FILE_GONE: {
    kind: 'gone',
    message: 'The file is not there: it is still being made, or its days are over.',
    remedy: 'Wait until it is done, or ask for a new one.',
  },
  ERASURE_HINDERED: {
    kind: 'conflict',
    message: 'The person cannot be erased yet: something of theirs is still going on.',
    remedy: 'End what details.because names, or wait until it has ended, and ask again.',
  },
  ERASURE_NEEDS_SECOND_PERSON: {
    kind: 'forbidden',
    message: 'Somebody else has to confirm this erasure.',
    remedy: 'Ask another administrator who may erase people.',
  },
  ERASURE_NOT_CONFIRMED: {
    kind: 'invalid',
    message: 'The address that was typed is not the one of the request.',
    remedy: 'Type the address of the person who is to be erased.',
  },
  MAILBOX_NOT_PROVEN: {
    kind: 'forbidden',
    message: 'Nobody knows yet that this mailbox is yours.',
    remedy: 'Sign in once by a link that is mailed to you, and ask again.',
  },
});
