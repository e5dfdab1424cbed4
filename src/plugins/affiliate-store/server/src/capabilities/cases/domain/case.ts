/** What somebody contests. */
export type CaseKind =
  | 'missing_commission'
  | 'held_commission'
  | 'wrong_amount'
  | 'appeal'
  | 'other'
  | 'waiting_lead'
  | 'refused_lead'
  | 'uncounted_click';
/** Whose turn it is, or how it ended. */
export type CaseState = 'open' | 'waiting_for_partner' | 'decided' | 'withdrawn';
export type CaseOutcome = 'upheld' | 'partly' | 'declined';
/** What a decision books. */
export type CaseEntryKind = 'release' | 'bonus' | 'unblock' | 'accept';
export type CaseEntryState = 'booked' | 'awaiting_approval' | 'rejected';
export type CaseEventKind =
  | 'opened'
  | 'said'
  | 'answered'
  | 'asked'
  | 'decided'
  | 'withdrawn'
  | 'moved'
  | 'entry_booked'
  | 'entry_rejected';

/** The entry of a decision: `ref` is the adjustment of a bonus, or what an accepted lead earned; amounts are minor units. */
export interface CaseEntry {
  readonly kind: CaseEntryKind;
  readonly state: CaseEntryState;
  readonly ref: string | null;
  readonly amount: number | null;
  readonly currency: string | null;
}

/** One thing a partner contests. Times are UTC ms, days are such as `2026-11-27`. */
export interface Case {
  readonly id: number;
  readonly publicId: string;
  readonly partyId: number;
  /** The place in a program it is about; null where it is about none. */
  readonly affiliateId: number | null;
  readonly kind: CaseKind;
  readonly subject: string;
  readonly orderId: number | null;
  readonly orderNumber: string | null;
  readonly currency: string | null;
  readonly product: string | null;
  readonly saleDay: string | null;
  readonly state: CaseState;
  readonly openedAt: number;
  readonly dueOn: string | null;
  readonly outcome: CaseOutcome | null;
  readonly answer: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: number | null;
  readonly entry: CaseEntry | null;
  readonly foundOrder: string | null;
  /** The evidence as it was frozen, in JSON. */
  readonly evidence: string;
}

/** One thing that was said or happened. */
export interface CaseEvent {
  readonly kind: CaseEventKind;
  readonly actor: string;
  readonly text: string | null;
  readonly facts: Readonly<Record<string, string>>;
  readonly at: number;
}
