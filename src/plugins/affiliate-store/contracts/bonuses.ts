import { z } from 'zod';
import { endpoint } from './endpoint';
import { byteCount, cursor, moment, pageSize, reason } from './primitives';

/** `begun`: its file is missing. `withdrawn` by its affiliate, `stopped` by the shop or the creator. */
export const bonusState = z.enum(['begun', 'in_review', 'approved', 'declined', 'withdrawn', 'stopped']);
export const bonusKind = z.enum(['file', 'link']);

/** What an affiliate gives to buyers of one product, without a word of who they are. */
export const bonusView = z.object({
  id: z.string(),
  state: bonusState,
  kind: bonusKind,
  title: z.string(),
  text: z.string(),
  /** A page of the affiliate's own; null for a file. */
  url: z.string().nullable(),
  file: z.object({ name: z.string(), bytes: byteCount }).nullable(),
  /** How long after the payment it is given. */
  delayHours: z.number().int(),
  product: z.object({ id: z.string(), name: z.string() }),
  program: z.string(),
  code: z.string(),
  /** Why it was declined or stopped. */
  reason: z.string().nullable(),
  /** How many orders wait for its time, and how many got it. */
  waiting: z.number().int(),
  given: z.number().int(),
  createdAt: moment,
  changedAt: moment,
});
export type BonusView = z.output<typeof bonusView>;

/** The same with whose it is, for whoever approves it. */
export const reviewedBonus = bonusView.extend({ affiliate: z.string() });
export type ReviewedBonus = z.output<typeof reviewedBonus>;

/** A bonus as it is shown before the payment. */
export const offeredBonus = z.object({
  id: z.string(),
  product: z.string(),
  title: z.string(),
  text: z.string(),
  kind: bonusKind,
  delayHours: z.number().int(),
  /** Who gives it. */
  from: z.string(),
});

/** A bonus as the buyer it was promised to has it. */
export const libraryBonus = z.object({
  /** What a download is asked for by. */
  id: z.string(),
  title: z.string(),
  text: z.string(),
  kind: bonusKind,
  /** `ended`: access to the product is over, or the bonus was stopped. */
  state: z.enum(['open', 'waiting', 'paused', 'ended']),
  opensAt: moment,
  from: z.string(),
  /** Where it leads: a page of the giver's own, with nothing about the buyer in it; null until it is open. */
  url: z.string().nullable(),
  file: z.object({ name: z.string(), bytes: byteCount }).nullable(),
});
export type LibraryBonus = z.output<typeof libraryBonus>;

/** What a program says about bonuses. */
export const bonusTerms = z.object({ enabled: z.boolean(), automatic: z.boolean() });

/** What is decided about a bonus. */
export const bonusDecision = z.strictObject({
  to: z.enum(['approved', 'declined', 'stopped']),
  /** Told to its affiliate; needed for everything but an approval. */
  reason: reason.nullable().default(null),
});
/** An address that is good for five minutes. */
export const bonusFileAddress = z.object({ url: z.string(), expiresAt: moment });

const byId = z.strictObject({ id: z.string().min(1).max(64) });
const PER_MINUTE = 20;
/** Three months. */
const LONGEST_DELAY = 24 * 90;

