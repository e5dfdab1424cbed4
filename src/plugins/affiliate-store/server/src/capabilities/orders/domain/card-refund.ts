import { allotments } from '../../../kernel/allocate';
import { minor } from '../../../kernel/money';

/** How a card an order was paid with stands: what it paid, what went back to it, and what its bank took. Minor units. */
export interface CardStanding {
  readonly amount: number;
  /** Refunds that were booked, and those under way, which claim their money. */
  readonly refunded: number;
  /** Taken by disputes that are open or lost. */
  readonly disputed: number;
}

/** What may still be given back to a card: never more than it paid. */
export const leftOnCard = ({ amount, refunded, disputed }: CardStanding): number => Math.max(0, amount - refunded - disputed);

/** What the first card should have got back once so much of both has gone back: its part, down to a whole step. */
const targetOf = (back: number, [first, second]: readonly [CardStanding, CardStanding], step: number): number => {
  const part = allotments(minor(back), [first.amount, second.amount])[0]?.floor ?? 0;
  return part - (part % step);
};

/**
 * Spreads a refund over the two cards that paid, in proportion to what each paid (B-24). The rule looks at sums: what each card should have
 * got back of all refunds together, less what it has got. So the parts of a refund add up to it, a chain of refunds never gives a card more
 * than it paid, and a full refund gives each exactly what it paid, in whatever steps it came about. What a card has no longer got (a refund
 * made elsewhere, a dispute) the other one gets, as far as it paid. Null where both together have not got so much.
 */
export const spreadRefund = (
  amount: number,
  cards: readonly [CardStanding, CardStanding],
  step: number,
): readonly [first: number, second: number] | null => {
  const [first, second] = cards;
  const [least, most] = [Math.max(0, amount - leftOnCard(second)), Math.min(leftOnCard(first), amount)];
  if (least > most) return null;
  const wanted = targetOf(first.refunded + second.refunded + amount, cards, step) - first.refunded;
  const given = Math.min(most, Math.max(least, wanted));
  return [given, amount - given];
};

/** Shares the lines a refund is for among its parts, each part as large as it is to be: lines first to last, parts first to last. */
export const shareLines = <L extends { readonly line: number; readonly amount: number }>(
  lines: readonly L[],
  parts: readonly number[],
): ReadonlyArray<ReadonlyArray<{ readonly line: number; readonly amount: number }>> => {
  const rest = lines.map(({ line, amount }) => ({ line, amount }));
  return parts.map((part) => {
    let open = part;
    return rest.flatMap((each) => {
      const amount = Math.min(open, each.amount);
      open -= amount;
      each.amount -= amount;
      return amount === 0 ? [] : [{ line: each.line, amount }];
    });
  });
};
