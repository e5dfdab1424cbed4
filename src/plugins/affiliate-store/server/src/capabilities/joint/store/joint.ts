import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { now } from '../../../platform/clock';
import { contentHash, publicId } from '../../../platform/ids';
import { locked, sql } from '../../../platform/transaction';
import type { JointCampaign, JointConsent, JointField, JointState } from '../domain/campaign';

const CAMPAIGNS = 'afs_joint_campaigns';
const CONSENTS = 'afs_joint_consents';
const VIEWS = 'afs_joint_views';

type Raw = Record<string, unknown>;

const momentOrNull = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));
const fieldsIn = (text: unknown): readonly JointField[] => String(text).split(',') as JointField[];

const campaignOf = (row: Raw): JointCampaign => ({
  id: Number(row['id']),
  publicId: String(row['public_id']),
  partyId: Number(row['party_id']),
  affiliateId: Number(row['affiliate_id']),
  name: String(row['name']),
  purpose: String(row['purpose']),
  fields: fieldsIn(row['fields']),
  state: row['state'] as JointState,
  declaredAt: Number(row['declared_at']),
  activeSince: momentOrNull(row['active_since']),
  endedAt: momentOrNull(row['ended_at']),
});

export type NewCampaign = Pick<JointCampaign, 'partyId' | 'affiliateId' | 'name' | 'purpose' | 'fields'>;

/** Declares a campaign; null where one of these two is under way. Inside the unit of work. */
export const insertCampaign = async (strapi: Core.Strapi, campaign: NewCampaign): Promise<JointCampaign | null> => {
  // Without a conflict target: the key is a partial index.
  const [row] = (await sql(strapi)(CAMPAIGNS)
    .insert({
      public_id: publicId('jnt'),
      party_id: campaign.partyId,
      affiliate_id: campaign.affiliateId,
      name: campaign.name,
      purpose: campaign.purpose,
      fields: campaign.fields.join(','),
      state: 'proposed',
      declared_at: now(),
    })
    .onConflict()
    .ignore()
    .returning('*')) as Raw[];
  return row ? campaignOf(row) : null;
};

/** A campaign; with `hold` nobody changes it until the unit of work ends. */
export const findCampaign = async (strapi: Core.Strapi, id: string, hold: boolean): Promise<JointCampaign | null> => {
  const query = sql(strapi)(CAMPAIGNS).where({ public_id: id }).first();
  const row = (await (hold ? locked(strapi, query) : query)) as Raw | undefined;
  return row ? campaignOf(row) : null;
};

export const setCampaignState = async (strapi: Core.Strapi, campaign: JointCampaign, state: JointState): Promise<void> => {
  const at = now();
  const moment = state === 'active' ? { active_since: at } : { ended_at: at };
  await sql(strapi)(CAMPAIGNS)
    .where({ id: campaign.id })
    .update({ state, ...moment });
};

/** Which campaigns are listed. */
export interface CampaignFilter {
  readonly partyId?: number | undefined;
  readonly affiliateIds?: readonly number[] | undefined;
  readonly state?: JointState | undefined;
  /** The affiliates an administrator looks after; undefined for all. */
  readonly managed?: (() => Knex.QueryBuilder) | undefined;
}

const matching = (strapi: Core.Strapi, { partyId, affiliateIds, state, managed }: CampaignFilter) => {
  const query = sql(strapi)(CAMPAIGNS);
  if (partyId !== undefined) query.where({ party_id: partyId });
  if (affiliateIds !== undefined) query.whereIn('affiliate_id', [...affiliateIds]);
  if (state !== undefined) query.where({ state });
  if (managed !== undefined) query.whereIn('affiliate_id', managed().select('id'));
  return query;
};

/** A page of campaigns, newest first. */
export const campaignsOf = async (
  strapi: Core.Strapi,
  filter: CampaignFilter,
  { before, limit }: { readonly before?: number | undefined; readonly limit: number },
): Promise<readonly JointCampaign[]> => {
  const query = matching(strapi, filter).orderBy('id', 'desc').limit(limit);
  if (before !== undefined) query.where('id', '<', before);
  return ((await query) as Raw[]).map(campaignOf);
};

const counted = async (query: Knex.QueryBuilder): Promise<number> => {
  const row = (await query.count({ n: '*' }).first()) as Raw | undefined;
  return Number(row?.['n'] ?? 0);
};

