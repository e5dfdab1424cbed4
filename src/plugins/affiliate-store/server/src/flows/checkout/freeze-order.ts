import type { Core } from '@strapi/strapi';
import type { RateRule, SaleFacts } from '../../capabilities/affiliates/service';
import type { Decision, WonDecision } from '../../capabilities/attribution/service';
import { judgedBy, partsOf } from '../../capabilities/attribution/service';
import type { OfferForSale } from '../../capabilities/catalog/service';
import {
  checkoutFailures,
  feeBearer,
  KEEPS_CARD,
  platformFee,
  platformFixedFee,
  statementDescriptor,
} from '../../capabilities/checkout/service';
import type { Cart } from '../../capabilities/checkout/service';
import { decisions as books } from '../../capabilities/commissions/service';
import type { SplitPlan } from '../../capabilities/commissions/service';
import type {
  FrozenContract,
  FrozenRecruit,
  FrozenTerms,
  OrderSnapshot,
  SnapshotLine,
  SnapshotPayment,
} from '../../capabilities/orders/service';
import { people } from '../../capabilities/people/service';
import { costOfInstalment, refundedPaymentsCount } from '../../capabilities/subscriptions/service';
import { taxFailures } from '../../capabilities/taxes/service';
import { basisPoints } from '../../kernel/basis-points';
import { exchanged } from '../../kernel/exchange';
import type { Failure } from '../../kernel/failure';
import type { Minor } from '../../kernel/money';
import { failed, ok } from '../../kernel/outcome';
import type { Outcome } from '../../kernel/outcome';
import { setting } from '../../platform/settings';
import { affiliatePart, otherPart, secondTierPart } from '../affiliates/affiliate-part';
import { fixedFeeIn } from '../affiliates/fixed-fee';
import { capsIn } from '../commissions/measure-caps';
import { teamPlan, wholeAmounts, type Team } from '../commissions/team-plan';
import type { PricedCart } from './price-cart';
import type { Followed, Weighed, WeighedProgram } from './weigh-order';
import { frozenAnswer, frozenSource, frozenTaxAhead, isAnswered } from '../taxes/freeze-tax';
import { frozenVatCheck } from '../taxes/freeze-vat-check';

/** Who makes an order, what it was offered after, and how it may be paid. */
export interface Making {
  readonly actor?: string;
  readonly follows?: Followed | null;
  /** True for what is ordered later by the same buyer: whose sale it is, is found for now and not for the moment of the order it follows. */
  readonly later?: boolean;
  readonly payment?: SnapshotPayment | null;
  /** True where nothing is paid by it now: the tax of each payment is asked about when it comes. */
  readonly ahead?: boolean;
  /** Whose store credit pays how much of it. */
  readonly credit?: { readonly party: string; readonly amount: number } | null;
  /** The networks the buyer ordered from, as clicks would know them; none where nobody sat at a browser. */
  readonly networks?: readonly string[];
}

interface Terms {
  readonly fee: number;
  /** Minor units by currency. */
  readonly fixed: Readonly<Record<string, number>>;
  readonly bearer: 'pool' | 'platform';
  /** Whether a payment that was given back is one of the first so many that earn. */
  readonly refundedCount: boolean;
}

const unitCostOf = ({ offer, converted }: PricedCart['lines'][number]): Minor =>
  converted ? exchanged(offer.unitCost, converted.exchange) : offer.unitCost;

/** What goes off the first payment of it: of instalments only their part. */
const firstCostOf = (line: PricedCart['lines'][number]): Minor =>
  line.offer.renewal?.instalments ? costOfInstalment(unitCostOf(line), line.offer.renewal.instalments, 1) : unitCostOf(line);

/** What the rules of the winner's terms are asked about a line; nothing where they have none. */
const ratedOf = (
  { offer }: PricedCart['lines'][number],
  { country, currency }: Pick<Cart, 'country' | 'currency'>,
  weighed: Pick<WeighedProgram, 'asked'> | undefined,
): SaleFacts | undefined =>
  weighed?.asked && {
    ...weighed.asked,
    offer: offer.offerId,
    product: offer.productId,
    kind: offer.kind,
    country: country ?? '',
    payment: 'first',
    currency,
  };

/** Instalments are payments of one sale, and what goes on is renewed. */
export const paymentAfter = ({ instalments }: { readonly instalments?: number | null | undefined }): SaleFacts['payment'] =>
  (instalments ?? null) === null ? 'renewal' : 'first';

/** What the rules of those who won are asked about a line. */
interface Rated {
  readonly rated: SaleFacts | undefined;
  readonly otherRated: SaleFacts | undefined;
}

const askedOf = ({ rated, otherRated }: Rated): Pick<SnapshotLine, 'rated' | 'otherRated'> => ({
  ...(rated ? { rated } : {}),
  ...(otherRated ? { otherRated } : {}),
});

