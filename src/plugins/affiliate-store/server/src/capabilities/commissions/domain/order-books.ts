import { account, type AccountRef, payable } from '../../../kernel/account';
import type { Currency } from '../../../kernel/currencies';
import type { JournalDraft } from '../../../kernel/journal';
import type { Minor } from '../../../kernel/money';
import type { Outcome } from '../../../kernel/outcome';
import type { CommissionState, Trigger } from './commission-state';
import type { DerivationStep } from './derivation';
import type { OrderCap } from './earning-cap';
import type { BooksFailure } from './failures';
import { type LinePart, leftOfLine, type LineTaken, takenByLine, wholePartOf, wholeParts } from './lines-taken';
import type { FeeBearer, PartyId } from './plan';
import type { Role } from './split';

/** What keeps a whole share from being paid: somebody looks at it, or its earner's place in the program is blocked. */
export type BlockReason = 'UNDER_REVIEW' | 'PLACE_BLOCKED';

/** One share of an order, persisted as one row; for a party it is the commission row. */
export interface ShareBook {
  /** Line and component, such as `1:affiliate`; unique within the order. */
  readonly key: string;
  readonly line: number;
  readonly role: Role;
  readonly party: PartyId | null;
  /** What was earned, before reversals and fees. */
  readonly amount: Minor;
  readonly inPool: boolean;
  /** What refunds and lost disputes have taken back so far: 0..amount. */
  readonly reversed: Minor;
  /** What open disputes or a block keep from being paid. */
  readonly held: Minor;
  /** The part of payment fees this share carries. */
  readonly fee: Minor;
  /** The bucket of what is not held: `pending` within the guarantee, `available` once matured. */
  readonly bucket: 'pending' | 'available';
  /** True while a person or a rule, rather than a dispute, keeps the whole share from being paid. */
  readonly blocked: boolean;
  /** Why it is blocked; absent, or null, while it is not. */
  readonly blockedBecause?: BlockReason | null;
  /** True once staff has confirmed a suspicion: what is left of it is the platform's. Absent for every other. */
  readonly rejected?: true;
  /** Null for tax and platform, which are nobody's commission. */
  readonly state: CommissionState | null;
  /** When the share may be paid, UTC ms. */
  readonly payableAt: number;
  readonly derivation: readonly DerivationStep[];
}

/** What must be remembered of a line to place a fee that arrives later. */
export interface LineBook {
  readonly line: number;
  readonly gross: Minor;
  readonly feeBearer: FeeBearer;
}

/** A payment fee that was posted, by its balance transaction. */
export interface FeeRow {
  readonly txn: string;
  readonly amount: Minor;
}

/** A refund that moved money, by its id. `statedTax` is its tax part where a tax reversal states one, `lines` what it was for. */
export interface RefundRow {
  readonly id: string;
  readonly amount: Minor;
  readonly statedTax: Minor | null;
  /** The parts sum to the amount; absent where it was for the whole order. */
  readonly lines?: readonly LinePart[];
  /** Went back to store credit; absent where it went back to where the rest came from. */
  readonly toCredit?: true;
  readonly state: 'succeeded' | 'failed';
}

/** The part of a payment that came out of somebody's store credit. */
export interface PaidByCredit {
  /** Whose credit. */
  readonly party: PartyId;
  readonly amount: Minor;
}

/**
 * One withdrawal of money by a dispute, or one inquiry. A dispute that is won and later lost again is a second row with
 * its own withdrawal, so that every row has one life: open, then lost, then perhaps won. Money that came back wins over
 * a loss that is reported late.
 */
export interface DisputeRow {
  readonly dispute: string;
  /** The balance transaction that took the money; null for an inquiry, which takes none. */
  readonly withdrawal: string | null;
  readonly amount: Minor;
  readonly fee: Minor;
  readonly state: 'inquiry' | 'inquiry_closed' | 'open' | 'won' | 'lost';
  /** True when the inquiry holds shares as an open dispute would. */
  readonly holds: boolean;
  /** The balance transaction that brought money back, and how much of amount and fee it brought. */
  readonly reinstatement: string | null;
  readonly returned: Minor;
  readonly feeReturned: Minor;
}

