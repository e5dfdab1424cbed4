import type { AccountRef } from '../../../kernel/account';
import type { Currency } from '../../../kernel/currencies';
import type { Minor } from '../../../kernel/money';
import type { OrderCap } from './earning-cap';
import type { LinePart } from './lines-taken';
import type { PaidByCredit } from './order-books';
import type { PartyId, SplitPlan } from './plan';
import type { Role } from './split';

/** One line of a paid order with its frozen plan, in the settlement currency. */
export interface SaleLine {
  readonly gross: Minor;
  readonly tax: Minor;
  readonly plan: SplitPlan;
  readonly holdDays: number;
  readonly guaranteeDays: number;
  /** Roles whose share starts blocked, because a soft fraud rule wants a person to look; usually empty. */
  readonly blockedRoles: readonly Role[];
  /** Of those roles only these, where two share the line; absent for everybody. */
  readonly blockedParties?: readonly PartyId[];
}

/** A payment that succeeded, or a free order. */
export interface SalePaid {
  readonly order: string;
  /** Charge or invoice id; the order's id for a free order. */
  readonly payment: string;
  readonly currency: Currency;
  readonly jurisdiction: string;
  readonly clearing: AccountRef;
  /** The part that was paid with store credit; absent where none was. */
  readonly credit?: PaidByCredit;
  /** UTC ms. */
  readonly paidAt: number;
  readonly lines: readonly SaleLine[];
  /** What limits what affiliates earn of it; absent where nothing does. */
  readonly caps?: readonly OrderCap[];
}

/** The provider's fee for the payment, by its balance transaction. */
export interface FeeKnown {
  readonly txn: string;
  readonly amount: Minor;
}

/** A refund that moved money. */
export interface RefundMade {
  readonly refund: string;
  readonly amount: Minor;
  /** The tax part, when a credit note or tax reversal states it; null takes it in proportion. */
  readonly statedTax: Minor | null;
  /** What it was for, where it was for some lines: the parts sum to the amount. */
  readonly lines?: readonly LinePart[] | null;
  /** True for what goes back to the store credit the order was paid with. */
  readonly toCredit?: boolean;
}

/** A refund that came back. */
export interface RefundBounced {
  readonly refund: string;
}

/** A dispute that withdrew money: amount and fee as the balance transaction says. */
export interface DisputeOpened {
  readonly dispute: string;
  readonly withdrawal: string;
  readonly amount: Minor;
  readonly fee: Minor;
}

/** Money of a withdrawal that came back: amount and fee as the balance transaction says. */
export interface DisputeWon {
  readonly dispute: string;
  readonly withdrawal: string;
  readonly reinstatement: string;
  readonly amount: Minor;
  readonly fee: Minor;
}

/** A withdrawal that is final. */
export interface DisputeLost {
  readonly dispute: string;
  readonly withdrawal: string;
}

/** A question by the buyer's bank that moves no money; it may hold shares. */
export interface InquiryOpened {
  readonly dispute: string;
  readonly amount: Minor;
  readonly holds: boolean;
}

/** An inquiry that ended without a dispute. */
export interface InquiryClosed {
  readonly dispute: string;
}
