import { z } from 'zod';
import { programTerms } from './admin-affiliates';
import { endpoint } from './endpoint';
import { paidEvents } from './paid-events';
import { locale, moment } from './primitives';
import { programAdmission, programKind } from './programs';
import { rateRule, rateRules, RULES_REFUSED, tierLadder } from './rates';

/**
 * The terms of a contract, with the affiliate's own rate in them; `maxPayments` null means all payments of a subscription earn,
 * `lifetimeMonths` null that customers who stay, stay for good.
 */
export const contractTerms = programTerms.extend({
  maxPayments: z.number().int().nullable(),
  /** What the first of two clicks gets of what it would earn alone, the last one the rest; null unless the model shares. */
  firstShareBasisPoints: z.number().int().nullable(),
  /** What becomes of an order from an exclusive territory that another brought; null where territories decide nothing. */
  territoryRule: z.enum(['holder', 'shared', 'holder_only']).nullable(),
  /** What the holder gets of what they would earn alone; null unless it is shared. */
  territoryShareBasisPoints: z.number().int().nullable(),
  /** For how many months after somebody was recruited their sales pay a second tier; null for good. */
  secondTierMonths: z.number().int().nullable(),
  /** Whether advertisements in search engines on the shop’s name are forbidden. */
  forbidsBrandAds: z.boolean(),
  lifetime: z.boolean(),
  lifetimeMonths: z.number().int().nullable(),
  /** For how many months after its first payment a subscription earns; null for as long as it runs. */
  maxMonths: z.number().int().nullable(),
  rules: z.array(rateRule),
  tiers: tierLadder.nullable(),
  /** What pays beside sales or instead of them; null where sales alone do. */
  events: paidEvents.nullable(),
});
export type ContractTerms = z.output<typeof contractTerms>;

/** One term that differs, as the affiliate sees it: `text` are the words of the contract. A mixed change is worse as a whole. */
export const contractChange = z.object({
  term: z.enum([
    'rateBasisPoints',
    'secondTierBasisPoints',
    'secondTierBase',
    'secondTierMonths',
    'commissionBase',
    'model',
    'firstShareBasisPoints',
    'territoryRule',
    'territoryShareBasisPoints',
    'windowDays',
    'holdDays',
    'allowOwnReferrals',
    'forbidsBrandAds',
    'maxPayments',
    'lifetime',
    'lifetimeMonths',
    'maxMonths',
    'rules',
    'tiers',
    'events',
    'text',
  ]),
  direction: z.enum(['better', 'worse']),
});
export type ContractChange = z.output<typeof contractChange>;

/** Who gave the consent: the affiliate, staff for them, staff from a paper; or it was in force before consent was kept. */
export const contractConsent = z.enum(['self', 'staff', 'paper', 'before_consent', 'none']);

/** Terms on paper: what is read, and the SHA-256 of it that an answer names. */
export const contractOffer = z.object({
  version: z.number().int(),
  terms: contractTerms,
  text: z.string(),
  hash: z.string(),
  /** What differs from the terms in force. */
  changes: z.array(contractChange),
});
export type ContractOffer = z.output<typeof contractOffer>;

export const contractEntry = z.object({
  id: z.string(),
  kind: z.enum([
    'joined',
    'bettered',
    'noticed',
    'accepted',
    'declined',
    'renewed',
    'confirmed',
    'shortened',
    'lapsed',
    'left',
    'terminated',
    'resumed',
  ]),
  at: moment,
  version: z.number().int(),
  rateBasisPoints: z.number().int().nullable(),
  consent: contractConsent,
  hash: z.string(),
  validUntil: moment.nullable(),
  note: z.string().nullable(),
});
export type ContractEntryView = z.output<typeof contractEntry>;

