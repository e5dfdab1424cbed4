import type { Core } from '@strapi/strapi';
import type { PartnerLinks, Receipt, ReferralView } from '../../../../contracts/partner';
import type { ExplanationStep } from '../../../../contracts/primitives';
import { affiliateFailures, affiliates, isLetIn, type Affiliate } from '../../capabilities/affiliates/service';
import { attribution, attributionFailures, ruleFor, stepsFor, touchesFor, type Referral } from '../../capabilities/attribution/service';
import { catalog } from '../../capabilities/catalog/service';
import { publicUrl } from '../../capabilities/checkout/service';
import { coupons, type Coupon } from '../../capabilities/coupons/service';
import { commissions } from '../../capabilities/commissions/service';
import { links } from '../../capabilities/links/service';
import { people } from '../../capabilities/people/service';
import type { Failure } from '../../kernel/failure';
import { minor, moneyView } from '../../kernel/money';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { now } from '../../platform/clock';
import { maybeIsoOf } from '../../platform/moments';
import { setting } from '../../platform/settings';
import { explainCommission } from '../ledger/explain-amount';
import { tagsView } from '../attribution/link-tags';
import { sitesOfPrograms } from './site-of-program';

/** The cast of the affiliate's portal. */
export interface PortalCast {
  readonly people: Pick<ReturnType<typeof people>, 'partyOfUser'>;
  readonly affiliates: Pick<ReturnType<typeof affiliates>, 'affiliatesOfParty' | 'program' | 'contractsAt'>;
  readonly attribution: Pick<ReturnType<typeof attribution>, 'referralsOf' | 'countReferrals' | 'receiptOf'>;
  readonly catalog: Pick<ReturnType<typeof catalog>, 'publishedInProgram'>;
  readonly commissions: Pick<ReturnType<typeof commissions>, 'list'>;
  readonly coupons: Pick<ReturnType<typeof coupons>, 'list'>;
}

const castOf = (strapi: Core.Strapi): PortalCast => ({
  people: people(strapi),
  affiliates: affiliates(strapi),
  attribution: attribution(strapi),
  catalog: catalog(strapi),
  commissions: commissions(strapi),
  coupons: coupons(strapi),
});

/** A signed-in person as an affiliate: the party that is paid, and its places in programs. */
export interface PartnerSelf {
  readonly partyId: number;
  readonly partyPublicId: string;
  readonly places: readonly Affiliate[];
}

/** Who a signed-in person is as an affiliate. Everything in the portal is found through this, so that nothing of others can be. */
export const partnerSelf = async (
  strapi: Core.Strapi,
  userId: number | undefined,
  cast: Pick<PortalCast, 'people' | 'affiliates'> = castOf(strapi),
): Promise<Outcome<PartnerSelf, Failure>> => {
  const party = userId === undefined ? null : await cast.people.partyOfUser(userId);
  // A place whose path is not done is no place yet: it has no links, no keys and no contract.
  const places = party ? (await cast.affiliates.affiliatesOfParty(party.id)).filter(isLetIn) : [];
  return party && places.length > 0
    ? ok({ partyId: party.id, partyPublicId: party.publicId, places })
    : failed(affiliateFailures.because('NOT_AN_AFFILIATE'));
};

/** The place of somebody that has a code, however it is written. */
export const placeWithCode = ({ places }: PartnerSelf, code: string): Affiliate | undefined =>
  places.find((each) => each.code.toLowerCase() === code.toLowerCase());

/** The same, or the refusal: what is not theirs is as if it were nobody's. */
export const placeOfCode = (self: PartnerSelf, code: string): Outcome<Affiliate, Failure> => {
  const place = placeWithCode(self, code);
  return place ? ok(place) : failed(affiliateFailures.because('NOT_AN_AFFILIATE'));
};

const moneyOf = (amount: number, currency: string) => moneyView({ minor: minor(amount), currency });

const MOST_DEEP_LINKS = 500;
const MOST_COUPONS = 50;

const couponView = ({ code, reduction, endsAt, used }: Coupon): PartnerLinks[number]['coupons'][number] => ({
  code,
  basisPoints: reduction.kind === 'percent' ? reduction.basisPoints : null,
  amounts: reduction.kind === 'amount' ? Object.entries(reduction.amounts).map(([currency, amount]) => moneyOf(amount, currency)) : [],
  endsAt: maybeIsoOf(endsAt),
  used,
});

/** The links to share, one for each program, with a QR code each and one link for each product. */
export const partnerLinks = async (
  strapi: Core.Strapi,
  { places }: PartnerSelf,
  cast: PortalCast = castOf(strapi),
): Promise<PartnerLinks> => {
  const site = await setting(strapi, publicUrl);
  const { default: QRCode } = await import('qrcode');
  const links: PartnerLinks = [];
  const contracts = await cast.affiliates.contractsAt(places, now());
  const sites = await sitesOfPrograms(strapi);
  for (const place of places) {
    const program = await cast.affiliates.program(place.programId);
    if (!program) continue;
    const url = `${site}/r/${place.code}`;
    // What holds for this affiliate, which is not what newcomers are offered.
    const terms = contracts.get(place.id)?.terms ?? { ...program, rateBasisPoints: place.rateBasisPoints ?? program.rateBasisPoints };
    const products = await cast.catalog.publishedInProgram(program.id, MOST_DEEP_LINKS);
    links.push({
      program: program.name,
      code: place.code,
      url,
      qrSvg: await QRCode.toString(url, { type: 'svg', margin: 1 }),
      rateBasisPoints: terms.rateBasisPoints,
      base: terms.commissionBase,
      windowDays: terms.windowDays,
      model: terms.model,
      holdDays: terms.holdDays,
      state: place.state,
      coupons: (await cast.coupons.list({ affiliateIds: [place.id], state: 'active', at: now() }, MOST_COUPONS)).map(couponView),
      site: sites.get(program.id) ?? null,
      deepLinks: products.map(({ name, slug }) => ({ name, url: `${url}?to=${encodeURIComponent(`/store/en/p/${slug}`)}` })),
    });
  }
  return links;
};

