import type { Core } from '@strapi/strapi';
import { affiliates, asSalesPay, tierAt } from '../../capabilities/affiliates/service';
import type { Program, SaleFacts, Terms } from '../../capabilities/affiliates/service';
import { couponBeatsClick, isWon, partsOf } from '../../capabilities/attribution/service';
import type { Decision, Touch } from '../../capabilities/attribution/service';
import { orders } from '../../capabilities/orders/service';
import { people } from '../../capabilities/people/service';
import { setting } from '../../platform/settings';
import { attributeOrder } from '../attribution/attribute-order';
import type { PricedCart } from './price-cart';

/** The order another one follows at once: whose sale it was found to be is found again for this one, at the same moment. */
export interface Followed {
  readonly orderNumber: string;
  readonly placedAt: number;
  readonly couponAffiliateId: number | null;
}

/** What one program has to do with an order: the decision, and the terms the order is split by. */
export interface WeighedProgram {
  readonly program: Program;
  readonly decision: Decision;
  /** The winner's, by their contract; the program's where nobody won. */
  readonly terms: Terms;
  /** What the winner's rules are asked beside the goods; absent where nobody won, or their terms have no rules. */
  readonly asked?: Pick<SaleFacts, 'tier' | 'group' | 'buyer'>;
  /** The same of the other affiliate, where two share the sale. */
  readonly other?: Pick<WeighedProgram, 'terms' | 'asked'>;
}

/** The program of a product with the decision made for it; products without a program have neither. */
export type Weighed = ReadonlyMap<number, WeighedProgram>;

/** Who buys, as far as rules may ask: somebody who had paid for something before the order, or not. */
export interface WeighedBuyer {
  readonly userId: number | null;
  readonly email: string;
  /** Null for somebody nobody knows yet. */
  readonly customerId: number | null;
}

/** Tier and group of the winner and kind of the buyer at the moment of the decision. */
export const askedOf = async (
  strapi: Core.Strapi,
  { rules, tiers, group }: Terms,
  decision: Decision,
  { customerId }: Pick<WeighedBuyer, 'customerId'>,
): Promise<Pick<WeighedProgram, 'asked'>> => {
  if (!isWon(decision) || rules === undefined) return {};
  const { decidedAt, winner } = decision;
  const reached = tiers ? await affiliates(strapi).tiersReached([winner.affiliateId]) : [];
  const returning = customerId !== null && (await orders(strapi).hasPaidBefore(customerId, decidedAt));
  return { asked: { tier: tierAt(tiers, reached, decidedAt), group: group ?? null, buyer: returning ? 'returning' : 'new' } };
};

const termsFor = async (strapi: Core.Strapi, program: Program, decision: Decision): Promise<Terms> => {
  if (!isWon(decision)) return asSalesPay(program);
  const { affiliateId } = decision.winner;
  const standing = await affiliates(strapi).contractsAt([{ id: affiliateId, programId: program.id }], decision.decidedAt);
  return standing.get(affiliateId)?.terms ?? asSalesPay(program);
};

/** The terms each of those who won is paid by, and what their rules are asked. */
const termsAndFacts = async (
  strapi: Core.Strapi,
  program: Program,
  decision: Decision,
  buyer: WeighedBuyer,
): Promise<Pick<WeighedProgram, 'terms' | 'asked' | 'other'>> => {
  const of = async (part: Decision) => {
    const terms = await termsFor(strapi, program, part);
    return { terms, ...(await askedOf(strapi, terms, part, buyer)) };
  };
  const [own = decision, other] = partsOf(decision);
  return { ...(await of(own)), ...(other ? { other: await of(other) } : {}) };
};

const countryOf = ({ country }: PricedCart['cart']): string | null => country?.toUpperCase() ?? null;

/** Whose sale a cart is, for each program in it. An order that follows another is weighed as that one was: at its moment, with its coupon. */
export const weigh = async (
  strapi: Core.Strapi,
  { cart, coupon, lines }: PricedCart,
  buyer: WeighedBuyer,
  { at, follows, supposed }: { readonly at: number; readonly follows: Followed | null; readonly supposed?: readonly Touch[] },
): Promise<Weighed> => {
  const ids = [...new Set(lines.flatMap(({ offer }) => (offer.programId === null ? [] : [offer.programId])))];
  const party = buyer.userId === null ? null : await people(strapi).partyOfUser(buyer.userId);
  const decisions = await attributeOrder(strapi, {
    visitor: cart.visitor,
    clickId: cart.clickId ?? null,
    ...(supposed ? { supposed } : {}),
    code: cart.ref,
    codeGivenAt: cart.createdAt,
    couponAffiliateId: follows ? follows.couponAffiliateId : (coupon?.affiliateId ?? null),
    couponFirst: await setting(strapi, couponBeatsClick),
    programIds: ids,
    country: countryOf(cart),
    at: follows?.placedAt ?? at,
    buyer: { userId: buyer.userId, email: buyer.email, partyId: party?.id ?? null },
  });
  const weighed = new Map<number, WeighedProgram>();
  for (const decision of decisions) {
    const program = decision.rule ? await affiliates(strapi).program(decision.rule.programId) : null;
    if (!program) continue;
    weighed.set(program.id, { program, decision, ...(await termsAndFacts(strapi, program, decision, buyer)) });
  }
  return weighed;
};

/** Whose an order is by some decisions, as its row says it: who leads the sale, and the other of two who share it. */
export const affiliateCodesIn = (
  decisions: readonly Decision[],
): { readonly affiliateCode: string | null; readonly otherAffiliateCode: string | null } => {
  const won = decisions.find(isWon);
  const [, other] = won ? partsOf(won) : [];
  return { affiliateCode: won?.winner.code ?? null, otherAffiliateCode: other?.winner.code ?? null };
};

export const affiliateCodesOf = (weighed: Weighed): ReturnType<typeof affiliateCodesIn> =>
  affiliateCodesIn([...weighed.values()].map(({ decision }) => decision));
