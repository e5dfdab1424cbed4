import { z } from 'zod';
import { endpoint } from './endpoint';
import { cursor, locale, moment, pageSize, reason } from './primitives';

/** What of a buyer may be agreed on: what the shop knows of them. */
export const jointField = z.enum(['email', 'country', 'language', 'company']);
/** `proposed`: the affiliate has not answered yet. Only an active one asks anybody for anything. */
export const jointState = z.enum(['proposed', 'active', 'declined', 'ended']);

/** A campaign a producer declared with one affiliate, and what of buyers is shown for it. */
export const jointCampaignView = z.object({
  id: z.string(),
  name: z.string(),
  /** What the affiliate does with it, as buyers read it. */
  purpose: z.string(),
  fields: z.array(jointField),
  state: jointState,
  producer: z.string(),
  affiliate: z.string(),
  code: z.string(),
  program: z.string(),
  declaredAt: moment,
  activeSince: moment.nullable(),
  endedAt: moment.nullable(),
  /** Buyers whose consent stands. */
  consents: z.number().int(),
  views: z.number().int(),
});
export type JointCampaignView = z.output<typeof jointCampaignView>;

/** One time somebody looked: never changed, never deleted. */
export const jointViewRow = z.object({ at: moment, who: z.string(), orderNumber: z.string(), fields: z.array(jointField) });
export type JointViewRow = z.output<typeof jointViewRow>;

const idParams = z.strictObject({ id: z.string().min(1).max(64) });
const NOT_FOUND = 'JOINT_CAMPAIGN_NOT_FOUND';

export const listStudioJoint = endpoint({
  id: 'studioJoint.list',
  method: 'GET',
  path: '/studio/joint-campaigns',
  access: 'creator',
  summary: 'Joint campaigns you declared, newest first; two hundred at most.',
  response: z.array(jointCampaignView),
  failures: ['NOT_A_CREATOR'],
});
export const declareJoint = endpoint({
  id: 'studioJoint.declare',
  method: 'POST',
  path: '/studio/joint-campaigns',
  access: 'creator',
  status: 201,
  rateLimit: 20,
  summary: 'Declares a joint campaign with an affiliate, who has to agree; buyers are asked one by one.',
  body: z.strictObject({
    code: z.string().trim().min(1).max(64),
    name: z.string().trim().min(3).max(120),
    purpose: z.string().trim().min(10).max(300),
    fields: z.array(jointField).min(1).max(4),
  }),
  response: jointCampaignView,
  failures: ['NOT_A_CREATOR', 'JOINT_PARTNER_UNKNOWN', 'JOINT_ALREADY', 'JOINT_LIMIT'],
});
export const endStudioJoint = endpoint({
  id: 'studioJoint.end',
  method: 'POST',
  path: '/studio/joint-campaigns/:id/end',
  access: 'creator',
  summary: 'Ends a campaign: nothing of any buyer is shown for it from then on.',
  params: idParams,
  response: jointCampaignView,
  failures: ['NOT_A_CREATOR', NOT_FOUND, 'JOINT_STATE'],
});
export const listStudioJointViews = endpoint({
  id: 'studioJoint.views',
  method: 'GET',
  path: '/studio/joint-campaigns/:id/views',
  access: 'creator',
  paginated: true,
  summary: 'Who looked at what of which order, newest first.',
  params: idParams,
  query: z.strictObject({ cursor }),
  response: z.array(jointViewRow),
  failures: ['NOT_A_CREATOR', NOT_FOUND, 'CURSOR_INVALID'],
});

