import type { Core } from '@strapi/strapi';
import {
  affiliates,
  asSalesPay,
  sharingOf,
  type Affiliate,
  type AffiliatesService,
  type Program,
  type StandingContract,
} from '../../capabilities/affiliates/service';
import {
  attribution,
  partsOf,
  verdicts,
  type AttributionService,
  type Decision,
  type JudgedBy,
  type OrderFacts,
  type Rule,
  type ToldTo,
  type Touch,
} from '../../capabilities/attribution/service';

/** Who takes part: affiliates know programs and people, attribution knows touches and decides. */
export interface AttributeOrderCast {
  readonly affiliates: Pick<
    AffiliatesService,
    'program' | 'affiliateByCode' | 'affiliates' | 'affiliatesSteady' | 'contractsAt' | 'exclusiveHolder'
  >;
  readonly attribution: Pick<AttributionService, 'touchesOf' | 'waysOf' | 'decide' | 'record'>;
}

/** What the checkout knows at the moment an order is created. */
export interface OrderToAttribute {
  /** Value of the visitor's cookie, as the cart keeps it. */
  readonly visitor: string | null;
  /** An id a server was given for a click it told of, as the cart keeps it. */
  readonly clickId?: string | null;
  /** A code the buyer brought to the checkout, and when (UTC ms): a touch like any other, only without a click. */
  readonly code: string | null;
  readonly codeGivenAt: number;
  /** The affiliate whose coupon lies on the cart. */
  readonly couponAffiliateId?: number | null;
  /** See the setting; absent means yes. */
  readonly couponFirst?: boolean;
  /** Programs of the products in the order; null where a product has none. One decision is made for each. */
  readonly programIds: ReadonlyArray<number | null>;
  /** Of the buyer, as the order will say it; null where it is not known. */
  readonly country: string | null;
  readonly at: number;
  readonly buyer: { readonly userId: number | null; readonly partyId: number | null; readonly email: string | null };
  /** Touches that are only supposed: of somebody who asks what would be. */
  readonly supposed?: readonly Touch[];
}

const castOf = (strapi: Core.Strapi): AttributeOrderCast => ({ affiliates: affiliates(strapi), attribution: attribution(strapi) });

const ruleOf = (offered: Program, couponFirst: boolean): Rule => {
  const program = asSalesPay(offered);
  return {
    programId: program.id,
    program: program.name,
    version: program.version,
    model: program.model,
    ...sharingOf(program),
    windowDays: program.windowDays,
    allowOwnReferrals: program.allowOwnReferrals,
    couponFirst,
    rateBasisPoints: program.rateBasisPoints,
    secondTierBasisPoints: program.secondTierBasisPoints,
    secondTierBase: program.secondTierBase,
    ...(program.lifetime === undefined ? {} : { lifetime: program.lifetime }),
    ...(program.lifetimeMonths === undefined ? {} : { lifetimeMonths: program.lifetimeMonths }),
  };
};

/** Touches of the browser and of the click its server told of; a click that is both counts once. */
const clicksOf = async (cast: AttributeOrderCast, { visitor, clickId = null }: OrderToAttribute) => {
  const own = await cast.attribution.touchesOf(visitor);
  const told = clickId === null || clickId === visitor ? { touches: [], leftOut: 0 } : await cast.attribution.touchesOf(clickId);
  return { touches: [...own.touches, ...told.touches], leftOut: own.leftOut + told.leftOut };
};

const programsOf = async (cast: AttributeOrderCast, { programIds }: OrderToAttribute): Promise<ReadonlyMap<number, Program>> => {
  const found = new Map<number, Program>();
  for (const id of new Set(programIds)) {
    const program = id === null ? null : await cast.affiliates.program(id);
    if (program) found.set(program.id, program);
  }
  return found;
};

/** Leads and bindings of the buyer in the programs of the order. */
const touchesByBuyer = async (cast: AttributeOrderCast, { buyer, programIds }: OrderToAttribute): Promise<readonly Touch[]> => {
  if (buyer.email === null || buyer.email.trim() === '') return [];
  const ids = [...new Set(programIds)].flatMap((id) => id ?? []);
  return cast.attribution.waysOf(buyer.email, ids);
};

