import type { AffiliatePart, SplitPlan } from '../../capabilities/commissions/service';
import type { OrderSnapshot } from '../../capabilities/orders/service';
import { costOfInstalment } from '../../capabilities/subscriptions/service';
import { includedTax, taxOfAnswer } from '../../capabilities/taxes/service';
import type { TaxAnswer } from '../../capabilities/taxes/service';
import { minor, type Minor } from '../../kernel/money';
import { paymentAfter } from '../checkout/freeze-order';
import { frozenAnswer, sourceOf } from '../taxes/freeze-tax';
import { amountsNow } from '../commissions/team-plan';

/** Which payment it is, and whether it earns its affiliate anything. */
export interface Turn {
  readonly earns: boolean;
  readonly number: number;
  /** What was answered about its tax; null where the shop's own table decided when it was sold. */
  readonly answer: TaxAnswer | null;
  /** The rate of its day, where another one has begun since it was sold; null for the one it was sold with. */
  readonly taxRate?: number | null;
}

/** Instalments are one sale: what it costs its creator goes off once, each of them carrying its part. */
const costNow = (renewal: OrderSnapshot['lines'][number]['renewal'], number: number): Partial<SplitPlan> =>
  renewal?.instalments && renewal.unitCost !== undefined
    ? { unitCost: costOfInstalment(renewal.unitCost, renewal.instalments, number) }
    : {};

/** The other of two who share the sale, by their rules for further payments. */
const otherNow = ({ other }: SplitPlan, affiliate: unknown): Pick<SplitPlan, 'other'> =>
  other && affiliate !== undefined ? { other: { ...other, affiliate: affiliate as AffiliatePart } } : {};

/** By the rules of the affiliate's terms a further payment may pay otherwise than the first. */
const ratedNow = ({
  renewal,
  rated,
  otherRated,
  plan: sold,
}: OrderSnapshot['lines'][number]): { readonly plan: Partial<SplitPlan>; readonly line: Partial<OrderSnapshot['lines'][number]> } => ({
  plan: {
    ...(renewal?.affiliate === undefined ? {} : { affiliate: renewal.affiliate as SplitPlan['affiliate'] }),
    ...otherNow(sold as SplitPlan, renewal?.otherAffiliate),
  },
  line: {
    ...(rated && renewal ? { rated: { ...rated, payment: paymentAfter(renewal) } } : {}),
    ...(otherRated && renewal ? { otherRated: { ...otherRated, payment: paymentAfter(renewal) } } : {}),
  },
});

/** The tax of a payment: as it was answered for it, at the rate of its day, or at the one its subscription was sold with. */
const taxedNow = (
  sold: OrderSnapshot,
  line: OrderSnapshot['lines'][number],
  { gross, answer, taxRate }: { readonly gross: Minor } & Pick<Turn, 'answer' | 'taxRate'>,
): { readonly order: Partial<OrderSnapshot>; readonly line: Partial<OrderSnapshot['lines'][number]> } => {
  const [answered] = answer?.lines ?? [];
  if ((!answer || !answered) && taxRate != null)
    return { order: { taxRateBasisPoints: taxRate }, line: { tax: includedTax(gross, taxRate), taxRateBasisPoints: taxRate } };
  if (!answer || !answered) return { order: {}, line: { tax: includedTax(gross, line.taxRateBasisPoints ?? sold.taxRateBasisPoints) } };
  const { tax, rateBasisPoints: taxRateBasisPoints, reason: taxReason } = taxOfAnswer(answered, true);
  return {
    order: { taxRateBasisPoints, ...sourceOf(answer, true) },
    line: { tax, taxRateBasisPoints, taxReason, ...frozenAnswer({ answered, gross }) },
  };
};

/** What the coupon it began with took off a payment: what was paid says whether the provider still took it off. */
export const discountNow = (renewal: OrderSnapshot['lines'][number]['renewal'], paid: number): Minor =>
  renewal?.reduced && paid === renewal.reduced.gross ? renewal.reduced.off : minor(0);

/** What a renewal is sold by: the first order, or the change of offer it was billed by, with what was paid now; `number` counts the payments. */
export const renewedSnapshot = (sold: OrderSnapshot, paid: number, { earns, number, answer, taxRate = null }: Turn): OrderSnapshot => {
  const [line] = sold.lines;
  if (!line) throw new Error('a subscription has a line');
  const renewed = ratedNow(line);
  const plan = {
    ...(line.plan as SplitPlan),
    ...costNow(line.renewal, number),
    ...amountsNow(line.renewal, line.plan as SplitPlan, number),
    ...renewed.plan,
  };
  const { other: _other, ...alone } = plan;
  const gross = minor(paid);
  const taxed = taxedNow(sold, line, { gross, answer, taxRate });
  const off = discountNow(line.renewal, gross);
  return {
    ...sold,
    ...taxed.order,
    coupon: off > 0 ? (sold.coupon ?? null) : null,
    lines: [
      {
        ...line,
        ...renewed.line,
        gross,
        discount: off,
        ...taxed.line,
        seatLimited: false,
        plan: earns ? plan : { ...alone, affiliate: null, secondTier: null },
      },
    ],
    decisions: earns ? sold.decisions : [],
  };
};
