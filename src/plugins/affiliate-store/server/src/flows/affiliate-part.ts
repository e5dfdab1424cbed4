import { rateFor, type RateRule, type SaleFacts } from '../capabilities/affiliates/service';
import type { Winner } from '../capabilities/attribution/service';
import type { AffiliatePart } from '../capabilities/commissions/service';
import { rate } from '../kernel/basis-points';
import { minor } from '../kernel/money';

/**
 * What the winner gets of one line: the rate they won with, unless a rule of their terms speaks of the sale. Made when the order is frozen,
 * and made again from what was frozen when it is replayed.
 */
export const affiliatePart = (
  { partyPublicId, rateBasisPoints }: Pick<Winner, 'partyPublicId' | 'rateBasisPoints'>,
  rules: readonly RateRule[],
  sale: SaleFacts | undefined,
): AffiliatePart => {
  if (!sale) return { party: partyPublicId, rate: rate(rateBasisPoints) };
  const rated = rateFor({ rateBasisPoints, rules }, sale);
  return {
    party: partyPublicId,
    rate: rate(rated.rateBasisPoints),
    ...(rated.fixed === null ? {} : { fixed: minor(rated.fixed) }),
    ...(rated.rule ? { rule: rated.rule } : {}),
  };
};