export const listPartnerBonuses = endpoint({
  id: 'partnerBonuses.list',
  method: 'GET',
  path: '/partner/bonuses',
  access: 'affiliate',
  paginated: true,
  summary: 'Your bonuses for buyers, newest first: how each stands, and how many were given.',
  query: z.strictObject({ state: bonusState.optional(), cursor, pageSize }),
  response: z.array(bonusView),
  failures: ['NOT_AN_AFFILIATE', 'CURSOR_INVALID'],
});
export const listBonusChoices = endpoint({
  id: 'partnerBonuses.choices',
  method: 'GET',
  path: '/partner/bonuses/choices',
  access: 'affiliate',
  summary: 'Where you may register a bonus: your places in programs that have them, with their products.',
  response: z.array(
    z.object({
      code: z.string(),
      program: z.string(),
      /** Whether nobody looks before buyers see it. */
      automatic: z.boolean(),
      products: z.array(z.object({ id: z.string(), name: z.string() })),
    }),
  ),
  failures: ['NOT_AN_AFFILIATE'],
});
export const registerBonus = endpoint({
  id: 'partnerBonuses.register',
  method: 'POST',
  path: '/partner/bonuses',
  access: 'affiliate',
  status: 201,
  rateLimit: PER_MINUTE,
  summary: 'Registers a bonus for buyers of one product: a link to a page of your own, or a file that is sent next.',
  body: z.strictObject({
    code: z.string().trim().min(1).max(64),
    product: z.string().min(1).max(64),
    kind: bonusKind,
    title: z.string().trim().min(2).max(120),
    text: z.string().trim().max(2000).default(''),
    /** Of a link: https, on your own site. */
    url: z.string().trim().min(1).max(500).nullable().default(null),
    delayHours: z.number().int().min(0).max(LONGEST_DELAY),
  }),
  response: bonusView,
  failures: ['NOT_AN_AFFILIATE', 'LINK_PLACE_INACTIVE', 'BONUSES_OFF', 'BONUS_PRODUCT_UNKNOWN', 'BONUS_URL_INVALID', 'BONUSES_TOO_MANY'],
});
export const sendBonusFile = endpoint({
  id: 'partnerBonuses.upload',
  method: 'POST',
  path: '/partner/bonuses/:id/upload',
  access: 'affiliate',
  status: 201,
  rateLimit: PER_MINUTE,
  summary: 'An address the file is sent to, whole as the body of a PUT (application/octet-stream); good for five minutes.',
  params: byId,
  response: bonusFileAddress,
  failures: ['NOT_AN_AFFILIATE', 'BONUS_NOT_FOUND', 'BONUS_STATE'],
});
export const openOwnBonusFile = endpoint({
  id: 'partnerBonuses.open',
  method: 'POST',
  path: '/partner/bonuses/:id/file',
  access: 'affiliate',
  rateLimit: PER_MINUTE,
  summary: 'A signed address of the file of a bonus of yours, good for five minutes.',
  params: byId,
  response: bonusFileAddress,
  failures: ['NOT_AN_AFFILIATE', 'BONUS_NOT_FOUND', 'BONUS_HAS_NO_FILE'],
});
export const withdrawBonus = endpoint({
  id: 'partnerBonuses.withdraw',
  method: 'POST',
  path: '/partner/bonuses/:id/withdraw',
  access: 'affiliate',
  rateLimit: PER_MINUTE,
  summary: 'Takes a bonus out of the checkout. Whoever was promised it still gets it.',
  params: byId,
  response: bonusView,
  failures: ['NOT_AN_AFFILIATE', 'BONUS_NOT_FOUND', 'BONUS_STATE'],
});

/** Who sends a file, by an address of `partnerBonuses.upload`. */
export const bonusUploadPath = '/bonus-files/:ticket';
export const bonusUploadQuery = z.strictObject({ name: z.string().min(1).max(250), type: z.string().max(130).default('') });

export const listStudioBonuses = endpoint({
  id: 'studioBonuses.list',
  method: 'GET',
  path: '/studio/bonuses',
  access: 'creator',
  paginated: true,
  summary: 'Bonuses affiliates give to buyers of your own products, newest first.',
  query: z.strictObject({ state: bonusState.optional(), cursor, pageSize }),
  response: z.array(reviewedBonus),
  failures: ['NOT_A_CREATOR', 'CURSOR_INVALID'],
});
export const decideStudioBonus = endpoint({
  id: 'studioBonuses.decide',
  method: 'POST',
  path: '/studio/bonuses/:id/decision',
  access: 'creator',
  rateLimit: PER_MINUTE,
  summary: 'Approves or declines a bonus for a product of yours, or stops one that is given.',
  params: byId,
  body: bonusDecision,
  response: reviewedBonus,
  failures: ['NOT_A_CREATOR', 'BONUS_NOT_FOUND', 'BONUS_STATE', 'BONUS_REASON_MISSING'],
});
export const openStudioBonusFile = endpoint({
  id: 'studioBonuses.open',
  method: 'POST',
  path: '/studio/bonuses/:id/file',
  access: 'creator',
  rateLimit: PER_MINUTE,
  summary: 'A signed address of the file of a bonus for a product of yours, good for five minutes.',
  params: byId,
  response: bonusFileAddress,
  failures: ['NOT_A_CREATOR', 'BONUS_NOT_FOUND', 'BONUS_HAS_NO_FILE'],
});

/** A program somebody sells in, and what it says about bonuses. */
export const studioBonusTerms = bonusTerms.extend({
  program: z.string(),
  name: z.string(),
  /** False where others sell in it too: then the shop decides. */
  yours: z.boolean(),
});
export type StudioBonusTerms = z.output<typeof studioBonusTerms>;

export const readStudioBonusTerms = endpoint({
  id: 'studioBonuses.readTerms',
  method: 'GET',
  path: '/studio/bonus-terms',
  access: 'creator',
  summary: 'The programs your products are in, and whether affiliates may give bonuses there.',
  response: z.array(studioBonusTerms),
  failures: ['NOT_A_CREATOR'],
});
export const changeStudioBonusTerms = endpoint({
  id: 'studioBonuses.changeTerms',
  method: 'PUT',
  path: '/studio/bonus-terms/:program',
  access: 'creator',
  rateLimit: PER_MINUTE,
  summary: 'Turns bonuses of affiliates on or off in a program nobody else sells in.',
  params: z.strictObject({ program: z.string().min(1).max(64) }),
  body: bonusTerms.strict(),
  response: studioBonusTerms,
  failures: ['NOT_A_CREATOR', 'PROGRAM_NOT_FOUND', 'BONUS_TERMS_SHARED'],
});
