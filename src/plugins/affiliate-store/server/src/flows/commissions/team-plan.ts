import type { CreatorKeeps, OfferForSale, OfferPrice } from '../../capabilities/catalog/service';
import { isFixed, type SplitPlan } from '../../capabilities/commissions/service';
import type { SnapshotLine } from '../../capabilities/orders/service';
import { costOfInstalment } from '../../capabilities/subscriptions/service';
import { basisPoints } from '../../kernel/basis-points';
import { minor, type Minor } from '../../kernel/money';
import { isoOf } from '../../platform/moments';
import { fixedFeeIn } from '../affiliates/fixed-fee';

/** Who made what is sold, by the id they are owed under. */
export interface Team {
  readonly creator: string;
  /** In the order of the offer's co-producers. */
  readonly coProducers: readonly string[];
}

/** An offer at the price of one payment. */
interface Sold {
  readonly offer: Pick<OfferForSale, 'coProducers' | 'creatorKeeps' | 'renewal'>;
  readonly currency: string;
  readonly converted: OfferPrice['converted'];
}

type Amounts = Readonly<Record<string, number>>;

const keepsAny = ({ shareBasisPoints, fixed }: CreatorKeeps): boolean => shareBasisPoints > 0 || Object.keys(fixed).length > 0;

const amountIn = (fixed: Amounts, { currency, converted }: Sold): Minor => fixedFeeIn(fixed, currency, converted);

/** What one payment carries of an amount that was agreed of each sale: instalments are one sale. */
const ofPayment = (amount: Minor, instalments: number | null | undefined, number: number): Minor =>
  instalments ? costOfInstalment(amount, instalments, number) : amount;

/** How the team of an offer shares the first payment of it: shares, agreed amounts in the currency or converted like the price, what the creator keeps. */
export const teamPlan = (sold: Sold, team: Team): Pick<SplitPlan, 'creator' | 'coProducers' | 'creatorKeeps'> => {
  const { coProducers, creatorKeeps, renewal } = sold.offer;
  const first = (fixed: Amounts): Minor => ofPayment(amountIn(fixed, sold), renewal?.instalments, 1);
  return {
    creator: team.creator,
    ...(keepsAny(creatorKeeps)
      ? { creatorKeeps: { bps: basisPoints(creatorKeeps.shareBasisPoints), fixed: first(creatorKeeps.fixed) } }
      : {}),
    coProducers: coProducers.map(({ shareBasisPoints, fixed, validFrom, validUntil }, index) => ({
      party: team.coProducers[index] ?? '',
      ...(Object.keys(fixed).length > 0 ? { fixed: first(fixed) } : { bps: basisPoints(shareBasisPoints) }),
      ...(validFrom === null ? {} : { from: isoOf(validFrom) }),
      ...(validUntil === null ? {} : { until: isoOf(validUntil) }),
    })),
  };
};

/** The whole agreed amounts of a sale in instalments, of which each payment carries its part; nothing where there are none. */
export const wholeAmounts = (sold: Sold): Pick<NonNullable<SnapshotLine['renewal']>, 'teamAmounts'> => {
  const { coProducers, creatorKeeps, renewal } = sold.offer;
  if (!renewal?.instalments) return {};
  const teamAmounts = {
    creator: amountIn(creatorKeeps.fixed, sold),
    coProducers: coProducers.map(({ fixed }) => amountIn(fixed, sold)),
  };
  return teamAmounts.creator > 0 || teamAmounts.coProducers.some((amount) => amount > 0) ? { teamAmounts } : {};
};

/** What a further instalment carries of them. */
export const amountsNow = (renewal: SnapshotLine['renewal'], plan: SplitPlan, number: number): Partial<SplitPlan> => {
  const { instalments, teamAmounts } = renewal ?? {};
  if (!instalments || !teamAmounts) return {};
  return {
    ...(plan.creatorKeeps
      ? { creatorKeeps: { ...plan.creatorKeeps, fixed: ofPayment(minor(teamAmounts.creator), instalments, number) } }
      : {}),
    coProducers: plan.coProducers.map((each, index) =>
      isFixed(each) ? { ...each, fixed: ofPayment(minor(teamAmounts.coProducers[index] ?? 0), instalments, number) } : each,
    ),
  };
};