export const listPartnerJoint = endpoint({
  id: 'partnerJoint.list',
  method: 'GET',
  path: '/partner/joint-campaigns',
  access: 'affiliate',
  summary: 'Joint campaigns producers declared with you.',
  response: z.array(jointCampaignView),
  failures: ['NOT_AN_AFFILIATE'],
});
export const answerJoint = endpoint({
  id: 'partnerJoint.answer',
  method: 'POST',
  path: '/partner/joint-campaigns/:id/answer',
  access: 'affiliate',
  summary: 'Agrees to a campaign, or declines it; one under way ends by declining.',
  params: idParams,
  body: z.strictObject({ accept: z.boolean() }),
  response: jointCampaignView,
  failures: ['NOT_AN_AFFILIATE', NOT_FOUND, 'JOINT_STATE', 'LINK_PLACE_INACTIVE'],
});
export const listJointOrders = endpoint({
  id: 'partnerJoint.orders',
  method: 'GET',
  path: '/partner/joint-campaigns/:id/orders',
  access: 'affiliate',
  paginated: true,
  summary: 'Orders of a campaign whose buyers agreed, without a word of who they are.',
  params: idParams,
  query: z.strictObject({ cursor }),
  response: z.array(z.object({ orderNumber: z.string(), agreedAt: moment })),
  failures: ['NOT_AN_AFFILIATE', NOT_FOUND, 'CURSOR_INVALID'],
});
export const viewJointOrder = endpoint({
  id: 'partnerJoint.view',
  method: 'POST',
  path: '/partner/joint-campaigns/:id/orders/:number/view',
  access: 'affiliate',
  rateLimit: 60,
  summary: 'Shows the agreed fields of one order, and writes down that you looked.',
  params: z.strictObject({ id: z.string().min(1).max(64), number: z.string().min(1).max(64) }),
  response: z.object({
    orderNumber: z.string(),
    /** Null for what was not agreed on, and for what the shop does not know of this buyer. */
    email: z.string().nullable(),
    country: z.string().nullable(),
    language: z.string().nullable(),
    company: z.string().nullable(),
  }),
  failures: ['NOT_AN_AFFILIATE', NOT_FOUND, 'JOINT_NOT_SHOWN'],
});

/** What a buyer is asked for a campaign, and who has looked since they agreed. */
export const jointAsk = z.object({
  campaign: z.string(),
  /** The very words they agree to, or agreed to. */
  words: z.string(),
  hash: z.string(),
  agreedAt: moment.nullable(),
  seen: z.array(moment),
});
export type JointAsk = z.output<typeof jointAsk>;

const pageParams = z.strictObject({ token: z.string().min(8).max(80) });

export const listJointAsks = endpoint({
  id: 'jointAsks.list',
  method: 'GET',
  path: '/partner-page/:token/joint-campaigns',
  access: 'public',
  rateLimit: 120,
  summary: 'Joint campaigns an order belongs to, in the words its buyer is asked.',
  params: pageParams,
  query: z.strictObject({ locale: locale.default('en') }),
  response: z.array(jointAsk),
  failures: ['PARTNER_LINK_INVALID'],
});
export const answerJointAsk = endpoint({
  id: 'jointAsks.answer',
  method: 'PUT',
  path: '/partner-page/:token/joint-campaigns',
  access: 'public',
  rateLimit: 60,
  summary: 'Agrees to the words that were read, which are kept, or takes it back: nothing is shown from then on.',
  params: pageParams,
  body: z.strictObject({
    campaign: z.string().min(1).max(64),
    agree: z.boolean(),
    hash: z.string().length(64).optional(),
    locale: locale.default('en'),
  }),
  response: z.array(jointAsk),
  failures: ['PARTNER_LINK_INVALID', NOT_FOUND, 'JOINT_WORDS_CHANGED'],
});

const READ = 'admin:joint.read';

export const listAdminJoint = endpoint({
  id: 'adminJoint.list',
  method: 'GET',
  path: '/joint-campaigns',
  access: READ,
  managed: 'list',
  paginated: true,
  summary: 'Joint campaigns of producers and affiliates, newest first.',
  query: z.strictObject({ state: jointState.optional(), cursor, pageSize }),
  response: z.array(jointCampaignView),
  failures: ['CURSOR_INVALID'],
});
export const listAdminJointViews = endpoint({
  id: 'adminJoint.views',
  method: 'GET',
  path: '/joint-campaigns/:id/views',
  access: READ,
  managed: 'joint_campaign',
  paginated: true,
  summary: 'Who looked at what of which order, newest first.',
  params: idParams,
  query: z.strictObject({ cursor }),
  response: z.array(jointViewRow),
  failures: [NOT_FOUND, 'CURSOR_INVALID'],
});
export const endAdminJoint = endpoint({
  id: 'adminJoint.end',
  method: 'POST',
  path: '/joint-campaigns/:id/end',
  access: 'admin:joint.manage',
  managed: 'joint_campaign',
  summary: 'Ends a campaign for a reason that is kept.',
  params: idParams,
  body: z.strictObject({ reason }),
  response: jointCampaignView,
  failures: [NOT_FOUND, 'JOINT_STATE'],
});
