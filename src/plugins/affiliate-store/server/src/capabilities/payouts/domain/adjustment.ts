import { reported, type Exchange } from '../../../kernel/exchange';
import { minor } from '../../../kernel/money';

/** An entry a person makes about somebody's balance; `credit` about their store credit, `currency_move` about two of their balances. */
export type AdjustmentKind = 'bonus' | 'deduction' | 'write_off' | 'credit' | 'currency_move' | 'forfeiture' | 'reinstatement';
export type AdjustmentState = 'awaiting_approval' | 'booked' | 'rejected';

/** What a balance became in another currency, at a stored rate that was frozen when the move was made. */
export interface MovedInto {
  readonly currency: string;
  readonly amount: number;
  readonly exchange: Exchange;
}

/** One entry with its reason and its author. Times are UTC ms. */
export interface Adjustment {
  readonly id: number;
  readonly publicId: string;
  readonly partyId: number;
  readonly currency: string;
  readonly kind: AdjustmentKind;
  /** Above zero, always. */
  readonly amount: number;
  readonly bucket: 'pending' | 'available';
  readonly reason: string;
  readonly state: AdjustmentState;
  readonly madeBy: string;
  readonly madeAt: number;
  readonly decidedBy: string | null;
  readonly decidedAt: number | null;
  /** The case whose decision made it; null for the rest. */
  readonly caseId: string | null;
  /** The contest it was won in; null for the rest. */
  readonly contestId: string | null;
  /** Of a currency move; null for the rest. */
  readonly into: MovedInto | null;
}

/** What an adjustment adds to the balance of its party. */
export const effectOf = ({ kind, amount }: Pick<Adjustment, 'kind' | 'amount'>): number =>
  kind === 'deduction' || kind === 'currency_move' || kind === 'forfeiture' ? -amount : amount;

/** A write-off gives up a debt and never more than it: beyond that it would be a bonus under another name. */
export const exceedsDebt = (kind: AdjustmentKind, amount: number, available: number): boolean =>
  kind === 'write_off' && amount > Math.max(0, -available);

/** A currency move and a forfeiture take what is there and no more: nobody owes in one currency what was moved into another. */
export const exceedsBalance = (kind: AdjustmentKind, amount: number, available: number): boolean =>
  (kind === 'currency_move' || kind === 'forfeiture') && amount > Math.max(0, available);

/** What an amount becomes in another currency: by the rate of the pair, or back by that of the pair the other way round, half up to a minor unit. */
export const movedInto = (amount: number, { from, to }: { readonly from: string; readonly to: string }, exchange: Exchange): MovedInto => ({
  currency: to,
  amount: reported(minor(amount), exchange, exchange.from !== from),
  exchange: { from: exchange.from, to: exchange.to, rate: exchange.rate, source: exchange.source, validFrom: exchange.validFrom },
});
