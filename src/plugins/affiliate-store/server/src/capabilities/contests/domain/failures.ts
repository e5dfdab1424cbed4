import { failures } from '../../../kernel/failure';

/** Refusals of the contests room. */
export const contestFailures = failures({
  CONTEST_NOT_FOUND: { kind: 'not_found', message: 'There is no such contest.', remedy: 'Open it from the list of contests.' },
  CONTEST_PROGRAM_UNKNOWN: { kind: 'not_found', message: 'There is no such program.', remedy: 'Choose one from the list.' },
  CONTEST_DAYS_WRONG: {
    kind: 'invalid',
    message: 'The days of this contest are not in order, are over, or are more than a year.',
    remedy: 'Let it end today or later, not before it begins, and within a year of that.',
  },
  CONTEST_PRIZES_WRONG: {
    kind: 'invalid',
    message: 'A prize is above that of the rank before it, or a bounty has more than one.',
    remedy: 'Give each rank at most what the rank before it gets; a bounty has one amount.',
  },
  CONTEST_BEGUN: {
    kind: 'conflict',
    message: 'The contest has begun: what was announced holds.',
    remedy: 'A contest can be called off before its first day.',
  },
});
