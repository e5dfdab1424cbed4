import type { Core } from '@strapi/strapi';
import { affiliates } from '../capabilities/affiliates/service';
import type { Affiliate, Program } from '../capabilities/affiliates/service';
import { attribution } from '../capabilities/attribution/service';
import type { Decision, Rule, Standing, Touch } from '../capabilities/attribution/service';
import { people } from '../capabilities/people/service';

/** Who wants to buy, how they came, and when the question is asked (UTC ms). */
export interface Visitor {
  /** What the tracking cookie holds. */
  readonly cookie: string | null;
  /** A code a storefront handed over itself; looked up again here, never believed. */
  readonly code: string | null;
  readonly codeAt: number;
  readonly email: string;
  /** The account that has proven the buyer's mailbox, where there is one. */
  readonly userId: number | null;
  readonly at: number;
}

const ruleOf = (program: Program): Rule => ({
  programId: program.id, program: program.name, version: program.version, model: program.model, windowDays: program.windowDays, allowOwnReferrals: program.allowOwnReferrals,
  rateBasisPoints: program.rateBasisPoints, secondTierBasisPoints: program.secondTierBasisPoints, secondTierBase: program.secondTierBase,
});

const standingOf = (affiliate: Affiliate): Standing => ({
  id: affiliate.id, code: affiliate.code, state: affiliate.state, programId: affiliate.programId, partyId: affiliate.partyId, partyPublicId: affiliate.partyPublicId, userId: affiliate.userId,
  email: affiliate.email, sponsorId: affiliate.sponsorId, rateBasisPoints: affiliate.rateBasisPoints,
});

const handedOver = async (strapi: Core.Strapi, visitor: Visitor): Promise<Touch[]> => {
  const affiliate = visitor.code === null ? null : await affiliates(strapi).affiliateByCode(visitor.code);
  return affiliate ? [{ clickId: null, affiliateId: affiliate.id, programId: affiliate.programId, at: visitor.codeAt, kind: 'server', landing: '/' }] : [];
};

/** Whose sale it would be, for each program of a cart: the live engine, and nothing is written. */
export const weighTouches = async (strapi: Core.Strapi, programIds: readonly number[], visitor: Visitor): Promise<ReadonlyMap<number, { readonly decision: Decision; readonly program: Program }>> => {
  const seen = await attribution(strapi).touchesOf(visitor.cookie);
  const touches = [...seen.touches, ...(await handedOver(strapi, visitor))];
  const touched = await affiliates(strapi).affiliates([...new Set(touches.map((touch) => touch.affiliateId))]);
  const sponsors = await affiliates(strapi).affiliates([...touched.values()].flatMap((affiliate) => (affiliate.sponsorId === null ? [] : [affiliate.sponsorId])));
  const standings = new Map([...touched, ...sponsors].map(([id, affiliate]) => [id, standingOf(affiliate)]));
  const party = visitor.userId === null ? null : await people(strapi).partyOfUser(visitor.userId);
  const buyer = { userId: visitor.userId, partyId: party?.id ?? null, email: visitor.email };
  const decided = new Map<number, { decision: Decision; program: Program }>();
  for (const programId of new Set(programIds)) {
    const program = await affiliates(strapi).program(programId);
    if (!program) continue;
    decided.set(programId, { program, decision: attribution(strapi).decide({ at: visitor.at, rule: ruleOf(program), touches, touchesLeftOut: seen.leftOut, affiliates: standings, buyer }) });
  }
  return decided;
};