/** Who holds the buyer's country exclusively, in the programs of the order whose terms speak of it. */
const touchesByTerritory = async (
  cast: AttributeOrderCast,
  { country, at }: OrderToAttribute,
  programs: ReadonlyMap<number, Program>,
): Promise<readonly Touch[]> => {
  const found: Touch[] = [];
  for (const { id: programId, territoryRule } of programs.values()) {
    const held = territoryRule === undefined || country === null ? null : await cast.affiliates.exclusiveHolder(programId, country, at);
    if (!held || country === null) continue;
    const until = held.until === null ? {} : { until: held.until };
    found.push({ clickId: null, affiliateId: held.affiliateId, programId, at: held.from, kind: 'territory', landing: country, ...until });
  }
  return found;
};

type Person = Affiliate & { readonly contract?: JudgedBy };

/** Whether a customer stays with an affiliate: by what they were promised, not by what the program offers by now. */
const bindsForLife = (who: Person | undefined, programs: ReadonlyMap<number, Program>): boolean =>
  who !== undefined && (who.contract ?? programs.get(who.programId))?.lifetime === true;

const touchByCode = async (cast: AttributeOrderCast, { code, codeGivenAt }: OrderToAttribute): Promise<readonly Touch[]> => {
  const who = code === null || code.trim() === '' ? null : await cast.affiliates.affiliateByCode(code);
  // Unknown codes do nothing, and so does one that did not count when it was brought.
  if (!who || who.state !== 'active') return [];
  return [{ clickId: null, affiliateId: who.id, programId: who.programId, at: codeGivenAt, kind: 'server', landing: '' }];
};

// Who has no place in the program any more is told so by the decision, so that a state is not looked at here.
const touchByCoupon = async (cast: AttributeOrderCast, { couponAffiliateId, at }: OrderToAttribute): Promise<readonly Touch[]> => {
  if (couponAffiliateId === undefined || couponAffiliateId === null) return [];
  const who = (await cast.affiliates.affiliates([couponAffiliateId])).get(couponAffiliateId);
  return who ? [{ clickId: null, affiliateId: who.id, programId: who.programId, at, kind: 'coupon', landing: '' }] : [];
};

/** An affiliate's contract as a decision keeps it. */
export const judgedByOf = (affiliateId: number, { contract, terms }: StandingContract): JudgedBy => ({
  affiliateId,
  contract: contract.inForceBy.publicId,
  version: contract.offer.version,
  since: contract.since,
  consent: contract.consent.consent,
  consentAt: contract.consent.at,
  validUntil: contract.validUntil,
  model: terms.model,
  ...sharingOf(terms),
  windowDays: terms.windowDays,
  allowOwnReferrals: terms.allowOwnReferrals,
  rateBasisPoints: terms.rateBasisPoints,
  rateFrom: contract.offer.rateBasisPoints === null ? 'program' : 'affiliate',
  secondTierBasisPoints: terms.secondTierBasisPoints,
  secondTierBase: terms.secondTierBase,
  ...(terms.lifetime === undefined ? {} : { lifetime: terms.lifetime }),
  ...(terms.lifetimeMonths === undefined ? {} : { lifetimeMonths: terms.lifetimeMonths }),
});

/** The affiliates of some touches, and their sponsors, each with the contract they are under at that moment. */
const peopleOf = async (cast: AttributeOrderCast, touches: readonly Touch[], at: number) => {
  const direct = await cast.affiliates.affiliates(touches.map((touch) => touch.affiliateId));
  const sponsors = await cast.affiliates.affiliates([...direct.values()].flatMap((one) => one.sponsorId ?? []));
  const people = new Map<number, Affiliate>([...sponsors, ...direct]);
  const contracts = await cast.affiliates.contractsAt([...people.values()], at);
  return new Map<number, Person>(
    [...people].map(([id, one]) => {
      const standing = contracts.get(id);
      return [id, standing ? { ...one, contract: judgedByOf(id, standing) } : one];
    }),
  );
};

