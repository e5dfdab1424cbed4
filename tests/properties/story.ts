/**
 * The words in which a random story is told to both the product and the reference model: plain data, of neither's types.
 */
export interface PlanSpec {
  readonly platformBps: number;
  readonly platformFixed: number;
  readonly feeBearer: 'pool' | 'platform';
  readonly base: 'gross' | 'net_of_tax' | 'net_of_fee' | 'profit';
  readonly unitCost: number;
  readonly affiliate: { readonly party: string; readonly rate: number } | null;
  readonly secondTier: { readonly party: string; readonly rate: number; readonly base: 'same' | 'first_tier' } | null;
  /** Who shares the sale with the affiliate, at which part of what each would have alone. */
  readonly shared?: { readonly party: string; readonly rate: number; readonly firstShare: number };
  readonly creator: string;
  /** What the creator keeps of what the team shares: a part of it or an amount, whichever is more. */
  readonly keeps?: { readonly bps: number; readonly fixed: number };
  readonly coProducers: readonly { readonly party: string; readonly bps: number | null; readonly fixed: number | null }[];
}

export interface LineSpec {
  readonly gross: number;
  readonly tax: number;
  readonly plan: PlanSpec;
  readonly holdDays: number;
  readonly guaranteeDays: number;
  readonly blockAffiliate: boolean;
}

export interface OrderSpec {
  readonly order: string;
  readonly payment: string;
  readonly currency: string;
  readonly jurisdiction: string;
  readonly account: string;
  readonly paidAt: number;
  /** What of it store credit paid, and whose; absent where none did. */
  readonly credit?: { readonly party: string; readonly amount: number };
  readonly lines: readonly LineSpec[];
}

/** A line that is split again for another affiliate: the plan it has from then on, and what whoever is new in it waits for. */
export type SplitAgain = Pick<LineSpec, 'plan' | 'holdDays' | 'guaranteeDays'> & { readonly line: number };

/** What the provider tells, by event id. The same thing may be told under two ids. */
export type Notice = { readonly id: string; readonly order: number } & (
  | { readonly kind: 'sale' }
  | { readonly kind: 'fee'; readonly txn: string; readonly amount: number }
  | {
      readonly kind: 'refund';
      readonly refund: string;
      readonly amount: number;
      readonly statedTax: number | null;
      /** The line it was for, where it was for one. */
      readonly line: number | null;
      /** Goes back to the store credit the order was paid with. */
      readonly toCredit?: true;
    }
  | { readonly kind: 'refund_failed'; readonly refund: string }
  | { readonly kind: 'opened'; readonly dispute: string; readonly withdrawal: string; readonly amount: number; readonly fee: number }
  | {
      readonly kind: 'won';
      readonly dispute: string;
      readonly withdrawal: string;
      readonly reinstatement: string;
      readonly amount: number;
      readonly fee: number;
    }
  | { readonly kind: 'lost'; readonly dispute: string; readonly withdrawal: string }
  | { readonly kind: 'asked'; readonly dispute: string; readonly amount: number; readonly holds: boolean }
  | { readonly kind: 'answered'; readonly dispute: string }
);

/** What the store itself does; `n` is a random number that chooses among what is possible when its turn comes. */
export type Deed =
  | { readonly deed: 'mature'; readonly days: number }
  | {
      readonly deed:
        | 'block'
        | 'release'
        | 'payout'
        | 'submit'
        | 'lose_sight'
        | 'paid'
        | 'fail'
        | 'return'
        | 'bonus'
        | 'deduct'
        | 'write_off'
        | 'forfeit'
        | 'reinstate'
        | 'move'
        | 'paper'
        | 'credit_note'
        | 'grant'
        | 'open'
        | 'take_back'
        | 'reject'
        | 'attach';
      readonly n: number;
    };

export interface Story {
  readonly orders: readonly OrderSpec[];
  /** As they happened. */
  readonly notices: readonly Notice[];
  /** As they are delivered, with the store's deeds between them. */
  readonly steps: readonly (Notice | Deed)[];
}
