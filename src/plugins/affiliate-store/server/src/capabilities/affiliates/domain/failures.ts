import { failures } from '../../../kernel/failure';

/** Everything the room refuses, with a stable code each. */
export const affiliateFailures = failures({
  AFFILIATE_NOT_FOUND: { kind: 'not_found', message: 'There is no such affiliate.', remedy: 'Reload the list of affiliates.' },
  PROGRAM_NOT_FOUND: {
    kind: 'not_found',
    message: 'There is no such program.',
    remedy: 'Choose one of the programs in the Content Manager.',
  },
  PROGRAM_WITHOUT_TERMS: {
    kind: 'conflict',
    message: 'This program does not say what it pays or for how long, so that nobody can join it.',
    remedy: 'Give the program a rate and a window in the Content Manager.',
  },
  CODE_MALFORMED: {
    kind: 'invalid',
    message: 'A code has 3 to 32 letters (a to z), digits, dashes or underscores, and begins and ends with a letter or digit.',
    remedy: 'Choose a code of that form, or leave it out to have one made.',
  },
  CODE_RESERVED: {
    kind: 'invalid',
    message: 'This code is reserved: visitors could take it for the shop itself.',
    remedy: 'Choose another code.',
  },
  CODE_TAKEN: {
    kind: 'conflict',
    message: 'This code belongs to another affiliate, or did once: codes are never given out twice.',
    remedy: 'Choose another code.',
  },
  ALREADY_ENROLLED: {
    kind: 'conflict',
    message: 'This person is in the program already.',
    remedy: 'Open the affiliate named in details.affiliateCode.',
  },
  SPONSOR_NOT_FOUND: {
    kind: 'invalid',
    message: 'No affiliate has the code named as sponsor.',
    remedy: 'Correct the sponsor’s code, or leave it out.',
  },
  SPONSOR_OTHER_PROGRAM: { kind: 'invalid', message: 'The sponsor is in another program.', remedy: 'Name a sponsor of the same program.' },
  SPONSOR_NOT_ACTIVE: {
    kind: 'conflict',
    message: 'The sponsor is not active in the program.',
    remedy: 'Approve the sponsor first, or leave the sponsor out.',
  },
  SPONSOR_IS_SELF: { kind: 'invalid', message: 'Nobody sponsors themself.', remedy: 'Leave the sponsor out.' },
  SPONSOR_CYCLE: {
    kind: 'invalid',
    message: 'This person sponsors, directly or through others, the sponsor named.',
    remedy: 'Leave the sponsor out: a sponsor is fixed when somebody joins.',
  },
  AFFILIATE_STATE_ILLEGAL: {
    kind: 'conflict',
    message: 'The affiliate is in a state from which this is not possible.',
    remedy: 'Reload the page: details.from says where the affiliate stands.',
  },
  PROGRAM_IN_USE: {
    kind: 'conflict',
    message: 'A program with affiliates cannot be deleted: their terms and earnings refer to it.',
    remedy: 'Close the program instead.',
  },
  CONTRACT_CHANGED: {
    kind: 'conflict',
    message: 'What is offered is not what was read: the terms have changed meanwhile.',
    remedy: 'Reload the page and read the terms again.',
  },
  CONTRACT_NOTHING_TO_ANSWER: {
    kind: 'conflict',
    message: 'No notice of new terms waits for an answer.',
    remedy: 'Reload the page: another one may have taken its place, or it applies already.',
  },
  CONTRACT_ACCEPTED_ALREADY: {
    kind: 'conflict',
    message: 'These terms were accepted already.',
    remedy: 'An acceptance cannot be taken back. Write to the shop.',
  },
  CONTRACT_NOT_DUE: {
    kind: 'conflict',
    message: 'A contract can be renewed in its last thirty days, and after its end.',
    remedy: 'Come back then: details.validUntil says until when it holds.',
  },
  TERMS_CHANGED: {
    kind: 'conflict',
    message: 'Somebody else has changed the terms of the program meanwhile.',
    remedy: 'Reload the page and look at the preview again.',
  },
  NOT_AN_AFFILIATE: {
    kind: 'forbidden',
    message: 'This account is not an affiliate of the shop.',
    remedy: 'Sign in with the address you joined the program with.',
  },
});
