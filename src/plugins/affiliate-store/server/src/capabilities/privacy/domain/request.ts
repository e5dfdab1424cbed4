import type { Hindrance, PersonalGroup, StayReason } from '../../../kernel/personal-terms';

export type RequestKind = 'export' | 'erasure';
export type RequestState = 'asked' | 'awaiting_approval' | 'queued' | 'done' | 'refused' | 'expired';

/** What became, or would become, of one table. */
export interface PartReport {
  readonly group: PersonalGroup;
  readonly table: string;
  readonly rows: number;
  readonly fate: 'stays' | 'goes' | 'masked';
  readonly why: StayReason | null;
}

/** Something that has to end first, and how many of it there are. */
export interface Hindered {
  readonly code: Hindrance;
  readonly count: number;
}

/** A request as it stands. Times UTC ms. */
export interface PersonRequest {
  readonly id: number;
  readonly publicId: string;
  readonly kind: RequestKind;
  readonly state: RequestState;
  /** Null once it was erased. */
  readonly email: string | null;
  readonly userId: number | null;
  /** What stands in the person's place afterwards. */
  readonly mark: string;
  readonly askedBy: string;
  readonly askedAt: number;
  readonly decidedBy: string | null;
  readonly decidedAt: number | null;
  readonly reason: string | null;
  readonly done: number;
  readonly parts: number;
  readonly bytes: number | null;
  readonly hash: string | null;
  readonly report: readonly PartReport[];
  readonly finishedAt: number | null;
  readonly expiresAt: number | null;
}

/** Whom a second person has to look at before they are erased. */
export const secondLooks = ['never', 'partners', 'always'] as const;
export type SecondLook = (typeof secondLooks)[number];

/** Whether an erasure waits for a second person: partners have contracts and money behind them. */
export const needsSecondLook = (rule: SecondLook, isPartner: boolean): boolean => rule === 'always' || (rule === 'partners' && isPartner);
