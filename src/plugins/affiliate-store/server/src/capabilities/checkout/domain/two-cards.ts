/** Why something cannot be paid with two cards, in the order the reasons are looked for. */
export type WhyNotTwoCards = 'off_in_shop' | 'paid_again' | 'order_bump' | 'card_not_offered' | 'total_too_small';

/** What is bought, as far as it matters for two cards. Amounts in minor units. */
export interface TwoCardsAsked {
  readonly on: boolean;
  readonly paid: 'once' | 'subscription' | 'instalments';
  /** An offer was added at the checkout. */
  readonly bumped: boolean;
  readonly cardOffered: boolean;
  readonly total: number;
  /** The smallest amount the provider charges in the currency. */
  readonly minimum: number;
}

/** Why a cart cannot be paid with two cards; null where it can (B-24). */
export const whyNotTwoCards = ({ on, paid, bumped, cardOffered, total, minimum }: TwoCardsAsked): WhyNotTwoCards | null => {
  if (!on) return 'off_in_shop';
  if (paid !== 'once') return 'paid_again';
  if (bumped) return 'order_bump';
  if (!cardOffered) return 'card_not_offered';
  return total < 2 * minimum ? 'total_too_small' : null;
};

/** Why two amounts cannot be what two cards pay. */
export type WrongCardAmounts = 'do_not_add_up' | 'too_small' | 'in_steps';

/** What is wrong with the amounts typed for two cards; null when they can be charged and are the total together (B-24). Minor units. */
export const wrongCardAmounts = (
  amounts: readonly [number, number],
  total: number,
  { minimum, step }: { readonly minimum: number; readonly step: number },
): WrongCardAmounts | null => {
  if (amounts[0] + amounts[1] !== total) return 'do_not_add_up';
  if (amounts.some((amount) => amount < minimum)) return 'too_small';
  return amounts.some((amount) => amount % step !== 0) ? 'in_steps' : null;
};