/** The contract of an affiliate in one program as it stands. `id` is the affiliate's documentId. */
export const contractView = z.object({
  id: z.string(),
  program: z.string(),
  code: z.string(),
  ended: z.boolean(),
  /** True where it ended because nothing was sold: the shop can take that back, and nobody renews it by themselves. */
  lapsed: z.boolean(),
  /**
   * That one side has ended it: the affiliate, at once, or the shop, with notice; since when it is said, from when on nothing new counts, and why. `again` is the
   * program to apply to once it is over; null before, and where nobody can.
   */
  parted: z
    .object({ by: z.enum(['affiliate', 'shop']), at: moment, until: moment, reason: z.string().nullable(), again: z.string().nullable() })
    .nullable(),
  /** The terms in force. */
  inForce: contractOffer,
  since: moment,
  consent: z.object({ how: contractConsent, at: moment, hash: z.string() }),
  /** True where nobody but staff, or the upgrade, has spoken for the affiliate: they are asked themselves. */
  asksConsent: z.boolean(),
  begunAt: moment,
  validUntil: moment,
  /** The next day the contract may be revised without an acceptance; null for never. */
  revisionAt: moment.nullable(),
  /** Worse terms that were told and do not apply yet. `appliesAt` is null while nothing makes them apply. */
  notice: z
    .object({
      offer: contractOffer,
      toldAt: moment,
      noticeEndsAt: moment,
      revisionAt: moment.nullable(),
      answer: z.enum(['none', 'accepted', 'declined']),
      answeredAt: moment.nullable(),
      appliesAt: moment.nullable(),
    })
    .nullable(),
  /** What a renewal would agree to, in the last thirty days and after the end; null before. */
  renewal: contractOffer.nullable(),
  history: z.array(contractEntry),
});
export type ContractView = z.output<typeof contractView>;

const idParams = z.strictObject({ id: z.string().min(1).max(64) });
const inLanguage = z.strictObject({ locale: locale.default('en') });
const what = z.enum(['accept', 'decline', 'renew', 'confirm']);
const REFUSALS = [
  'CONTRACT_CHANGED',
  'CONTRACT_NOTHING_TO_ANSWER',
  'CONTRACT_ACCEPTED_ALREADY',
  'CONTRACT_NOT_DUE',
  'CONTRACT_LAPSED',
  'CONTRACT_PARTED',
] as const;

export const listContracts = endpoint({
  id: 'contracts.list',
  method: 'GET',
  path: '/partner/contracts',
  access: 'affiliate',
  graphql: 'partnerContracts',
  summary: 'Your contracts: the terms in force, the consent behind them, and what waits for an answer.',
  query: inLanguage,
  response: z.array(contractView),
  failures: ['NOT_AN_AFFILIATE'],
});
export const answerContract = endpoint({
  id: 'contracts.answer',
  method: 'POST',
  path: '/partner/contracts/:id/answers',
  access: 'affiliate',
  rateLimit: 30,
  summary:
    'Accepts or declines a notice, renews a contract, or consents to what was written down for you; `hash` is that of what you read.',
  params: idParams,
  body: z.strictObject({ what, locale: locale.default('en'), hash: z.string().max(64).optional() }),
  response: contractView,
  failures: ['NOT_AN_AFFILIATE', 'AFFILIATE_NOT_FOUND', ...REFUSALS],
});

const MANAGE = 'admin:affiliates.manage';
const READ = 'admin:affiliates.read';

export const readContract = endpoint({
  id: 'adminContracts.read',
  method: 'GET',
  path: '/affiliates/:id/contract',
  access: READ,
  managed: 'affiliate',
  summary: 'The contract of one affiliate, as they see it.',
  params: idParams,
  query: inLanguage,
  response: contractView,
  failures: ['AFFILIATE_NOT_FOUND'],
});
export const recordPaper = endpoint({
  id: 'adminContracts.recordPaper',
  method: 'POST',
  path: '/affiliates/:id/contract/papers',
  access: MANAGE,
  managed: 'affiliate',
  summary: 'Records what an affiliate said on paper; it counts from now, whatever the day on the paper.',
  params: idParams,
  body: z.strictObject({ what, reason: z.string().trim().min(3, 'a reason of a few words').max(500), locale: locale.default('en') }),
  response: contractView,
  failures: ['AFFILIATE_NOT_FOUND', ...REFUSALS],
});

/** How one affiliate stands in a program's terms. */
export const termsPerson = z.object({
  id: z.string(),
  name: z.string(),
  code: z.string(),
  version: z.number().int(),
  rateBasisPoints: z.number().int().nullable(),
  consent: contractConsent,
  consentAt: moment,
  validUntil: moment,
  ended: z.boolean(),
  notice: z
    .object({
      version: z.number().int(),
      toldAt: moment,
      noticeEndsAt: moment,
      answer: z.enum(['none', 'accepted', 'declined']),
      appliesAt: moment.nullable(),
    })
    .nullable(),
});
export type TermsPerson = z.output<typeof termsPerson>;