/** Whose sale an order is: every touch of the visitor is weighed for each program, at one moment. Nothing is stored. */
export const attributeOrder = async (
  strapi: Core.Strapi,
  order: OrderToAttribute,
  cast: AttributeOrderCast = castOf(strapi),
): Promise<readonly Decision[]> => {
  const { touches: clicks, leftOut } = await clicksOf(cast, order);
  const programs = await programsOf(cast, order);
  const shared = [...clicks, ...(await touchByCode(cast, order)), ...(await touchByCoupon(cast, order)), ...(order.supposed ?? [])];
  const ways = [...(await touchesByBuyer(cast, order)), ...(await touchesByTerritory(cast, order, programs))];
  const people = await peopleOf(cast, [...shared, ...ways], order.at);
  const ofBuyer = ways.filter((touch) => touch.kind !== 'lifetime' || bindsForLife(people.get(touch.affiliateId), programs));
  const decisions: Decision[] = [];
  for (const programId of new Set(order.programIds)) {
    const program = programId === null ? null : (programs.get(programId) ?? null);
    decisions.push(
      cast.attribution.decide({
        at: order.at,
        rule: program && ruleOf(program, order.couponFirst ?? true),
        // What binds a buyer in one program is no business of another's affiliates.
        touches: [...shared, ...ofBuyer.filter((touch) => touch.programId === programId)],
        touchesLeftOut: leftOut,
        affiliates: people,
        buyer: order.buyer,
      }),
    );
  }
  return decisions;
};

/** A decision without whoever is blocked by now: a winner, one of two who share, or whoever brought one of them. */
const standing = (decision: Decision, placedAt: number, active: (affiliateId: number) => boolean): Decision => {
  const blocked = partsOf(decision).flatMap(({ winner }) => (active(winner.affiliateId) ? [] : [winner.affiliateId]));
  const left = blocked.reduce((all, id) => verdicts.reject(all, 'AFFILIATE_BLOCKED', id), decision);
  return partsOf(left).reduce(
    (all, { winner, secondTier }) =>
      secondTier && !active(secondTier.affiliateId) ? verdicts.rejectSecondTier(all, winner.affiliateId) : all,
    verdicts.endSecondTier(left, placedAt),
  );
};

/** The decisions as they stand when the money arrives: who was blocked since the order was created earns nothing, and nobody moves up (R11). Nobody is blocked between this and the end of the unit. */
export const confirmAttribution = async (
  strapi: Core.Strapi,
  decisions: readonly Decision[],
  placedAt: number,
  cast: Pick<AttributeOrderCast, 'affiliates'> = castOf(strapi),
): Promise<readonly Decision[]> => {
  const parts = decisions.flatMap(partsOf);
  const people = await cast.affiliates.affiliatesSteady(
    parts.flatMap(({ winner, secondTier }) => [winner.affiliateId, ...(secondTier ? [secondTier.affiliateId] : [])]),
  );
  return decisions.map((decision) => standing(decision, placedAt, (id) => people.get(id)?.state === 'active'));
};

/**
 * Freezes the decisions of a paid order and tells every affiliate whose link was followed. Inside the unit of work that
 * settles the order; `commissions` says what affiliates earned, in minor units. An order recorded already stays as it is.
 */
export const recordAttribution = async (
  strapi: Core.Strapi,
  order: OrderFacts,
  decisions: readonly Decision[],
  commissions: ReadonlyMap<number, number>,
  cast: AttributeOrderCast = castOf(strapi),
): Promise<boolean> => {
  const people = await cast.affiliates.affiliates(decisions.flatMap((decision) => decision.touches.map((touch) => touch.affiliateId)));
  const told = new Map<number, ToldTo>([...people].map(([id, { name, userId }]) => [id, { name, userId }]));
  return cast.attribution.record(order, decisions, told, commissions);
};
