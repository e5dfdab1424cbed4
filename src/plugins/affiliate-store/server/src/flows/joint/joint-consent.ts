import type { Core } from '@strapi/strapi';
import type { Data } from '../../../../contracts/endpoint';
import type { JointAsk, viewJointOrder } from '../../../../contracts/joint';
import type { Locale } from '../../../../contracts/primitives';
import { booksFrom } from '../../capabilities/commissions/service';
import { belongs, consentWords, joint, jointFailures, shownOf, type JointCampaign } from '../../capabilities/joint/service';
import { orders, type Order } from '../../capabilities/orders/service';
import { people } from '../../capabilities/people/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { isoOf, maybeIsoOf } from '../../platform/moments';
import { togetherOrNot } from '../../platform/transaction';
import { broughtBy, broughtByToken, type Brought } from '../relay/partner-of-order';
import type { Page, PartnerSelf } from '../affiliates/read-partner-portal';

const PAGE_SIZE = 25;
const MOST_AT_ONCE = 50;
const MOST_SEEN = 20;

/** Parties whose products an order sold. */
const sellersOf = async (strapi: Core.Strapi, order: Order): Promise<ReadonlySet<string>> => {
  const payments = await orders(strapi).paymentsOf([order.id]);
  return new Set(
    payments.flatMap(({ books }) =>
      booksFrom(books)
        .shares.filter(({ role }) => role === 'creator')
        .flatMap(({ party }) => party ?? []),
    ),
  );
};

/** Whether an order is one of a campaign: brought by its affiliate while it was under way, and of its producer. */
const isOf = async (strapi: Core.Strapi, campaign: JointCampaign, { order, place }: Brought): Promise<boolean> => {
  if (campaign.affiliateId !== place.id || !belongs(campaign, order.placedAt)) return false;
  const producer = await people(strapi).party(campaign.partyId);
  return producer !== null && (await sellersOf(strapi, order)).has(producer.publicId);
};

const campaignsOf = async (strapi: Core.Strapi, brought: Brought): Promise<readonly JointCampaign[]> => {
  if (brought.place.state !== 'active') return [];
  const found = await joint(strapi).list({ affiliateIds: [brought.place.id], state: 'active' }, { limit: MOST_AT_ONCE });
  const own: JointCampaign[] = [];
  for (const campaign of found) if (await isOf(strapi, campaign, brought)) own.push(campaign);
  return own;
};

/** Whether the buyer of an order is asked anything for a campaign. */
export const hasCampaign = async (strapi: Core.Strapi, brought: Brought): Promise<boolean> =>
  (await campaignsOf(strapi, brought)).length > 0;

const wordsOf = async (strapi: Core.Strapi, campaign: JointCampaign, { name }: Brought, locale: Locale): Promise<string> =>
  consentWords(locale, {
    partner: name,
    producer: (await people(strapi).party(campaign.partyId))?.name ?? '',
    purpose: campaign.purpose,
    fields: campaign.fields,
  });

const askOf = async (strapi: Core.Strapi, campaign: JointCampaign, brought: Brought, locale: Locale): Promise<JointAsk> => {
  const consent = await joint(strapi).consent(campaign.id, brought.order.id);
  const words = consent?.words ?? (await wordsOf(strapi, campaign, brought, locale));
  const looks = await joint(strapi).looksOf(campaign.id, { orderId: brought.order.id, limit: MOST_SEEN });
  return {
    campaign: campaign.publicId,
    words,
    hash: joint(strapi).hashOf(words),
    agreedAt: maybeIsoOf(consent?.givenAt ?? null),
    seen: looks.map(({ at }) => isoOf(at)),
  };
};

/** What the buyer of an order is asked for its campaigns, and who has looked. */
export const asksOf = async (strapi: Core.Strapi, token: string, locale: Locale): Promise<Outcome<JointAsk[], Failure>> => {
  const brought = await broughtByToken(strapi, token);
  if (!brought.ok) return brought;
  const asks: JointAsk[] = [];
  for (const campaign of await campaignsOf(strapi, brought.value)) asks.push(await askOf(strapi, campaign, brought.value, locale));
  return ok(asks);
};

