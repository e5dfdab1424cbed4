import { failures } from '../../../kernel/failure';

/** Everything the room refuses, with a stable code each. */
export const pathFailures = failures({
  PATH_NOT_FOUND: { kind: 'not_found', message: 'You are on no such path.', remedy: 'Open the page “Get started” again.' },
  PATH_STEP_NOT_FOUND: { kind: 'not_found', message: 'There is no such step on this path.', remedy: 'Open the page “Get started” again.' },
  PATH_STEP_CLOSED: {
    kind: 'conflict',
    message: 'This step is not open yet: one before it is not done.',
    remedy: 'Do the steps in their order; the list says which one is next.',
  },
  PATH_STEP_DONE: { kind: 'conflict', message: 'This step is done already.', remedy: 'Go on with the next one.' },
  PATH_TEXT_CHANGED: {
    kind: 'conflict',
    message: 'This is not the text that was read.',
    remedy: 'Reload the page, and read the text again.',
  },
  QUIZ_PAUSED: {
    kind: 'conflict',
    message: 'There is a pause between two tries of this test.',
    remedy: 'Come back then: details.opensAt says when.',
  },
  QUIZ_TRIES_USED: {
    kind: 'conflict',
    message: 'All tries of this test are used.',
    remedy: 'Write to the shop: it can grant another try.',
  },
  QUIZ_TRY_NOT_FOUND: { kind: 'not_found', message: 'There is no such try of yours.', remedy: 'Begin the test again from its step.' },
  QUIZ_TRY_ANSWERED: { kind: 'conflict', message: 'This try was answered already.', remedy: 'Reload the page to see what it gave.' },
  QUIZ_UNANSWERED: {
    kind: 'invalid',
    message: 'A question of the test is not answered.',
    remedy: 'Answer each one: details.question names it.',
  },
  CERTIFICATE_NOT_FOUND: {
    kind: 'not_found',
    message: 'There is no certificate of this number.',
    remedy: 'Check the number, as it is printed on the certificate.',
  },
  CERTIFICATE_REVOKED: {
    kind: 'conflict',
    message: 'This certificate is revoked already.',
    remedy: 'Reload the page: it says since when, and why.',
  },
  PATH_CHANGED: {
    kind: 'conflict',
    message: 'Somebody else has changed this path meanwhile.',
    remedy: 'Reload the page and make your change again.',
  },
  PATH_KEY_TWICE: {
    kind: 'invalid',
    message: 'Two steps have the same key.',
    remedy: 'Give one of them another: details.step says which.',
  },
  PATH_ANSWER_MISSING: {
    kind: 'invalid',
    message: 'A question of a quiz has no right answer among its options.',
    remedy: 'Mark what is right in each question of the step in details.step.',
  },
  PATH_NDA_MISSING: {
    kind: 'invalid',
    message: 'Confidential material stands before any NDA, so that it would be shown to whoever comes.',
    remedy: 'Put an NDA before the step in details.step, or do not mark it confidential.',
  },
  PATH_QUIZ_MISSING: {
    kind: 'invalid',
    message: 'The path of a dealer program needs a quiz: without a passed test no dealer contract is signed.',
    remedy: 'Add a quiz to the path.',
  },
});
