import type { Core } from '@strapi/strapi';
import type { Input } from '../../../../contracts/endpoint';
import type { JointCampaignView, JointViewRow, declareJoint } from '../../../../contracts/joint';
import { affiliates } from '../../capabilities/affiliates/service';
import { inOrder, joint, jointFailures, mayBecome, type JointCampaign, type JointState } from '../../capabilities/joint/service';
import { linkFailures } from '../../capabilities/links/service';
import { people } from '../../capabilities/people/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { isoOf, maybeIsoOf } from '../../platform/moments';
import { togetherOrNot } from '../../platform/transaction';
import { managedOf } from '../managers/read-managers';
import type { Page, PartnerSelf } from '../affiliates/read-partner-portal';
import type { StudioSelf } from '../catalog/recognise-creator';

const MOST_SHOWN = 200;
const MOST_UNDER_WAY = 50;
const PAGE_SIZE = 25;

type Done = Promise<Outcome<JointCampaign, Failure>>;

const nameOf = async (strapi: Core.Strapi, partyId: number | undefined): Promise<string> =>
  partyId === undefined ? '' : ((await people(strapi).party(partyId))?.name ?? '');

/** A campaign as everybody who may see it reads it: numbers, and nothing of any buyer. */
export const jointView = async (strapi: Core.Strapi, campaign: JointCampaign): Promise<JointCampaignView> => {
  const place = await affiliates(strapi).affiliate(campaign.affiliateId);
  return {
    id: campaign.publicId,
    name: campaign.name,
    purpose: campaign.purpose,
    fields: [...campaign.fields],
    state: campaign.state,
    producer: await nameOf(strapi, campaign.partyId),
    affiliate: await nameOf(strapi, place?.partyId),
    code: place?.code ?? '',
    program: place?.programName ?? '',
    declaredAt: isoOf(campaign.declaredAt),
    activeSince: maybeIsoOf(campaign.activeSince),
    endedAt: maybeIsoOf(campaign.endedAt),
    consents: await joint(strapi).countConsents(campaign.id),
    views: await joint(strapi).countLooks(campaign.id),
  };
};

const views = (strapi: Core.Strapi, found: readonly JointCampaign[]): Promise<JointCampaignView[]> =>
  Promise.all(found.map((campaign) => jointView(strapi, campaign)));

export const campaignsOfProducer = async (strapi: Core.Strapi, { partyId }: StudioSelf): Promise<JointCampaignView[]> =>
  views(strapi, await joint(strapi).list({ partyId }, { limit: MOST_SHOWN }));

export const campaignsOfPartner = async (strapi: Core.Strapi, { places }: PartnerSelf): Promise<JointCampaignView[]> =>
  views(strapi, await joint(strapi).list({ affiliateIds: places.map(({ id }) => id) }, { limit: MOST_SHOWN }));

export const campaignsOnDesk = async (
  strapi: Core.Strapi,
  asked: {
    readonly state?: JointState | undefined;
    readonly onlyManagedBy: number | null;
    readonly before: number | undefined;
    readonly limit: number;
  },
): Promise<Page<JointCampaignView>> => {
  const managed = managedOf(strapi, asked.onlyManagedBy);
  const filter = { state: asked.state, ...(managed ? { managed: () => affiliates(strapi).asQuery(managed) } : {}) };
  const found = await joint(strapi).list(filter, asked);
  const last = found.length === asked.limit ? found.at(-1) : undefined;
  return { rows: await views(strapi, found), nextCursor: last ? String(last.id) : null, total: await joint(strapi).count(filter) };
};

