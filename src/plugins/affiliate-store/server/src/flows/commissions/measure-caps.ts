import type { Core } from '@strapi/strapi';
import { affiliates, CAPPED_PAYMENTS, earningCapOf, type CappedPayment, type Terms } from '../../capabilities/affiliates/service';
import { attribution, partsOf, type Decision } from '../../capabilities/attribution/service';
import type { OrderCap, SplitPlan } from '../../capabilities/commissions/service';
import type { OrderSnapshot } from '../../capabilities/orders/service';
import { periodAt } from '../../capabilities/paid-events/service';
import { people } from '../../capabilities/people/service';
import { minor } from '../../kernel/money';
import { isoOf } from '../../platform/moments';

type Line = OrderSnapshot['lines'][number];
type FrozenCap = NonNullable<NonNullable<Line['caps']>['sale']>;

/** What some terms cap in a currency, as a line of an order keeps it; nothing where they cap nothing. */
export const capsIn = ({ events }: Pick<Terms, 'events'>, currency: string): Line['caps'] => {
  const caps = CAPPED_PAYMENTS.flatMap((of) => {
    const cap = earningCapOf(events, of);
    const most = cap?.amounts[currency];
    return cap && most !== undefined ? [[of, { period: cap.period, most: minor(most) }] as const] : [];
  });
  return caps.length === 0 ? undefined : Object.fromEntries(caps);
};

/** What a payment is to a cap: what goes on is renewed, and instalments are payments of one sale. */
export const cappedAs = ({ lines }: Pick<OrderSnapshot, 'lines'>, hasInvoice: boolean): CappedPayment =>
  hasInvoice && (lines[0]?.renewal?.instalments ?? null) === null ? 'renewal' : 'sale';

/** A period as it is written: its day, or its month. */
export const periodText = (period: FrozenCap['period'], at: number): string =>
  isoOf(at).slice(0, period === 'day' ? 'YYYY-MM-DD'.length : 'YYYY-MM'.length);

/** A cap that a payment meets: whose, on which lines, and by which contract. */
export interface MetCap extends FrozenCap {
  readonly of: CappedPayment;
  readonly affiliateId: number;
  readonly party: string;
  readonly lines: readonly number[];
}

/** Who earns by the plan of a line, with what is capped for them. */
const earnersOf = ({ plan, caps, otherCaps }: Line): ReadonlyArray<readonly [string | undefined, Line['caps']]> => {
  const { affiliate, other } = plan as SplitPlan;
  return [
    [affiliate?.party, caps],
    [other?.affiliate.party, otherCaps],
  ];
};

/** The caps of everybody who earns of an order by some decisions. */
export const metCaps = ({ lines }: Pick<OrderSnapshot, 'lines'>, decided: readonly Decision[], of: CappedPayment): readonly MetCap[] => {
  const met = new Map<string, MetCap>();
  for (const line of lines)
    for (const [party, caps] of earnersOf(line)) {
      const decision = decided.find(({ rule }) => rule?.programId === line.program?.id);
      const winner = decision && partsOf(decision).find((part) => part.winner.partyPublicId === party)?.winner;
      const cap = caps?.[of];
      if (!cap || !winner) continue;
      const known = met.get(String(winner.affiliateId));
      const { affiliateId, partyPublicId } = winner;
      met.set(String(affiliateId), { ...cap, of, affiliateId, party: partyPublicId, lines: [...(known?.lines ?? []), line.line] });
    }
  return [...met.values()];
};

/** Holds the parties of those whose room is about to be measured, so that no two payments use the same. Inside the unit of work. */
export const holdCapped = async (strapi: Core.Strapi, met: readonly Pick<MetCap, 'affiliateId'>[]): Promise<void> => {
  if (met.length === 0) return;
  const places = await affiliates(strapi).affiliates(met.map(({ affiliateId }) => affiliateId));
  const parties = new Set([...places.values()].map(({ partyId }) => partyId));
  for (const id of [...parties].sort((a, b) => a - b)) await people(strapi).lockParty(id);
};

/** Whose payment in which currency, when; `except` is an order whose own commission does not count, because it is split again. */
export interface PaidThen {
  readonly currency: string;
  readonly paidAt: number;
  readonly except?: number;
}

/** What of each cap was used in the period of a payment, by what was earned in it: what was taken back since frees nothing. The parties are held. */
export const measureCaps = async (
  strapi: Core.Strapi,
  met: readonly MetCap[],
  { currency, paidAt, except }: PaidThen,
): Promise<readonly OrderCap[]> => {
  const caps: OrderCap[] = [];
  for (const { of, affiliateId, party, lines, period, most } of met) {
    const asked = { affiliateId, payment: of, currency, ...(except === undefined ? {} : { except }) };
    const used = await attribution(strapi).earnedWithin(asked, periodAt(period, paidAt));
    caps.push({ of, period: periodText(period, paidAt), most, used: minor(used), party, lines });
  }
  return caps;
};

/** As a sale carries them: absent rather than none. */
export const carried = (caps: readonly OrderCap[] | undefined): { readonly caps?: readonly OrderCap[] } =>
  caps === undefined || caps.length === 0 ? {} : { caps };
