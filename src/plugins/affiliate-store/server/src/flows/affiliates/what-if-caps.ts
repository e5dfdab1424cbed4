import type { Core } from '@strapi/strapi';
import { CAPPED_PAYMENTS, earningCapOf, type Terms } from '../../capabilities/affiliates/service';
import { attribution, type Winner } from '../../capabilities/attribution/service';
import type { OrderBooks, OrderCap } from '../../capabilities/commissions/service';
import type { OrderSnapshot } from '../../capabilities/orders/service';
import { periodAt } from '../../capabilities/paid-events/service';
import { minor } from '../../kernel/money';
import { cappedAs, capsIn, periodText } from '../commissions/measure-caps';

/** A payment as far as caps ask of it. */
interface PaidThen {
  readonly snapshot: OrderSnapshot;
  readonly books: OrderBooks;
  /** Which payment of its subscription it is; 1 for what is paid once. */
  readonly nth: number;
}

/**
 * How much of the caps of a draft is used, payment after payment in the order in which they were made: by what the draft makes of each, and
 * before the first of them by what was earned.
 */
export class Rooms {
  private readonly used = new Map<string, number>();
  private readonly caps: ReturnType<typeof earningCapOf>[];

  constructor(
    private readonly strapi: Core.Strapi,
    private readonly draft: Terms,
    /** Where the range that is tried begins, UTC ms. */
    private readonly start: number,
  ) {
    this.caps = CAPPED_PAYMENTS.map((of) => earningCapOf(draft.events, of));
  }

  /** From when on payments use room that one at a moment meets; null where nothing is capped. */
  since(at: number): number | null {
    const starts = this.caps.flatMap((cap) => (cap ? [periodAt(cap.period, at).from] : []));
    return starts.length === 0 ? null : Math.max(this.start, Math.min(...starts));
  }

  private key(party: string, { of, period }: Pick<OrderCap, 'of' | 'period'>, { currency }: OrderBooks): string {
    return `${party} ${of} ${period} ${currency}`;
  }

  /** The caps some winners meet with a payment, with what is used of them by then. */
  async met({ snapshot, books, nth }: PaidThen, winners: readonly Winner[], lines: readonly number[]): Promise<readonly OrderCap[]> {
    const { currency, paidAt } = books;
    const of = cappedAs(snapshot, nth > 1);
    const cap = capsIn(this.draft, currency)?.[of];
    if (!cap) return [];
    const span = periodAt(cap.period, paidAt);
    const period = periodText(cap.period, paidAt);
    const met: OrderCap[] = [];
    for (const { affiliateId, partyPublicId: party } of winners) {
      const key = this.key(party, { of, period }, books);
      const before = { from: span.from, until: this.start };
      if (!this.used.has(key) && before.from < before.until)
        this.used.set(key, await attribution(this.strapi).earnedWithin({ affiliateId, payment: of, currency }, before));
      met.push({ of, period, most: cap.most, used: minor(this.used.get(key) ?? 0), party, lines });
    }
    return met;
  }

  /** Notes what a payment earned those who met a cap. */
  use(caps: readonly OrderCap[], after: OrderBooks): void {
    for (const cap of caps) {
      const earned = after.shares.reduce(
        (sum, { role, party, line, amount }) =>
          sum + (role === 'affiliate' && party === cap.party && cap.lines.includes(line) ? amount : 0),
        0,
      );
      this.used.set(this.key(cap.party, cap, after), cap.used + earned);
    }
  }
}
