import { failures } from '../../../kernel/failure';

/** Refusals of news. */
export const talkFailures = failures({
  NEWS_NOT_FOUND: {
    kind: 'not_found',
    message: 'There is no such piece of news.',
    remedy: 'Open it from the list: it may have been taken back.',
  },
  NEWS_STATE: {
    kind: 'conflict',
    message: 'This piece of news cannot do that where it stands.',
    remedy: 'A draft is changed and published; what is published is taken back, and nothing else.',
  },
  NEWS_AUDIENCE_UNKNOWN: {
    kind: 'not_found',
    message: 'There is no such program, or a group was named without one.',
    remedy: 'Choose a program of the list; a group is always one of a program.',
  },
  NEWS_LANGUAGE_TWICE: {
    kind: 'invalid',
    message: 'A language was given twice.',
    remedy: 'Write each language once.',
  },
});