/** What orders are worth to the affiliate as things stand: what refunds and disputes took back is taken off. */
const netByOrder = async (
  self: PartnerSelf,
  referrals: readonly Referral[],
  cast: Pick<PortalCast, 'commissions'>,
): Promise<ReadonlyMap<number, number>> => {
  const orderIds = referrals.filter((referral) => referral.commission !== null).map((referral) => referral.orderId);
  if (orderIds.length === 0) return new Map();
  const earned = await cast.commissions.list({ orderIds, partyIds: [self.partyId], roles: ['affiliate'], limit: 1_000 });
  const net = new Map<number, number>();
  for (const row of earned) net.set(row.orderId, (net.get(row.orderId) ?? 0) + row.amount - row.reversed);
  return net;
};

const referralView = (referral: Referral, net: ReadonlyMap<number, number>): ReferralView => ({
  id: referral.publicId,
  orderNumber: referral.orderNumber,
  product: referral.productName,
  outcome: referral.outcome,
  reason: referral.reason,
  orderTotal: moneyOf(referral.orderTotal, referral.currency),
  commission: referral.commission === null ? null : moneyOf(net.get(referral.orderId) ?? referral.commission, referral.currency),
  at: new Date(referral.occurredAt).toISOString(),
});

/** A page of a list and where it goes on. */
export interface Page<T> {
  readonly rows: T[];
  readonly nextCursor: string | null;
  readonly total: number;
}

/** Orders the affiliate's clicks led to, newest first; moments are UTC ms, the end is not included. */
export const partnerReferrals = async (
  strapi: Core.Strapi,
  self: PartnerSelf,
  asked: {
    readonly from: number;
    readonly until: number;
    readonly outcome?: Referral['outcome'] | undefined;
    readonly before?: number | undefined;
    readonly limit: number;
  },
  cast: PortalCast = castOf(strapi),
): Promise<Page<ReferralView>> => {
  const filter = { ...asked, affiliateIds: self.places.map((place) => place.id) };
  const found = await cast.attribution.referralsOf(filter);
  const last = found.length === asked.limit ? found.at(-1) : undefined;
  return {
    rows: await referralViews(self, found, cast),
    nextCursor: last ? String(last.id) : null,
    total: await cast.attribution.countReferrals(filter),
  };
};

/** Some orders as the affiliate is told of them. */
export const referralViews = async (
  self: PartnerSelf,
  referrals: readonly Referral[],
  cast: Pick<PortalCast, 'commissions'>,
): Promise<ReferralView[]> => {
  const net = await netByOrder(self, referrals, cast);
  return referrals.map((referral) => referralView(referral, net));
};

const iso = (at: number): string => new Date(at).toISOString();

/** How the amount came to be, from the books of the order: one explanation for each line the affiliate earned on. */
const earningSteps = async (
  strapi: Core.Strapi,
  self: PartnerSelf,
  referral: Referral,
  cast: PortalCast,
): Promise<readonly ExplanationStep[]> => {
  if (referral.outcome !== 'won') return [];
  const earned = await cast.commissions.list({ orderIds: [referral.orderId], partyIds: [self.partyId], roles: ['affiliate'], limit: 100 });
  const steps: ExplanationStep[] = [];
  for (const commission of [...earned].reverse())
    steps.push(...((await explainCommission(strapi, commission.publicId, [self.partyId]))?.steps ?? []));
  return steps;
};

/** The affiliate's own touches with the names of their links; rivals' say nothing. */
const touchViews = async (
  strapi: Core.Strapi,
  { places }: PartnerSelf,
  touches: ReturnType<typeof touchesFor>,
): Promise<Receipt['touches']> => {
  const slugs = touches.flatMap(({ tags }) => tags?.link ?? []);
  const named = await links(strapi).bySlug(
    slugs,
    places.map(({ id }) => id),
  );
  return touches.map(({ tags, ...touch }) => ({
    ...touch,
    at: iso(touch.at),
    tags: tags && { ...tagsView(tags), link: tags.link ?? null, linkName: named.get(tags.link ?? '')?.name ?? null },
  }));
};

/** The receipt of one decision; not found when it is anybody else's. */
export const partnerReceipt = async (
  strapi: Core.Strapi,
  self: PartnerSelf,
  publicId: string,
  cast: PortalCast = castOf(strapi),
): Promise<Outcome<Receipt, Failure>> => {
  const found = await cast.attribution.receiptOf(
    publicId,
    self.places.map((place) => place.id),
  );
  const rule = found && ruleFor(found.decision, found.referral.affiliateId);
  if (!found || !rule) return failed(attributionFailures.because('REFERRAL_NOT_FOUND'));
  const { referral, decision } = found;
  const view = referralView(referral, await netByOrder(self, [referral], cast));
  const decided = stepsFor(decision, referral).map(({ code, text, facts }): ExplanationStep => ({
    code,
    text,
    facts: { ...facts },
    amount: null,
  }));
  return ok({
    referral: view,
    touches: await touchViews(strapi, self, touchesFor(decision, referral.affiliateId)),
    rule: { program: rule.program, model: rule.model, windowDays: rule.windowDays, version: rule.version },
    decidedAt: iso(decision.decidedAt),
    explanation: {
      title: `Order ${referral.orderNumber}`,
      amount: view.commission,
      steps: [...decided, ...(await earningSteps(strapi, self, referral, cast))],
    },
  });
};
