import type { Core } from '@strapi/strapi';
import { affiliates } from '../../capabilities/affiliates/service';
import { isWon, judgedBy, mailboxOf, partsOf, verdicts, type Decision } from '../../capabilities/attribution/service';
import type { ChargeFacts } from '../../capabilities/checkout/service';
import { ownCard } from '../../capabilities/fraud/service';
import { orders } from '../../capabilities/orders/service';
import { setting } from '../../platform/settings';
import { confirmAttribution } from '../attribution/attribute-order';

/**
 * Takes a win back where the payment proves that the affiliate bought it themselves: with a card they have paid with before, under whatever
 * address (B08). Nobody moves up. A card of their household is not theirs: that is held for a look, by a rule.
 */
const lessOwnCards = async (
  strapi: Core.Strapi,
  decided: readonly Decision[],
  charges: readonly Pick<ChargeFacts, 'fingerprint'>[],
): Promise<readonly Decision[]> => {
  const fingerprints = [...new Set(charges.flatMap(({ fingerprint }) => fingerprint ?? []))];
  if (fingerprints.length === 0 || !decided.some(isWon) || !(await setting(strapi, ownCard))) return decided;
  const buyers = (await Promise.all(fingerprints.map((each) => orders(strapi).buyersWithCard(each)))).flat();
  const people = await affiliates(strapi).affiliates(decided.flatMap(partsOf).map(({ winner }) => winner.affiliateId));
  const isOwn = (decision: Decision, affiliateId: number): boolean => {
    const who = people.get(affiliateId);
    if (!who || (judgedBy(decision, who.id) ?? decision.rule)?.allowOwnReferrals === true) return false;
    return buyers.some(({ userId, email }) => (userId !== null && userId === who.userId) || mailboxOf(email) === mailboxOf(who.email));
  };
  return decided.map((decision) =>
    partsOf(decision)
      .filter(({ winner }) => isOwn(decision, winner.affiliateId))
      .reduce((left, { winner }) => verdicts.reject(left, 'SELF_REFERRAL', winner.affiliateId), decision),
  );
};

/** The decisions as they stand when the money arrives: without whoever was blocked since, and without whoever paid with their own card. */
export const decidedAtPayment = async (
  strapi: Core.Strapi,
  { decisions, placedAt }: { readonly decisions: readonly Decision[]; readonly placedAt: number },
  charges: readonly Pick<ChargeFacts, 'fingerprint'>[],
): Promise<readonly Decision[]> => lessOwnCards(strapi, await confirmAttribution(strapi, decisions, placedAt), charges);