/**
 * That a whole share was kept from being paid, or let go. It may have moved nothing, because a dispute held the share anyway, and then
 * has no journal; `after` is the journal it followed, so that a replay knows its turn all the same.
 */
export interface BlockRow {
  readonly share: string;
  readonly blocked: boolean;
  readonly because: BlockReason;
  readonly after: string;
  /** True where the block ended by rejecting the share for good; absent where it was let go. */
  readonly rejected?: true;
}

/** That the order was attached to another affiliate, and the journal it followed; what that did is in the shares. */
export interface ReassignRow {
  readonly id: string;
  readonly after: string;
}

/** That a share's waiting was over when there was nothing of it to move: it has no journal, and its turn is after the one it followed. */
export interface MatureRow {
  readonly share: string;
  readonly after: string;
}

/** Everything money knows of one payment of an order. Rebuilt from rows; nothing in it is history only. */
export interface OrderBooks {
  readonly order: string;
  /** The provider's charge or invoice; the order's own id when nothing was charged. */
  readonly payment: string;
  readonly currency: Currency;
  readonly gross: Minor;
  readonly jurisdiction: string;
  /** Where the cash of this payment lies. */
  readonly clearing: AccountRef;
  /** The part paid with store credit; what is left of `gross` is cash. Absent where all of it is. */
  readonly credit?: PaidByCredit;
  readonly paidAt: number;
  /** What limited what affiliates earned, as it was measured when the payment came; absent where nothing did. */
  readonly caps?: readonly OrderCap[];
  readonly lines: readonly LineBook[];
  readonly shares: readonly ShareBook[];
  readonly fees: readonly FeeRow[];
  readonly refunds: readonly RefundRow[];
  readonly disputes: readonly DisputeRow[];
  readonly blocks: readonly BlockRow[];
  /** Absent where the order was never attached to another affiliate. */
  readonly reassigned?: readonly ReassignRow[];
  /** Absent where every share that matured left a journal. */
  readonly matured?: readonly MatureRow[];
  /** How many hold journals this order has, so that the next one has a key of its own. */
  readonly holdCount: number;
}

/** What a decision did to one commission, for its audit row. */
export interface CommissionChange {
  readonly share: string;
  readonly party: PartyId;
  readonly role: Role;
  readonly by: Trigger;
  /** Null before the sale. */
  readonly from: CommissionState | null;
  readonly to: CommissionState;
  readonly reversed: { readonly from: Minor; readonly to: Minor };
  readonly held: { readonly from: Minor; readonly to: Minor };
}

/** What an event did: the journals to post, the books after it, the commissions that changed. All empty when repeated. */
export interface Booked {
  readonly journals: readonly JournalDraft[];
  readonly books: OrderBooks;
  readonly changes: readonly CommissionChange[];
}

/** The answer of every decision about an order's books. */
export type Decision = Outcome<Booked, BooksFailure>;

/** The answer to an event that was applied before: all is well, and nothing happens. */
export const alreadyBooked = (books: OrderBooks): Booked => ({ journals: [], books, changes: [] });

/** The commission id by which journals and rows name a share. */
export const commissionId = (order: string, share: string): string => `${order}:${share}`;

/** The account a share lies in while it is neither held nor paid; a rejected one is the platform's. */
export const homeAccount = ({ currency, jurisdiction }: Pick<OrderBooks, 'currency' | 'jurisdiction'>, share: ShareBook): AccountRef => {
  if (share.party !== null && !share.rejected) return payable(share.party, share.bucket, currency);
  return share.role === 'tax' ? account('tax_payable', currency, jurisdiction) : account('platform_revenue', currency);
};

/** What refunds have moved so far, failed ones not counted. */
export const refundedTotal = ({ refunds }: OrderBooks): number =>
  refunds.reduce((total, { state, amount }) => total + (state === 'succeeded' ? amount : 0), 0);