export const countCampaigns = (strapi: Core.Strapi, filter: CampaignFilter): Promise<number> => counted(matching(strapi, filter));

const consentOf = (row: Raw): JointConsent => ({
  id: Number(row['id']),
  campaignId: Number(row['campaign_id']),
  orderId: Number(row['order_id']),
  orderNumber: String(row['order_number']),
  words: String(row['words']),
  hash: String(row['words_hash']),
  givenAt: Number(row['given_at']),
});

/** What words are known by. */
export const hashOfWords = (words: string): string => contentHash(words);

/** Keeps a consent with its words; nothing where one stands. Inside the unit of work. */
export const giveJointConsent = async (
  strapi: Core.Strapi,
  consent: Pick<JointConsent, 'campaignId' | 'orderId' | 'orderNumber' | 'words'>,
): Promise<void> => {
  await sql(strapi)(CONSENTS)
    .insert({
      campaign_id: consent.campaignId,
      order_id: consent.orderId,
      order_number: consent.orderNumber,
      words: consent.words,
      words_hash: hashOfWords(consent.words),
      given_at: now(),
    })
    .onConflict()
    .ignore();
};

export const endJointConsent = async (strapi: Core.Strapi, campaignId: number, orderId: number): Promise<void> => {
  await sql(strapi)(CONSENTS).where({ campaign_id: campaignId, order_id: orderId }).whereNull('ended_at').update({ ended_at: now() });
};

/** What stands of an order for a campaign; with `hold` it stays so until the unit of work ends. */
export const standingConsent = async (
  strapi: Core.Strapi,
  campaignId: number,
  orderId: number,
  hold: boolean,
): Promise<JointConsent | null> => {
  const query = sql(strapi)(CONSENTS).where({ campaign_id: campaignId, order_id: orderId }).whereNull('ended_at').first();
  const row = (await (hold ? locked(strapi, query) : query)) as Raw | undefined;
  return row ? consentOf(row) : null;
};

const standing = (strapi: Core.Strapi, campaignId: number) =>
  sql(strapi)(CONSENTS).where({ campaign_id: campaignId }).whereNull('ended_at');

export const consentsOfCampaign = async (
  strapi: Core.Strapi,
  campaignId: number,
  { before, limit }: { readonly before?: number | undefined; readonly limit: number },
): Promise<readonly JointConsent[]> => {
  const query = standing(strapi, campaignId).orderBy('id', 'desc').limit(limit);
  if (before !== undefined) query.where('id', '<', before);
  return ((await query) as Raw[]).map(consentOf);
};

export const countConsents = (strapi: Core.Strapi, campaignId: number): Promise<number> => counted(standing(strapi, campaignId));

/** One look, as it is kept for good. */
export interface JointLook {
  readonly id: number;
  readonly orderNumber: string;
  readonly who: string;
  readonly fields: readonly JointField[];
  readonly at: number;
}

/** Writes down that somebody looks. Inside the unit of work that shows it. */
export const insertLook = async (
  strapi: Core.Strapi,
  look: { readonly campaign: JointCampaign; readonly consent: JointConsent; readonly who: string },
): Promise<void> => {
  await sql(strapi)(VIEWS).insert({
    campaign_id: look.campaign.id,
    order_id: look.consent.orderId,
    order_number: look.consent.orderNumber,
    who: look.who,
    fields: look.campaign.fields.join(','),
    at: now(),
  });
};

const lookOf = (row: Raw): JointLook => ({
  id: Number(row['id']),
  orderNumber: String(row['order_number']),
  who: String(row['who']),
  fields: fieldsIn(row['fields']),
  at: Number(row['at']),
});

/** A page of looks, newest first; of one order where it is named. */
export const looksOf = async (
  strapi: Core.Strapi,
  campaignId: number,
  { orderId, before, limit }: { readonly orderId?: number; readonly before?: number | undefined; readonly limit: number },
): Promise<readonly JointLook[]> => {
  const query = sql(strapi)(VIEWS).where({ campaign_id: campaignId }).orderBy('id', 'desc').limit(limit);
  if (orderId !== undefined) query.where({ order_id: orderId });
  if (before !== undefined) query.where('id', '<', before);
  return ((await query) as Raw[]).map(lookOf);
};

export const countLooks = (strapi: Core.Strapi, campaignId: number): Promise<number> =>
  counted(sql(strapi)(VIEWS).where({ campaign_id: campaignId }));