/** The buyer agrees to the very words they read, or takes it back: that works whatever has become of the campaign. */
export const answerAsk = async (
  strapi: Core.Strapi,
  token: string,
  answer: { readonly campaign: string; readonly agree: boolean; readonly hash: string | undefined; readonly locale: Locale },
): Promise<Outcome<JointAsk[], Failure>> => {
  const brought = await broughtByToken(strapi, token);
  if (!brought.ok) return brought;
  const { order } = brought.value;
  const done = await togetherOrNot(strapi, async () => {
    const campaign = await joint(strapi).find(answer.campaign);
    if (!campaign) return failed(jointFailures.because('JOINT_CAMPAIGN_NOT_FOUND'));
    if (!answer.agree) return ok(await joint(strapi).takeBack(campaign.id, order.id));
    if (!(await isOf(strapi, campaign, brought.value)) || brought.value.place.state !== 'active')
      return failed(jointFailures.because('JOINT_CAMPAIGN_NOT_FOUND'));
    const words = await wordsOf(strapi, campaign, brought.value, answer.locale);
    if (joint(strapi).hashOf(words) !== answer.hash) return failed(jointFailures.because('JOINT_WORDS_CHANGED'));
    return ok(await joint(strapi).agree({ campaignId: campaign.id, orderId: order.id, orderNumber: order.number, words }));
  });
  return done.ok ? asksOf(strapi, token, answer.locale) : done;
};

const ownCampaign = async (strapi: Core.Strapi, { places }: PartnerSelf, id: string): Promise<Outcome<JointCampaign, Failure>> => {
  const campaign = await joint(strapi).find(id);
  return campaign && places.some((place) => place.id === campaign.affiliateId)
    ? ok(campaign)
    : failed(jointFailures.because('JOINT_CAMPAIGN_NOT_FOUND'));
};

/** Orders of a campaign whose buyers agreed, without a word of who they are. */
export const ordersOfCampaign = async (
  strapi: Core.Strapi,
  self: PartnerSelf,
  id: string,
  before: number | undefined,
): Promise<Outcome<Page<{ orderNumber: string; agreedAt: string }>, Failure>> => {
  const campaign = await ownCampaign(strapi, self, id);
  if (!campaign.ok) return campaign;
  if (campaign.value.state !== 'active') return ok({ rows: [], nextCursor: null, total: 0 });
  const found = await joint(strapi).consentsOf(campaign.value.id, { before, limit: PAGE_SIZE });
  const last = found.length === PAGE_SIZE ? found.at(-1) : undefined;
  return ok({
    rows: found.map(({ orderNumber, givenAt }) => ({ orderNumber, agreedAt: isoOf(givenAt) })),
    nextCursor: last ? String(last.id) : null,
    total: await joint(strapi).countConsents(campaign.value.id),
  });
};

/**
 * Shows the agreed fields of one order. That somebody looks is written in the unit that reads it: what is shown is in the log, or it is not
 * shown. Everything it rests on is asked again each time: the campaign, the place, whose order it is, that it stands, the consent.
 */
export const lookAtOrder = (
  strapi: Core.Strapi,
  self: PartnerSelf,
  { id, number, by }: { readonly id: string; readonly number: string; readonly by: string },
): Promise<Outcome<Data<typeof viewJointOrder>, Failure>> =>
  togetherOrNot(strapi, async () => {
    const campaign = await ownCampaign(strapi, self, id);
    if (!campaign.ok) return campaign;
    const brought = await broughtBy(strapi, await orders(strapi).find({ number }));
    const shown = brought?.place.state === 'active' && (await isOf(strapi, campaign.value, brought));
    const consent = brought && shown ? await joint(strapi).consent(campaign.value.id, brought.order.id, true) : null;
    if (!brought || !consent) return failed(jointFailures.because('JOINT_NOT_SHOWN'));
    await joint(strapi).look({ campaign: campaign.value, consent, who: by });
    const { email, country, language, id: orderId } = brought.order;
    const { company = null } = await orders(strapi).snapshot(orderId);
    return ok({ orderNumber: number, ...shownOf({ email, country, language, company: company?.name ?? null }, campaign.value.fields) });
  });