/** The part of a withdrawal that is lost for good: all of it, or what a partial win did not bring back. */
export const lostPart = ({ state, amount, returned }: DisputeRow): number => {
  if (state === 'lost') return amount;
  return state === 'won' ? amount - returned : 0;
};

/** What of the refunds went back to store credit. */
export const refundedToCredit = ({ refunds }: OrderBooks): number =>
  refunds.reduce((total, { state, amount, toCredit }) => total + (state === 'succeeded' && toCredit ? amount : 0), 0);

/** What the provider, or whoever took the money, was paid: the charge without what store credit paid. */
export const cashOf = ({ gross, credit }: Pick<OrderBooks, 'gross' | 'credit'>): number => gross - (credit?.amount ?? 0);

/** What disputes have taken for good. */
export const lostTotal = ({ disputes }: OrderBooks): number => disputes.reduce((total, row) => total + lostPart(row), 0);

/** What each dispute has taken and not brought back, for good or while it is open. */
export const takenByDispute = ({ disputes }: OrderBooks): ReadonlyMap<string, number> => {
  const taken = new Map<string, number>();
  for (const row of disputes) {
    const amount = row.state === 'open' ? row.amount : lostPart(row);
    taken.set(row.dispute, (taken.get(row.dispute) ?? 0) + amount);
  }
  return taken;
};

/** How much of each line went back, by refunds for it, and by its part of what was taken of the whole order. */
export const linesTaken = (books: OrderBooks): LineTaken[] =>
  takenByLine(
    books.lines,
    Math.min(books.gross, refundedTotal(books) + lostTotal(books)),
    books.refunds.flatMap(({ state, lines }) => (state === 'succeeded' ? (lines ?? []) : [])),
  );

/** The part of one line that went back, in whole minor units. */
export const takenOfLine = (books: OrderBooks, line: number): number => {
  const found = linesTaken(books).find((each) => each.line === line);
  return found ? wholePartOf(found) : 0;
};

/** What went back of each line, in whole minor units that sum to what went back of the order. */
export const wholeLinesTaken = (books: OrderBooks): ReadonlyMap<number, number> => {
  const lines = linesTaken(books);
  const parts = wholeParts(lines, Math.min(books.gross, refundedTotal(books) + lostTotal(books)));
  return new Map(lines.map(({ line }, index) => [line, parts[index] ?? 0]));
};

/** The lines of which nothing is left: what was bought with them is given back. A line that cost nothing goes with the whole order. */
export const linesGone = (books: OrderBooks): ReadonlySet<number> => {
  const whole = books.gross > 0 && refundedTotal(books) + lostTotal(books) >= books.gross;
  const gone = linesTaken(books).filter(({ gross, taken, measure }) => whole || (gross > 0 && taken >= BigInt(gross) * measure));
  return new Set(gone.map(({ line }) => line));
};

/** What open disputes have withdrawn and nobody has decided yet. */
export const withdrawnTotal = ({ disputes }: OrderBooks): number =>
  disputes.reduce((total, { state, amount }) => total + (state === 'open' ? amount : 0), 0);

/** True while a dispute, or an inquiry that holds, keeps shares from maturing. */
export const isDisputed = ({ disputes }: OrderBooks): boolean =>
  disputes.some(({ state, holds }) => state === 'open' || (state === 'inquiry' && holds));

/** What may still be refunded: the charge less refunds, lost and open disputes; never below zero. */
export const refundable = (books: OrderBooks): number =>
  Math.max(0, books.gross - refundedTotal(books) - lostTotal(books) - withdrawnTotal(books));

/** What may still be refunded for one line: what is left of it, within what may be refunded at all. */
export const refundableOfLine = (books: OrderBooks, line: number): number => {
  const found = linesTaken(books).find((each) => each.line === line);
  return found ? Math.min(leftOfLine(found), refundable(books)) : 0;
};
