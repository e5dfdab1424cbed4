/** Why something cannot be paid with store credit, in the order the reasons are looked for. */
export type WhyNotCredit = 'nothing_due' | 'paid_again' | 'no_credit' | 'card_not_offered' | 'rest_too_small';

/** What is bought and what its buyer has, as far as it matters. Amounts in minor units of one currency. */
export interface CreditAsked {
  readonly paid: 'once' | 'subscription' | 'instalments';
  readonly available: number;
  readonly total: number;
  /** A card may pay what credit does not. */
  readonly cardOffered: boolean;
  /** The smallest amount the provider charges in the currency, and the step it charges in. */
  readonly minimum: number;
  readonly step: number;
}

/** What store credit pays of a cart, or why it cannot. */
export type CreditUse = { readonly uses: number; readonly why: null } | { readonly uses: null; readonly why: WhyNotCredit };

const no = (why: WhyNotCredit): CreditUse => ({ uses: null, why });

/** As much as there is, in whole steps, so that what is left is nothing or an amount a card can be charged. */
const partOf = ({ available, total, minimum, step }: CreditAsked): number => {
  const most = Math.min(available, total - minimum);
  return most - (((most % step) + step) % step);
};

/**
 * How much of a cart its buyer's store credit pays: the whole where there is enough, else as much as leaves a card something it can be
 * charged. There is nothing to choose but whether to use it, so that what is left to pay is always what was shown.
 */
export const creditFor = (asked: CreditAsked): CreditUse => {
  if (asked.total <= 0) return no('nothing_due');
  if (asked.paid !== 'once') return no('paid_again');
  if (asked.available <= 0) return no('no_credit');
  if (asked.available >= asked.total) return { uses: asked.total, why: null };
  if (!asked.cardOffered) return no('card_not_offered');
  const uses = partOf(asked);
  return uses > 0 ? { uses, why: null } : no('rest_too_small');
};