/** A producer declares what they do with an affiliate, who still has to agree. */
export const declareCampaign = async (
  strapi: Core.Strapi,
  self: StudioSelf,
  asked: Input<typeof declareJoint>['body'],
  by: string,
): Done => {
  const place = await affiliates(strapi).affiliateByCode(asked.code);
  // Somebody's own place is no partner: their own buyers they would learn of behind everybody's back.
  if (place?.state !== 'active' || place.partyId === self.partyId) return failed(jointFailures.because('JOINT_PARTNER_UNKNOWN'));
  return togetherOrNot(strapi, async () => {
    const { partyId } = self;
    const under = (await joint(strapi).count({ partyId, state: 'active' })) + (await joint(strapi).count({ partyId, state: 'proposed' }));
    if (under >= MOST_UNDER_WAY) return failed(jointFailures.because('JOINT_LIMIT'));
    const { name, purpose } = asked;
    const made = await joint(strapi).declare({ partyId, affiliateId: place.id, name, purpose, fields: inOrder(asked.fields) });
    if (!made) return failed(jointFailures.because('JOINT_ALREADY'));
    await audit(strapi, { actor: by, action: 'joint.declared', subject: made.publicId, after: { code: place.code, fields: made.fields } });
    return ok(made);
  });
};

const moved = (
  strapi: Core.Strapi,
  id: string,
  { may, to, by, reason }: { readonly may: (campaign: JointCampaign) => boolean; readonly to: (from: JointState) => JointState; readonly by: string; readonly reason?: string },
): Done =>
  togetherOrNot(strapi, async () => {
    const campaign = await joint(strapi).find(id, true);
    if (!campaign || !may(campaign)) return failed(jointFailures.because('JOINT_CAMPAIGN_NOT_FOUND'));
    const next = to(campaign.state);
    if (!mayBecome(campaign.state, next)) return failed(jointFailures.because('JOINT_STATE', { state: campaign.state }));
    await joint(strapi).become(campaign, next);
    await audit(strapi, { actor: by, action: `joint.${next}`, subject: id, before: { state: campaign.state }, ...(reason === undefined ? {} : { reason }) });
    return ok((await joint(strapi).find(id)) ?? campaign);
  }); // oxfmt-ignore

/** The affiliate agrees, declines, or ends what is under way. */
export const answerCampaign = async (strapi: Core.Strapi, { places }: PartnerSelf, id: string, { accept, by }: { readonly accept: boolean; readonly by: string }): Done => {
  const known = await joint(strapi).find(id);
  const place = places.find((each) => each.id === known?.affiliateId);
  if (!known || !place) return failed(jointFailures.because('JOINT_CAMPAIGN_NOT_FOUND'));
  if (accept && place.state !== 'active') return failed(linkFailures.because('LINK_PLACE_INACTIVE'));
  const may = ({ affiliateId }: JointCampaign) => affiliateId === place.id;
  return moved(strapi, id, { may, by, to: (from) => (accept ? 'active' : from === 'proposed' ? 'declined' : 'ended') });
}; // oxfmt-ignore

/** The producer ends a campaign of theirs; or staff ends anybody's, for a reason. */
export const endCampaign = (
  strapi: Core.Strapi,
  id: string,
  how: { readonly partyId: number | null; readonly by: string; readonly reason?: string },
): Done =>
  moved(strapi, id, {
    may: ({ partyId }) => how.partyId === null || partyId === how.partyId,
    to: () => 'ended',
    by: how.by,
    ...(how.reason === undefined ? {} : { reason: how.reason }),
  });

/** Who looked at what of which order; of a campaign of one producer where one is named. */
export const looksAt = async (
  strapi: Core.Strapi,
  id: string,
  { partyId, before }: { readonly partyId: number | null; readonly before: number | undefined },
): Promise<Outcome<Page<JointViewRow>, Failure>> => {
  const campaign = await joint(strapi).find(id);
  if (!campaign || (partyId !== null && campaign.partyId !== partyId)) return failed(jointFailures.because('JOINT_CAMPAIGN_NOT_FOUND'));
  // Whoever looks is the campaign's affiliate: the row keeps which sign-in it was, people read the name.
  const who = await nameOf(strapi, (await affiliates(strapi).affiliate(campaign.affiliateId))?.partyId);
  const found = await joint(strapi).looksOf(campaign.id, { before, limit: PAGE_SIZE });
  const last = found.length === PAGE_SIZE ? found.at(-1) : undefined;
  return ok({
    rows: found.map(({ at, orderNumber, fields }) => ({ at: isoOf(at), who, orderNumber, fields: [...fields] })),
    nextCursor: last ? String(last.id) : null,
    total: await joint(strapi).countLooks(campaign.id),
  });
};
