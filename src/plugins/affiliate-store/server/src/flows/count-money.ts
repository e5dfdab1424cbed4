import { lostTotal, refundedTotal, takenOfLine } from '../capabilities/commissions/service';
import type { OrderBooks, ShareBook } from '../capabilities/commissions/service';
import type { Count, Metric } from '../capabilities/insights/service';

const SHOP = 'shop';
const METRIC: Readonly<Record<string, readonly [earned: Metric, scope: 'shop' | 'party']>> = {
  tax: ['tax', 'shop'], platform: ['platform', 'shop'], creator: ['earned', 'party'], co_producer: ['earned', 'party'], affiliate: ['earned', 'party'], second_tier: ['earned', 'party'],
};

const taken = (books: OrderBooks | null): number => (books ? refundedTotal(books) + lostTotal(books) : 0);

const shareCounts = (share: ShareBook, was: ShareBook | undefined, currency: string): Count[] => {
  const [metric, kind] = METRIC[share.role] ?? ['tax', 'shop'];
  const scope = kind === 'party' ? `party:${share.party ?? ''}` : SHOP;
  const reversed = share.reversed - (was?.reversed ?? 0);
  const counts: Count[] = [];
  const fee = share.fee - (was?.fee ?? 0);
  if (fee !== 0 && kind === 'party') counts.push({ scope, metric: 'fees', currency, amount: fee, events: 1 });
  if (!was && share.amount > 0) counts.push({ scope, metric, currency, amount: share.amount, events: 1 });
  // Tax and platform keep one net sum; a party's earnings and what came off them are told apart.
  if (reversed !== 0 && kind === 'shop') counts.push({ scope, metric, currency, amount: -reversed, events: 0 });
  if (reversed !== 0 && kind === 'party') counts.push({ scope, metric: 'earned_reversed', currency, amount: reversed, events: reversed > 0 ? 1 : -1 });
  if (share.role === 'affiliate' || share.role === 'second_tier') {
    // Once for the shop, and once for the affiliate: `earned` of a party holds what it earns as a creator too.
    for (const each of [SHOP, scope]) {
      if (!was && share.amount > 0) counts.push({ scope: each, metric: 'commissions', currency, amount: share.amount, events: 1 });
      if (reversed !== 0) counts.push({ scope: each, metric: 'commissions_reversed', currency, amount: reversed, events: reversed > 0 ? 1 : -1 });
    }
  }
  return counts;
};

// What an affiliate's links brought in: the price of every line they earn of, and one order.
const referredCounts = ({ shares, lines, currency }: OrderBooks): Count[] => {
  const orders = new Set<string>();
  return shares.filter((share) => share.role === 'affiliate' && share.party !== null && share.amount > 0).map((share) => {
    const scope = `party:${share.party ?? ''}`;
    const events = orders.has(scope) ? 0 : 1;
    orders.add(scope);
    return { scope, metric: 'referred', currency, amount: lines.find((each) => each.line === share.line)?.gross ?? 0, events };
  });
};

/** What an event adds to the sums of its day: the difference between the books before and after it. Pure. */
export const countsBetween = (before: OrderBooks | null, after: OrderBooks, productOfLine: ReadonlyMap<number, string>): Count[] => {
  const { currency } = after;
  const old = new Map((before?.shares ?? []).map((share) => [share.key, share]));
  const counts = after.shares.flatMap((share) => shareCounts(share, old.get(share.key), currency));
  if (!before) {
    counts.push(...referredCounts(after));
    counts.push({ scope: SHOP, metric: 'sales', currency, amount: after.gross, events: 1 });
    for (const { line, gross } of after.lines) counts.push({ scope: `product:${productOfLine.get(line) ?? ''}`, metric: 'sales', currency, amount: gross, events: 1 });
  }
  const refunded = taken(after) - taken(before);
  if (refunded !== 0) counts.push({ scope: SHOP, metric: 'refunds', currency, amount: refunded, events: refunded > 0 ? 1 : -1 });
  for (const { line } of after.lines) {
    const back = takenOfLine(after, line) - (before ? takenOfLine(before, line) : 0);
    if (back !== 0) counts.push({ scope: `product:${productOfLine.get(line) ?? ''}`, metric: 'refunds', currency, amount: back, events: back > 0 ? 1 : -1 });
  }
  const fees = (books: OrderBooks | null) => (books?.fees ?? []).reduce((sum, fee) => sum + fee.amount, 0);
  const fee = fees(after) - fees(before);
  if (fee !== 0) counts.push({ scope: SHOP, metric: 'fees', currency, amount: fee, events: 1 });
  return counts;
};
