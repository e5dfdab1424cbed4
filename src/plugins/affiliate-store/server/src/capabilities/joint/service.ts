import type { Core } from '@strapi/strapi';
import { door } from '../../platform/door';
import type { JointCampaign, JointConsent, JointState } from './domain/campaign';
import {
  campaignsOf,
  consentsOfCampaign,
  countCampaigns,
  countConsents,
  countLooks,
  endJointConsent,
  findCampaign,
  giveJointConsent,
  hashOfWords,
  insertCampaign,
  insertLook,
  looksOf,
  setCampaignState,
  standingConsent,
  type CampaignFilter,
  type JointLook,
  type NewCampaign,
} from './store/joint';

export { belongs, inOrder, mayBecome, shownOf } from './domain/campaign';
export { jointFailures } from './domain/failures';
export { consentWords } from './domain/words';
export type { JointCampaign, JointConsent, JointField, JointState } from './domain/campaign';
export type { JointLook } from './store/joint';

interface Paged {
  readonly before?: number | undefined;
  readonly limit: number;
}

/** The room of what producers and affiliates do together, and what of buyers is shown for it. */
export interface JointService {
  /** Null where the two have one under way. Inside the unit of work. */
  declare(campaign: NewCampaign): Promise<JointCampaign | null>;
  find(id: string, hold?: boolean): Promise<JointCampaign | null>;
  become(campaign: JointCampaign, state: JointState): Promise<void>;
  list(filter: CampaignFilter, page: Paged): Promise<readonly JointCampaign[]>;
  count(filter: CampaignFilter): Promise<number>;
  hashOf(words: string): string;
  agree(consent: Pick<JointConsent, 'campaignId' | 'orderId' | 'orderNumber' | 'words'>): Promise<void>;
  takeBack(campaignId: number, orderId: number): Promise<void>;
  /** What stands of an order for a campaign; held until the unit of work ends where it is said. */
  consent(campaignId: number, orderId: number, hold?: boolean): Promise<JointConsent | null>;
  consentsOf(campaignId: number, page: Paged): Promise<readonly JointConsent[]>;
  countConsents(campaignId: number): Promise<number>;
  /** Writes down that somebody looks. Inside the unit of work that shows it. */
  look(look: { readonly campaign: JointCampaign; readonly consent: JointConsent; readonly who: string }): Promise<void>;
  looksOf(campaignId: number, page: Paged & { readonly orderId?: number }): Promise<readonly JointLook[]>;
  countLooks(campaignId: number): Promise<number>;
}

/** The room's service, as any room or flow reaches it. */
export const joint = (strapi: Core.Strapi): JointService => door<JointService>(strapi, 'joint');

/** Makes the room's service. */
export const jointService = ({ strapi }: { strapi: Core.Strapi }): JointService => ({
  declare: (campaign) => insertCampaign(strapi, campaign),
  find: (id, hold = false) => findCampaign(strapi, id, hold),
  become: (campaign, state) => setCampaignState(strapi, campaign, state),
  list: (filter, page) => campaignsOf(strapi, filter, page),
  count: (filter) => countCampaigns(strapi, filter),
  hashOf: hashOfWords,
  agree: (consent) => giveJointConsent(strapi, consent),
  takeBack: (campaignId, orderId) => endJointConsent(strapi, campaignId, orderId),
  consent: (campaignId, orderId, hold = false) => standingConsent(strapi, campaignId, orderId, hold),
  consentsOf: (campaignId, page) => consentsOfCampaign(strapi, campaignId, page),
  countConsents: (campaignId) => countConsents(strapi, campaignId),
  look: (look) => insertLook(strapi, look),
  looksOf: (campaignId, page) => looksOf(strapi, campaignId, page),
  countLooks: (campaignId) => countLooks(strapi, campaignId),
});
