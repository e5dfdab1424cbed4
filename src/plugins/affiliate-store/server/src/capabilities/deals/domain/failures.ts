import { failures } from '../../../kernel/failure';

/** Refusals of this room. */
export const dealFailures = failures({
  DEAL_NOT_FOUND: { kind: 'not_found', message: 'There is no such deal.', remedy: 'Open it from the list of deals.' },
  DEAL_PARTNER_UNKNOWN: {
    kind: 'not_found',
    message: 'No seller of this shop has that handle.',
    remedy: 'Ask them for the handle of their creator’s page.',
  },
  DEAL_WITH_ONESELF: { kind: 'invalid', message: 'A deal takes two sellers.', remedy: 'Name somebody else.' },
  DEAL_PROGRAM_UNFIT: {
    kind: 'conflict',
    message: 'This program cannot be put into a deal: others sell in it too, or newcomers have a path before them.',
    remedy: 'Ask the shop for a program of one seller’s own, without a path; details.side says whose it is about.',
  },
  DEAL_PRODUCT_UNKNOWN: {
    kind: 'not_found',
    message: 'A product or piece of the deal is not on sale, or not in use, in its program.',
    remedy: 'Choose from the lists of the two sides.',
  },
  DEAL_DAYS_WRONG: {
    kind: 'invalid',
    message: 'A deal ends on a day to come, after the days of its notice and within three years.',
    remedy: 'Choose a later day, or fewer days of notice.',
  },
  DEAL_EXISTS: {
    kind: 'conflict',
    message: 'There is a deal between the two of you about these programs already.',
    remedy: 'Answer or end that one first.',
  },
  DEAL_PLACE_TAKEN: {
    kind: 'conflict',
    message: 'One of you is an affiliate of the other’s program already, and keeps those terms.',
    remedy: 'Nobody earns twice in one program: ask the shop to change that place instead. details.side says whose it is.',
  },
  DEAL_TERMS_CHANGED: {
    kind: 'conflict',
    message: 'The terms of a program have changed since the deal was proposed.',
    remedy: 'Propose it again, so that both have read what they agree to.',
  },
  DEAL_STATE: {
    kind: 'conflict',
    message: 'The deal does not stand where this could be done.',
    remedy: 'Reload: details.state says how it stands.',
  },
});
