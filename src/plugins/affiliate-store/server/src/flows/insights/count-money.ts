import { lostTotal, refundedTotal, takenOfLine } from '../../capabilities/commissions/service';
import type { OrderBooks, ShareBook } from '../../capabilities/commissions/service';
import type { Count, Metric } from '../../capabilities/insights/service';

const SHOP = 'shop';

// Never more than was charged: what goes beyond is the platform's loss and no refund of anything sold.
const taken = (books: OrderBooks | null): number => (books ? Math.min(books.gross, refundedTotal(books) + lostTotal(books)) : 0);

/** An addition to one sum; none where nothing changed. One event forward or back unless said otherwise. */
const added = (scope: string, metric: Metric, currency: string, amount: number, events = Math.sign(amount)): Count[] =>
  amount === 0 ? [] : [{ scope, metric, currency, amount, events }];

interface Change {
  readonly earned: number;
  /** Whether that is one more that earns, one less, or another amount of one that did. */
  readonly events: number;
  readonly reversed: number;
  readonly fee: number;
}

// Tax and platform keep one net sum; a party's earnings and what came off them are told apart.
const shopCounts = (metric: 'tax' | 'platform', currency: string, { earned, reversed }: Change): Count[] => [
  ...added(SHOP, metric, currency, earned),
  ...added(SHOP, metric, currency, -reversed, 0),
];

const partyCounts = (scope: string, currency: string, { earned, events, reversed, fee }: Change): Count[] => [
  ...added(scope, 'earned', currency, earned, events),
  ...added(scope, 'earned_reversed', currency, reversed),
  ...added(scope, 'fees', currency, fee),
];

// Once for the shop, and once for the affiliate: `earned` of a party holds what it earns as a creator too.
const commissionCounts = (scope: string, currency: string, { earned, events, reversed }: Change): Count[] =>
  [SHOP, scope].flatMap((each) => [
    ...added(each, 'commissions', currency, earned, events),
    ...added(each, 'commissions_reversed', currency, reversed),
  ]);

/** What came off a share: of a rejected one all of it. */
const gone = ({ rejected, amount, reversed }: ShareBook): number => (rejected ? amount : reversed);

/** What the platform has of a share that was rejected. */
const keptByPlatform = (share: ShareBook | undefined): number => (share?.rejected ? share.amount - share.reversed : 0);

const changeOf = (share: ShareBook, was: ShareBook | undefined): Change =>
  was
    ? {
        // Another amount only where the order was attached to another affiliate.
        earned: share.amount - was.amount,
        events: Math.sign(share.amount) - Math.sign(was.amount),
        reversed: gone(share) - gone(was),
        fee: share.fee - was.fee,
      }
    : { earned: share.amount, events: Math.sign(share.amount), reversed: gone(share), fee: share.fee };

const shareCounts = (share: ShareBook, was: ShareBook | undefined, currency: string): Count[] => {
  const change = changeOf(share, was);
  if (share.role === 'tax' || share.role === 'platform') return shopCounts(share.role, currency, change);
  const scope = `party:${share.party ?? ''}`;
  const recommends = share.role === 'affiliate' || share.role === 'second_tier';
  const kept = added(SHOP, 'platform', currency, keptByPlatform(share) - keptByPlatform(was), 0);
  return [...partyCounts(scope, currency, change), ...(recommends ? commissionCounts(scope, currency, change) : []), ...kept];
};

// What an affiliate's links brought in: the price of every line they earn of, and one order.
const referredCounts = ({ shares, lines, currency }: OrderBooks): Count[] => {
  const orders = new Set<string>();
  return shares
    .filter((share) => share.role === 'affiliate' && share.party !== null && share.amount > 0)
    .map((share) => {
      const scope = `party:${share.party ?? ''}`;
      const events = orders.has(scope) ? 0 : 1;
      orders.add(scope);
      return { scope, metric: 'referred', currency, amount: lines.find((each) => each.line === share.line)?.gross ?? 0, events };
    });
};

/** The difference where an order was attached to another affiliate: it is taken from one and given to the other. */
const referredAnew = (before: OrderBooks, after: OrderBooks): Count[] =>
  (before.reassigned?.length ?? 0) === (after.reassigned?.length ?? 0)
    ? []
    : [...referredCounts(after), ...referredCounts(before).map((count) => ({ ...count, amount: -count.amount, events: -count.events }))];

const soldCounts = (books: OrderBooks, scopeOf: (line: number) => string): Count[] => [
  ...referredCounts(books),
  { scope: SHOP, metric: 'sales', currency: books.currency, amount: books.gross, events: 1 },
  ...books.lines.map(({ line, gross }) => ({
    scope: scopeOf(line),
    metric: 'sales' as const,
    currency: books.currency,
    amount: gross,
    events: 1,
  })),
];

const feesOf = (books: OrderBooks | null): number => (books?.fees ?? []).reduce((sum, fee) => sum + fee.amount, 0);

/** What an event adds to the sums of its day: the difference between the books before and after it. Pure. */
export const countsBetween = (before: OrderBooks | null, after: OrderBooks, productOfLine: ReadonlyMap<number, string>): Count[] => {
  const { currency } = after;
  const scopeOf = (line: number): string => `product:${productOfLine.get(line) ?? ''}`;
  const old = new Map((before?.shares ?? []).map((share) => [share.key, share]));
  return [
    ...after.shares.flatMap((share) => shareCounts(share, old.get(share.key), currency)),
    ...(before ? referredAnew(before, after) : soldCounts(after, scopeOf)),
    ...added(SHOP, 'refunds', currency, taken(after) - taken(before)),
    ...after.lines.flatMap(({ line }) =>
      added(scopeOf(line), 'refunds', currency, takenOfLine(after, line) - (before ? takenOfLine(before, line) : 0)),
    ),
    ...added(SHOP, 'fees', currency, feesOf(after) - feesOf(before), 1),
  ];
};
