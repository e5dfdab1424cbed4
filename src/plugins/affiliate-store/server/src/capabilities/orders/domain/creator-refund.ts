const DAY = 86_400_000;

/** Whether a creator may give a line of their own back: only within its guarantee, and only where the shop lets them. */
export type CreatorRefundState = 'open' | 'guarantee_over' | 'shop_only' | 'nothing_left';

/** What decides about it. Times are UTC ms; `left` is what the books still allow for the line, in minor units. */
export interface CreatorRefundFacts {
  readonly paidAt: number;
  readonly guaranteeDays: number;
  readonly left: number;
  /** The shop lets creators refund. */
  readonly allowed: boolean;
  /** The money was taken by hand: whoever took it gives it back. */
  readonly byHand: boolean;
  readonly now: number;
}

/** The moment from which only the shop refunds. */
export const guaranteeEnd = ({ paidAt, guaranteeDays }: Pick<CreatorRefundFacts, 'paidAt' | 'guaranteeDays'>): number =>
  paidAt + guaranteeDays * DAY;

/** The guarantee promised the buyer their money back, so until it ends its creator needs nobody's leave. */
export const creatorRefundState = (facts: CreatorRefundFacts): CreatorRefundState => {
  if (facts.left <= 0) return 'nothing_left';
  if (!facts.allowed || facts.byHand) return 'shop_only';
  return facts.now < guaranteeEnd(facts) ? 'open' : 'guarantee_over';
};
