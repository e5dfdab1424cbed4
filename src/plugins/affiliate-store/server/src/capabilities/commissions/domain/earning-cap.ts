import { minor } from '../../../kernel/money';
import type { AffiliatePart, MeasuredCap, PartyId, SplitPlan } from './plan';
import type { ChargedLine } from './split';
import { waterfall } from './waterfall';

/** A cap somebody has on some lines of an order, with what of it was used before that order. */
export interface OrderCap extends MeasuredCap {
  readonly party: PartyId;
  readonly lines: readonly number[];
}

/** A line that is about to be split. */
interface CappedLine extends ChargedLine {
  readonly line: number;
  readonly plan: SplitPlan;
}

const withCap = (plan: SplitPlan, party: PartyId, cap: MeasuredCap): SplitPlan => {
  const capped = (affiliate: AffiliatePart): AffiliatePart => (affiliate.party === party ? { ...affiliate, cap } : affiliate);
  return {
    ...plan,
    affiliate: plan.affiliate && capped(plan.affiliate),
    ...(plan.other ? { other: { ...plan.other, affiliate: capped(plan.other.affiliate) } } : {}),
  };
};

const earnedOf = (line: CappedLine, party: PartyId): number =>
  waterfall(line, line.plan).components.reduce(
    (sum, each) => sum + (each.role === 'affiliate' && each.party === party ? each.amount : 0),
    0,
  );

/** Puts the caps into the plans of an order's lines: each line uses what the ones before it left of the room. */
export const underCaps = <L extends CappedLine>(lines: readonly L[], caps: readonly OrderCap[]): readonly L[] => {
  const used = new Map(caps.map((cap) => [cap, cap.used]));
  return lines.map((line) =>
    caps
      .filter(({ lines: of }) => of.includes(line.line))
      .reduce((so, cap) => {
        const { party, lines: _lines, ...measured } = cap;
        const next = { ...so, plan: withCap(so.plan, party, { ...measured, used: used.get(cap) ?? cap.used }) };
        used.set(cap, minor((used.get(cap) ?? cap.used) + earnedOf(next, party)));
        return next;
      }, line),
  );
};
