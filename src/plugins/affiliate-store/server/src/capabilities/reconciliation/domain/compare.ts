import type { Minor } from '../../../kernel/money';

/** One movement on the shop's account, as one side knows it. `net` is what the balance changed by, after the fee; minor units. */
export interface Movement {
  readonly id: string;
  /** The provider's word for it: `charge`, `refund`, `adjustment`, `payout` … */
  readonly kind: string;
  readonly currency: string;
  readonly net: Minor;
  /** UTC ms. */
  readonly at: number;
  /** What it is about at the provider: a charge, a refund, a dispute, a payout. */
  readonly sourceId: string | null;
}

export type Problem = 'missing_in_books' | 'missing_at_provider' | 'differs';

/** One movement the sides do not agree on, with both sides. */
export interface Mismatch {
  readonly id: string;
  readonly problem: Problem;
  readonly kind: string;
  readonly at: number;
  readonly sourceId: string | null;
  readonly provider: { readonly currency: string; readonly net: Minor } | null;
  readonly books: { readonly currency: string; readonly net: Minor } | null;
}

const sideOf = ({ currency, net }: Movement) => ({ currency, net });

const mismatch = (problem: Problem, known: Movement, provider: Movement | undefined, books: Movement | undefined): Mismatch => ({
  id: known.id,
  problem,
  kind: known.kind,
  at: known.at,
  sourceId: known.sourceId,
  provider: provider ? sideOf(provider) : null,
  books: books ? sideOf(books) : null,
});

/** Compares the movements of one span of time one to one; the answer is ordered by time, then id, whatever order they came in. */
export const compare = (provider: readonly Movement[], books: readonly Movement[]): Mismatch[] => {
  const booked = new Map(books.map((row) => [row.id, row]));
  const seen = new Set<string>();
  const found: Mismatch[] = [];
  for (const row of provider) {
    // A page that shifted while it was read may name a movement twice; it moved money once.
    if (seen.has(row.id)) continue;
    seen.add(row.id);
    const own = booked.get(row.id);
    if (!own) found.push(mismatch('missing_in_books', row, row, undefined));
    else if (own.net !== row.net || own.currency !== row.currency) found.push(mismatch('differs', row, row, own));
  }
  for (const row of booked.values()) if (!seen.has(row.id)) found.push(mismatch('missing_at_provider', row, undefined, row));
  return found.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
};