/** A draft of a program’s terms. */
export const draftTerms = z.strictObject({
  rateBasisPoints: z.number().int().min(0).max(15_000),
  secondTierBasisPoints: z.number().int().min(0).max(10_000),
  secondTierBase: z.enum(['same', 'first_tier']),
  /** Left out, it stays as it is. */
  secondTierMonths: z.number().int().min(1).max(240).nullable().optional(),
  commissionBase: z.enum(['gross', 'net_of_tax', 'net_of_fee', 'profit']),
  model: z.enum(['last_click', 'first_click', 'multi_click']),
  /** Left out, it stays as it is, and is half where sales were not shared; of no account to the other models. */
  firstShareBasisPoints: z.number().int().min(1).max(9_999).nullable().optional(),
  /** Left out, these two stay as they are. */
  territoryRule: z.enum(['holder', 'shared', 'holder_only']).nullable().optional(),
  territoryShareBasisPoints: z.number().int().min(1).max(9_999).nullable().optional(),
  windowDays: z.number().int().min(0).max(3650),
  holdDays: z.number().int().min(0).max(365),
  allowOwnReferrals: z.boolean(),
  /** Left out, it stays as it is. */
  forbidsBrandAds: z.boolean().optional(),
  maxPayments: z.number().int().min(1).max(1000).nullable(),
  lifetime: z.boolean(),
  lifetimeMonths: z.number().int().min(1).max(240).nullable(),
  /** Left out, these four stay as they are. */
  maxMonths: z.number().int().min(1).max(240).nullable().optional(),
  rules: rateRules.optional(),
  tiers: tierLadder.nullable().optional(),
  events: paidEvents.nullable().optional(),
});

export const readTerms = endpoint({
  id: 'adminContracts.readTerms',
  method: 'GET',
  path: '/programs/:id/terms',
  access: READ,
  managed: 'everybody',
  summary: 'A program’s terms by version, and who is under which, was told, accepted or declined.',
  params: idParams,
  response: z.object({
    id: z.string(),
    name: z.string(),
    version: z.number().int(),
    noticeDays: z.number().int(),
    /** How people find it and come in; whether `url` is open to everybody, `listed` says. */
    door: z.object({ url: z.string(), listed: z.boolean(), admission: programAdmission, kind: programKind }),
    terms: contractTerms,
    versions: z.array(contractTerms.extend({ version: z.number().int(), since: moment, people: z.number().int() })),
    people: z.array(termsPerson),
  }),
  failures: ['PROGRAM_NOT_FOUND'],
});
export const previewTerms = endpoint({
  id: 'adminContracts.previewTerms',
  method: 'POST',
  path: '/programs/:id/terms/preview',
  access: READ,
  managed: 'everybody',
  summary: 'Who new terms would concern, whether they are better or worse for each, and from when they would apply. Stores nothing.',
  params: idParams,
  body: z.strictObject({ terms: draftTerms }),
  response: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      verdict: z.enum(['same', 'better', 'worse']),
      changes: z.array(contractChange),
      /** What they were promised and what they would be; null where nothing differs for them. */
      terms: z.object({ before: contractTerms, after: contractTerms }).nullable(),
      /** The words of the contract, as far as they differ; null where they do not. */
      words: z.object({ before: z.string(), after: z.string() }).nullable(),
      noticeEndsAt: moment.nullable(),
      /** When they would apply without an acceptance; null for never. */
      appliesAt: moment.nullable(),
    }),
  ),
  failures: ['PROGRAM_NOT_FOUND'],
});
export const publishTerms = endpoint({
  id: 'adminContracts.publishTerms',
  method: 'POST',
  path: '/programs/:id/terms',
  access: MANAGE,
  managed: 'everybody',
  summary:
    'Gives a program new terms: better ones apply at once, worse ones are told and wait. `version` is the one the draft was made from.',
  params: idParams,
  body: z.strictObject({ version: z.number().int(), terms: draftTerms }),
  response: z.object({ version: z.number().int() }),
  failures: ['PROGRAM_NOT_FOUND', 'TERMS_CHANGED', 'MULTI_CLICK_FIXED', 'TERRITORY_SHARES_TWICE', ...RULES_REFUSED],
});
