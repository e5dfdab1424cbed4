import { rateFor, type RateRule, type SaleFacts, type Terms } from '../../capabilities/affiliates/service';
import type { SecondTier, Winner, WonDecision } from '../../capabilities/attribution/service';
import type { AffiliatePart, OtherPart, SecondTierPart } from '../../capabilities/commissions/service';
import { rate } from '../../kernel/basis-points';
import { minor } from '../../kernel/money';

/**
 * What the winner gets of one line: the rate they won with, unless a rule of their terms speaks of the sale. Made when the order is frozen,
 * and made again from what was frozen when it is replayed.
 */
export const affiliatePart = (
  { partyPublicId, rateBasisPoints, shareBasisPoints }: Pick<Winner, 'partyPublicId' | 'rateBasisPoints' | 'shareBasisPoints'>,
  rules: readonly RateRule[],
  sale: SaleFacts | undefined,
): AffiliatePart => {
  const share = shareBasisPoints === undefined ? {} : { share: shareBasisPoints };
  if (!sale) return { party: partyPublicId, rate: rate(rateBasisPoints), ...share };
  const rated = rateFor({ rateBasisPoints, rules }, sale);
  return {
    party: partyPublicId,
    rate: rate(rated.rateBasisPoints),
    ...(rated.fixed === null ? {} : { fixed: minor(rated.fixed) }),
    ...(rated.rule ? { rule: rated.rule } : {}),
    ...share,
  };
};

/** What whoever brought them gets of it. */
export const secondTierPart = (tier: SecondTier | null): SecondTierPart | null =>
  tier && { party: tier.partyPublicId, rate: rate(tier.rateBasisPoints), base: tier.base };

/** What the other of two who share a sale gets of one line, by a contract of their own. */
export const otherPart = (
  { winner, secondTier }: WonDecision,
  { rules = [], commissionBase, holdDays }: Pick<Terms, 'rules' | 'commissionBase' | 'holdDays'>,
  sale: SaleFacts | undefined,
): OtherPart => ({ affiliate: affiliatePart(winner, rules, sale), secondTier: secondTierPart(secondTier), commissionBase, holdDays });