/** How many payments earn, and for how long. Where two share, whoever was promised more keeps it, and the other has it too. */
const howLong = (weighed: WeighedProgram | undefined): { readonly maxPayments: number | null; readonly maxMonths?: number } => {
  const all = weighed ? [weighed.terms, ...(weighed.other ? [weighed.other.terms] : [])] : [];
  const longest = (limit: 'maxPayments' | 'maxMonths'): number | null => {
    const limits = all.flatMap((terms) => terms[limit] ?? []);
    return limits.length === 0 || limits.length < all.length ? null : Math.max(...limits);
  };
  const maxMonths = longest('maxMonths');
  return { maxPayments: longest('maxPayments'), ...(maxMonths === null ? {} : { maxMonths }) };
};

/** What further payments are sold by: how many of them earn, for how long, and what the affiliate gets of them by their rules. */
const renewalOf = (
  priced: PricedCart,
  line: PricedCart['lines'][number],
  { weighed, rated, otherRated, refundedCount }: { readonly weighed: WeighedProgram | undefined } & Pick<Terms, 'refundedCount'> & Rated,
): Pick<SnapshotLine, 'renewal'> => {
  const { renewal } = line.offer;
  if (!renewal) return {};
  const whole = renewal.instalments === null ? {} : { unitCost: unitCostOf(line) };
  const payment = paymentAfter(renewal);
  const [own, other] = weighed ? partsOf(weighed.decision) : [];
  const again = (part: typeof own, terms: { readonly rules?: readonly RateRule[] } | undefined, facts: SaleFacts | undefined) =>
    part && facts && affiliatePart(part.winner, terms?.rules ?? [], { ...facts, payment });
  const [affiliate, otherAffiliate] = [again(own, weighed?.terms, rated), again(other, weighed?.other?.terms, otherRated)];
  return {
    renewal: {
      ...renewal,
      gross: line.renews,
      ...(line.reduced ? { reduced: line.reduced } : {}),
      ...howLong(weighed),
      ...(refundedCount ? { refundedCount } : {}),
      ...whole,
      ...wholeAmounts({ ...line, currency: priced.cart.currency }),
      ...(affiliate ? { affiliate } : {}),
      ...(otherAffiliate ? { otherAffiliate } : {}),
      ...frozenTaxAhead(line, priced),
    },
  };
};

/** What caps what those who won earn, each by their own terms. */
const frozenCaps = (weighed: WeighedProgram | undefined, currency: string): Pick<SnapshotLine, 'caps' | 'otherCaps'> => {
  const [own, other] = weighed ? partsOf(weighed.decision) : [];
  const caps = own && weighed && capsIn(weighed.terms, currency);
  const otherCaps = other && weighed?.other && capsIn(weighed.other.terms, currency);
  return { ...(caps ? { caps } : {}), ...(otherCaps ? { otherCaps } : {}) };
};

const planOf = (
  terms: Terms,
  team: Team,
  { line, currency, rated, otherRated }: { readonly line: PricedCart['lines'][number]; readonly currency: string } & Rated,
  weighed: WeighedProgram | undefined,
): SplitPlan => {
  const [won, other] = weighed ? partsOf(weighed.decision) : [];
  return {
    platform: { bps: basisPoints(terms.fee), fixed: fixedFeeIn(terms.fixed, currency, line.converted) },
    feeBearer: terms.bearer,
    commissionBase: weighed?.terms.commissionBase ?? 'net_of_fee',
    unitCost: firstCostOf(line),
    affiliate: won ? affiliatePart(won.winner, weighed?.terms.rules ?? [], rated) : null,
    secondTier: secondTierPart(won?.secondTier ?? null),
    ...(other && weighed?.other ? { other: otherPart(other, weighed.other.terms, otherRated) } : {}),
    ...teamPlan({ ...line, currency }, team),
  };
};

/** By which contract somebody earns, for whoever asks why. */
export const contractOf = (decision: Decision, affiliateId: number | undefined): FrozenContract | null => {
  const contract = judgedBy(decision, affiliateId);
  return contract && { id: contract.contract, version: contract.version, consent: contract.consent, consentAt: contract.consentAt };
};

/** Whose sale pays the second tier, for whoever asks why. */
export const recruitedIn = ({ winner, secondTier, sponsorUntil }: Decision): FrozenRecruit | null =>
  winner && secondTier ? { code: winner.code, ...(sponsorUntil === undefined ? {} : { until: sponsorUntil }) } : null;

/** By which contracts somebody who won earns, and whoever brought them. */
const termsOfPart = (won: WonDecision): FrozenTerms => {
  const [contract, sponsored] = [contractOf(won, won.winner.affiliateId), contractOf(won, won.secondTier?.affiliateId)];
  const recruited = recruitedIn(won);
  return {
    ...(contract ? { contract } : {}),
    ...(sponsored ? { secondTierContract: sponsored } : {}),
    ...(recruited ? { recruited } : {}),
  };
};

