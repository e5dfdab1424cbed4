import { failures } from '../../../kernel/failure';
import { ENDED_CONTRACTS } from './ended-contracts';
import { SITE_PROGRAMS } from './site-programs';

/** Everything the room refuses, with a stable code each. */
export const affiliateFailures = failures({
  ...ENDED_CONTRACTS,
  ...SITE_PROGRAMS,
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
    remedy: 'Leave the sponsor out, or name somebody this person has not brought.',
  },
  SPONSOR_UNCHANGED: {
    kind: 'conflict',
    message: 'This is who the affiliate is bound to already.',
    remedy: 'Reload the page; there is nothing to change.',
  },
  NO_SECOND_TIER: {
    kind: 'conflict',
    message: 'Nothing is paid for recruiting in this program.',
    remedy: 'Join without the recruiter’s link.',
  },
  LEVELS_ABOVE_WHOLE: {
    kind: 'invalid',
    message: 'Rate and second tier together promise more than what they are taken of.',
    remedy: 'Lower one of them: details.levels is what all levels add up to, and 10000 is the whole.',
  },
  AFFILIATE_STATE_ILLEGAL: {
    kind: 'conflict',
    message: 'The affiliate is in a state from which this is not possible.',
    remedy: 'Reload the page: details.from says where the affiliate stands.',
  },
  AFFILIATE_ON_PATH: {
    kind: 'conflict',
    message: 'The path into this program is not done: nobody is let in around one of its steps.',
    remedy: 'Wait until the contract is signed at its end; the page of paths says how far they are.',
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
  CONTRACT_BY_DEAL: {
    kind: 'conflict',
    message: 'This contract came with a deal between two sellers, and ends with it.',
    remedy: 'Agree on another deal in the studio.',
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
  MULTI_CLICK_FIXED: {
    kind: 'conflict',
    message: 'Whether two affiliates share a sale, and how, cannot change once somebody is in the program.',
    remedy: 'Leave the model as it was (details.model), or make another program for it.',
  },
  TERRITORY_SHARES_TWICE: {
    kind: 'invalid',
    message: 'A program in which first and last click share a sale cannot share it with the holder of a territory too.',
    remedy: 'Choose another rule for territories, or another model.',
  },
  TERRITORY_TAKEN: {
    kind: 'conflict',
    message: 'One of these countries is held exclusively by somebody else in that time, or would be while another holds it exclusively.',
    remedy: 'details.country and details.holder name it: end that one first, or choose other days.',
  },
  TERRITORY_WITHOUT_RULE: {
    kind: 'conflict',
    message: 'The terms of this program say nothing of territories, so that an exclusive one would promise something they do not keep.',
    remedy: 'Say in the terms what becomes of an order from an exclusive territory, or grant it without exclusivity.',
  },
  TERRITORY_DAYS_WRONG: {
    kind: 'invalid',
    message: 'A territory ends after it begins, and begins today at the earliest: what was ordered before stays as it was decided.',
    remedy: 'Correct the days.',
  },
  TERRITORY_NOT_FOUND: {
    kind: 'not_found',
    message: 'This affiliate holds no such territory.',
    remedy: 'Reload the page.',
  },
  TERRITORY_ENDED: {
    kind: 'conflict',
    message: 'This territory has ended already.',
    remedy: 'Reload the page; there is nothing to end.',
  },
  RATES_TIED: {
    kind: 'invalid',
    message: 'Two rules ask the same and could both speak of one sale, so that neither would be the narrower.',
    remedy: 'details.one and details.other name them: let one of them ask for more, or for something else.',
  },
  RATES_KEY_TWICE: {
    kind: 'invalid',
    message: 'Two rules have the same key.',
    remedy: 'Give one of them another: details.key says which.',
  },
  RATES_TIER_UNKNOWN: {
    kind: 'invalid',
    message: 'A rule asks for a tier the program does not have.',
    remedy: 'details.rule and details.tier name them: add the tier, or take it out of the rule.',
  },
  RATES_MALFORMED: {
    kind: 'invalid',
    message: 'These are no rules and tiers of a program.',
    remedy: 'Edit them on the page of rates in the admin panel.',
  },
  TIERS_MALFORMED: {
    kind: 'invalid',
    message: 'Tiers go up: each asks for more than the one before and has a name of its own, and amounts have a currency.',
    remedy: 'Put the tiers into order.',
  },
  TIER_PAYS_LESS: {
    kind: 'invalid',
    message: 'By these rules there is a sale that pays less on a higher tier than on the one below.',
    remedy: 'Let the rules of the tier in details.tier pay at least what those below it pay.',
  },
  RATES_EXCEED_PRICE: {
    kind: 'invalid',
    message: 'At the price of an offer on sale a rule promises more than there is to give.',
    remedy:
      'details.rule and details.offer name them, details.wanted and details.left the sum: let the rule pay less, or not for this offer.',
  },
  PLAN_EXCEEDS_PRICE: {
    kind: 'invalid',
    message: 'At the price of an offer on sale more is promised than there is to give.',
    remedy:
      'details.offer and details.price name the example, details.promised and details.remains the sum: promise less, or ask for more. The setting money.plansMayExceed lets a shop save it on purpose.',
  },
  NOT_AN_AFFILIATE: {
    kind: 'forbidden',
    message: 'This account is not an affiliate of the shop.',
    remedy: 'Sign in with the address you joined the program with.',
  },
});
