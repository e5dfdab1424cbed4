import type { Core } from '@strapi/strapi';
import { affiliates, type Affiliate } from '../../capabilities/affiliates/service';
import { attribution, judgedBy, partsOf, type WonDecision } from '../../capabilities/attribution/service';
import type { Cart } from '../../capabilities/checkout/service';
import {
  disposableMailOf,
  fraud,
  goesBy,
  nameInMailbox,
  NOTHING_KNOWN,
  suspect,
  unpublishedCoupons,
  type Evidence,
  type FrozenSuspicion,
  type Limits,
} from '../../capabilities/fraud/service';
import type { OrderSnapshot } from '../../capabilities/orders/service';
import { people } from '../../capabilities/people/service';
import { setting } from '../../platform/settings';
import { ofTheAccount, ofTheOrigin } from './suspicious-origin';
import type { Weighed, WeighedBuyer } from '../checkout/weigh-order';

/** Who buys, with what, and from where: the networks as clicks of today and yesterday would know them. */
export interface Suspect {
  readonly buyer: WeighedBuyer;
  readonly company: Cart['company'];
  readonly coupon: { readonly code: string } | null;
  /** Absent where nobody sat at a browser. */
  readonly networks: readonly string[] | undefined;
}

/** What one affiliate won; of two who share a sale each is looked at alone. */
type Won = WonDecision;

const touchThatWon = ({ touches, winner }: Won) =>
  touches.find(({ verdict, affiliateId }) => verdict === 'won' && affiliateId === winner.affiliateId);

/** What the frozen decision alone says of the click that won. */
const ofTheClick = (decision: Won): Pick<Evidence, 'clickToOrderMs' | 'overtakenMs'> => {
  const { touches, decidedAt, winner } = decision;
  const won = touchThatWon(decision);
  if (!won || won.clickId === null) return { clickToOrderMs: null, overtakenMs: null };
  const clickToOrderMs = Math.max(0, decidedAt - won.at);
  const rivals = touches.filter(
    ({ affiliateId, clickId, verdict, at }) =>
      affiliateId !== winner.affiliateId && clickId !== null && verdict === 'lost' && at <= won.at && clickId < (won.clickId ?? 0),
  );
  const last = rivals.at(-1);
  return { clickToOrderMs, overtakenMs: last ? Math.min(clickToOrderMs, won.at - last.at) : null };
};

const ofTheCoupon = (decision: Won, code: string | null, unpublished: readonly string[]): Pick<Evidence, 'coupon'> => {
  const own = decision.touches.filter(({ affiliateId }) => affiliateId === decision.winner.affiliateId);
  if (code === null || !own.some(({ verdict, kind }) => verdict === 'won' && kind === 'coupon')) return { coupon: null };
  return { coupon: { code, unpublished: unpublished.includes(code), ownVisit: own.some(({ clickId }) => clickId !== null) } };
};

/** Whether buyer and affiliate may be of one house; nothing to ask where the program lets its affiliates buy by their own links. */
const ofThePeople = async (
  strapi: Core.Strapi,
  decision: Won,
  who: Affiliate,
  { buyer, company, networks = [] }: Suspect,
): Promise<Pick<Evidence, 'sameNetworkMinutes' | 'sameName' | 'disposableMail'>> => {
  const disposableMail = disposableMailOf(buyer.email, who.email);
  const promised = judgedBy(decision, who.id) ?? decision.rule;
  if (promised?.allowOwnReferrals === true) return { sameNetworkMinutes: null, sameName: false, disposableMail };
  const party = buyer.userId === null ? null : await people(strapi).partyOfUser(buyer.userId);
  return {
    sameNetworkMinutes: await fraud(strapi).minutesSinceSeen(who.partyId, networks),
    sameName: goesBy(who.name, [party?.name, company?.name, nameInMailbox(buyer.email)]),
    disposableMail,
  };
};

interface Weighing {
  readonly decision: Won;
  readonly programId: number;
  readonly terms: Parameters<typeof ofTheOrigin>[2]['terms'];
}

const evidenceFor = async (
  strapi: Core.Strapi,
  { decision, ...promised }: Weighing,
  who: Affiliate,
  of: Suspect,
  limits: Limits,
): Promise<Evidence> => {
  const clickId = touchThatWon(decision)?.clickId ?? null;
  const floods = limits.floodClicks > 0 && clickId !== null;
  return {
    ...NOTHING_KNOWN,
    ...(await ofThePeople(strapi, decision, who, of)),
    ...ofTheCoupon(decision, of.coupon?.code ?? null, await setting(strapi, unpublishedCoupons)),
    ...ofTheClick(decision),
    ...(await ofTheOrigin(strapi, clickId, promised)),
    ...(await ofTheAccount(strapi, who, limits)),
    clicksInMinute: floods ? await attribution(strapi).clicksInMinute(clickId) : null,
  };
};

const weightOf = (suspicion: FrozenSuspicion | undefined): number => suspicion?.findings.reduce((sum, { score }) => sum + score, 0) ?? 0;

/**
 * What the rules find about an order that is being made, one suspicion for each program somebody won in. It is frozen with the order,
 * evidence and limits, so that whoever asks later is judged by the same; nothing is kept of what nothing was found about.
 */
const gatherSuspicions = async (strapi: Core.Strapi, weighed: Weighed, of: Suspect): Promise<readonly FrozenSuspicion[]> => {
  const won = [...weighed.values()].flatMap(({ program, decision, terms, other }) =>
    partsOf(decision).map((part, place) => ({ programId: program.id, decision: part, terms: place === 1 && other ? other.terms : terms })),
  );
  const limits = await fraud(strapi).limits();
  const found: FrozenSuspicion[] = [];
  for (const { programId, decision, terms } of won) {
    const who = (await affiliates(strapi).affiliates([decision.winner.affiliateId])).get(decision.winner.affiliateId);
    if (!who) continue;
    const evidence = await evidenceFor(strapi, { decision, programId, terms }, who, of, limits);
    const suspicion = suspect({ programId, affiliateId: who.id, evidence, limits });
    // One for each program: of two who share a sale the one that weighs more.
    const before = found.findIndex((each) => each.programId === programId);
    if (suspicion && before < 0) found.push(suspicion);
    else if (suspicion && weightOf(suspicion) > weightOf(found[before])) found[before] = suspicion;
  }
  return found;
};

/** A snapshot with what was found; as it is where nothing was. */
export const withSuspicions = async (
  strapi: Core.Strapi,
  snapshot: OrderSnapshot,
  weighed: Weighed,
  of: Suspect,
): Promise<OrderSnapshot> => {
  const suspicions = await gatherSuspicions(strapi, weighed, of);
  return suspicions.length === 0 ? snapshot : { ...snapshot, suspicions };
};