/** The program with the version that was promised: the winner's, and the sponsor's for the second tier. */
const programOf = (
  { program, decision }: WeighedProgram,
  { programBy, creator }: Pick<OfferForSale, 'programBy' | 'creator'>,
): SnapshotLine['program'] => {
  const [own, other] = partsOf(decision).map(termsOfPart);
  return {
    id: program.id,
    name: program.name,
    version: own?.contract?.version ?? program.version,
    ...(programBy === 'shop' ? { site: { kind: 'shop', name: null } } : {}),
    ...(programBy === 'creator' ? { site: { kind: 'creator', name: creator.name } } : {}),
    ...own,
    ...(other ? { other } : {}),
  };
};

const teamOf = async (strapi: Core.Strapi, offer: PricedCart['lines'][number]['offer']): Promise<Team> => ({
  creator: (await people(strapi).partyForEmail(offer.creator.email, offer.creator.name)).publicId,
  coProducers: await Promise.all(
    offer.coProducers.map(async ({ creator }) => (await people(strapi).partyForEmail(creator.email, creator.name)).publicId),
  ),
});

const couponOf = ({ coupon }: PricedCart): OrderSnapshot['coupon'] =>
  coupon && { id: coupon.publicId, code: coupon.code, reduction: coupon.reduction, affiliateId: coupon.affiliateId };

// Who pays by a transfer gives no card that could be kept, and of two cards, or one beside store credit, none is.
const consentsFor = ({ consents }: Cart, payment: Making['payment']): Cart['consents'] =>
  payment?.chosen === 'bank_transfer' || payment?.cards || payment?.credit
    ? consents.filter(({ key }) => key !== KEEPS_CARD.key)
    : consents;

const withReasons = (follows: Making['follows'], payment: Making['payment']): Pick<OrderSnapshot, 'follows' | 'payment'> => ({
  ...(follows ? { follows: follows.orderNumber } : {}),
  ...(payment ? { payment } : {}),
});

const termsOfShop = async (strapi: Core.Strapi): Promise<Terms> => ({
  fee: await setting(strapi, platformFee),
  fixed: await setting(strapi, platformFixedFee),
  bearer: await setting(strapi, feeBearer),
  refundedCount: await setting(strapi, refundedPaymentsCount),
});

/** What an order promises its buyer and everybody who earns by it, as it is now; read from here ever after. */
export const freezeOrder = async (
  strapi: Core.Strapi,
  priced: PricedCart,
  weighed: Weighed,
  { follows, payment, ahead = false }: Pick<Making, 'follows' | 'payment' | 'ahead'>,
): Promise<Outcome<OrderSnapshot, Failure>> => {
  const { cart } = priced;
  // Nothing stands in for an answer that is not there: neither no tax nor another's.
  if (!ahead && !isAnswered(priced)) return failed(taxFailures.because('TAX_NOT_ANSWERED'));
  const terms = await termsOfShop(strapi);
  const lines: SnapshotLine[] = [];
  for (const [index, line] of priced.lines.entries()) {
    const { offer } = line;
    const judged = offer.programId === null ? undefined : weighed.get(offer.programId);
    const facts = { rated: ratedOf(line, cart, judged), otherRated: ratedOf(line, cart, judged?.other) };
    const plan = planOf(terms, await teamOf(strapi, offer), { line, currency: cart.currency, ...facts }, judged);
    const valid = books.validatePlan(plan);
    if (!valid.ok) return failed(checkoutFailures.because('PLAN_IMPOSSIBLE', { offer: offer.offerId, why: valid.failure.code }));
    lines.push({
      line: index + 1,
      offerId: offer.offerId,
      offerName: offer.offerName,
      productId: offer.productId,
      productName: offer.productName,
      productSlug: offer.productSlug,
      coverUrl: offer.coverUrl,
      seller: offer.creator.name,
      gross: line.gross,
      discount: line.discount,
      ...(line.converted ? { converted: { from: line.converted.from, price: line.price } } : {}),
      tax: line.tax,
      taxRateBasisPoints: line.rateBasisPoints,
      taxReason: line.reason,
      ...frozenAnswer(line),
      memberGroupId: offer.memberGroupId,
      seatLimited: offer.quantityLimit !== null,
      guaranteeDays: offer.guaranteeDays,
      holdDays: judged?.terms.holdDays ?? offer.guaranteeDays,
      ...askedOf(facts),
      ...frozenCaps(judged, cart.currency),
      plan,
      ...renewalOf(priced, line, { weighed: judged, ...terms, ...facts }),
      program: judged ? programOf(judged, offer) : null,
    });
  }
  return ok({
    currency: cart.currency,
    ...(priced.exchange ? { exchange: priced.exchange } : {}),
    country: cart.country ?? '',
    taxRateBasisPoints: priced.taxRateBasisPoints,
    company: cart.company,
    ...frozenSource(priced),
    ...frozenVatCheck(priced),
    lines,
    coupon: couponOf(priced),
    consents: consentsFor(cart, payment),
    decisions: [...weighed.values()].map(({ decision }) => decision),
    statementDescriptor: await setting(strapi, statementDescriptor),
    ...withReasons(follows, payment),
  });
};
