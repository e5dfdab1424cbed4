import { failures } from '../../../kernel/failure';

/** Refusals of this room. */
export const caseFailures = failures({
  CASE_NOT_FOUND: { kind: 'not_found', message: 'There is no such case.', remedy: 'Open it from the list of cases.' },
  CASE_ABOUT_UNKNOWN: {
    kind: 'not_found',
    message: 'There is nothing of yours by that name to contest.',
    remedy: 'Send the id of one of your own referrals, commissions or blocked places.',
  },
  CASE_KIND_UNFIT: {
    kind: 'invalid',
    message: 'This cannot be contested in that way.',
    remedy: 'details.kinds lists what a case about it can be.',
  },
  CASE_INCOMPLETE: {
    kind: 'invalid',
    message: 'Please say about when the sale was, and of what.',
    remedy: 'Send `saleDay` (a day that has begun) and `product`; for a case about nothing else, `text`.',
  },
  CASE_ALREADY_OPEN: {
    kind: 'conflict',
    message: 'You have contested this already, and it is not decided yet.',
    remedy: 'details.case is the open case: write there.',
  },
  CASES_TOO_MANY: {
    kind: 'conflict',
    message: 'Too many of your cases are open to begin another.',
    remedy: 'Wait for an answer, or withdraw one.',
  },
  CASE_FULL: {
    kind: 'conflict',
    message: 'So much was written in this case that nothing more can be added.',
    remedy: 'It has to be decided, or withdrawn and opened anew.',
  },
  CASE_CLOSED: {
    kind: 'conflict',
    message: 'This case is decided or withdrawn already.',
    remedy: 'Reload: details.state says how it stands.',
  },
  CASE_OPEN: {
    kind: 'conflict',
    message: 'Somebody contests exactly this, and the case is not decided.',
    remedy: 'Decide the case details.case first: what it is about does not move behind its back.',
  },
  CASE_ENTRY_MISSING: {
    kind: 'invalid',
    message: 'What is upheld has to be booked.',
    remedy: 'Send `entry`; the case lists which it can have.',
  },
  CASE_ENTRY_UNFIT: {
    kind: 'invalid',
    message: 'This case cannot end with such an entry.',
    remedy: 'The case lists in `entries` what an upheld decision can book; a declined one books nothing.',
  },
  CASE_AMOUNT_MISSING: {
    kind: 'invalid',
    message: 'Please say how much is to be booked.',
    remedy: 'Send `amount` above zero in minor units, and `currency` where the case is about no order.',
  },
  CASE_NOTHING_HELD: {
    kind: 'conflict',
    message: 'Nothing of this order is held in a way the shop could end.',
    remedy: 'A dispute holds until the bank decides; uphold with a bonus, or decline.',
  },
});
