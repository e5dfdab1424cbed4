/** Whose turn it is, or how it ended. */
export type RequestState = 'open' | 'proposed' | 'accepted' | 'declined' | 'withdrawn';
export type RequestEventKind = 'asked' | 'said' | 'answered' | 'proposed' | 'changes_asked' | 'accepted' | 'declined' | 'withdrawn';

/** The state table; a step that is not here is refused. */
export const STEPS: Readonly<Record<RequestState, readonly RequestState[]>> = {
  open: ['proposed', 'declined', 'withdrawn'],
  // Another proposal may take the place of one nobody has answered.
  proposed: ['proposed', 'open', 'accepted', 'declined', 'withdrawn'],
  accepted: [],
  declined: [],
  withdrawn: [],
};

export const mayBecome = (from: RequestState, to: RequestState): boolean => STEPS[from].includes(to);

/** True while neither side has ended it. */
export const isUnderWay = (state: RequestState): boolean => STEPS[state].length > 0;

/** A wish for a piece. Times are UTC ms, sizes pixels. */
export interface CreativeRequest {
  readonly id: number;
  readonly publicId: string;
  readonly partyId: number;
  readonly affiliateId: number;
  readonly width: number | null;
  readonly height: number | null;
  /** What it is for, in the affiliate's words. */
  readonly purpose: string;
  readonly state: RequestState;
  /** The piece that was proposed last. */
  readonly creativeId: number | null;
  /** Why it was declined. */
  readonly reason: string | null;
  readonly openedAt: number;
  readonly changedAt: number;
}

export interface RequestEvent {
  readonly kind: RequestEventKind;
  readonly actor: string;
  readonly text: string | null;
  readonly creativeId: number | null;
  readonly at: number;
}
