export type FeedbackKind = 'issue' | 'idea';
export type FeedbackState = 'new' | 'considered' | 'planned' | 'done' | 'declined';

/** What a partner wrote; times are UTC ms. */
export interface Entry {
  readonly id: number;
  readonly publicId: string;
  readonly authorPartyId: number;
  /** Document id; null for the shop. */
  readonly productId: string | null;
  readonly kind: FeedbackKind;
  readonly title: string;
  readonly text: string;
  readonly state: FeedbackState;
  readonly answer: string | null;
  readonly mergedInto: number | null;
  readonly hiddenBecause: string | null;
  readonly changes: number;
  readonly postedAt: number;
  readonly changedAt: number;
  readonly backers: number;
}

/** A partner before the board. */
export interface BoardReader {
  readonly partyId: number;
  /** Document ids of what they recommend or make. */
  readonly products: readonly string[];
}

/** More than this of one person are never new at once. */
export const MOST_NEW = 20;

type Placed = Pick<Entry, 'mergedInto' | 'hiddenBecause'>;

export const isOnBoard = ({ mergedInto, hiddenBecause }: Placed): boolean => mergedInto === null && hiddenBecause === null;

/** Whether a partner may see an entry: their own always, others while they are on the board and within reach, or backed by them. */
export const maySee = (
  entry: Placed & Pick<Entry, 'authorPartyId' | 'productId'>,
  { partyId, products }: BoardReader,
  backs: boolean,
): boolean =>
  entry.authorPartyId === partyId || (isOnBoard(entry) && (entry.productId === null || backs || products.includes(entry.productId)));

/** Whether it can still be backed. */
export const takesBackers = (entry: Placed & Pick<Entry, 'state'>): boolean =>
  isOnBoard(entry) && entry.state !== 'done' && entry.state !== 'declined';

export type Refusal = 'FEEDBACK_STATE' | 'FEEDBACK_ANSWER_MISSING' | 'FEEDBACK_MERGE';

/** Why the shop cannot say this of an entry; null when it can. Saying the same again is no change, and brings no letter. */
export const refusesState = (
  entry: Placed & Pick<Entry, 'state' | 'answer'>,
  { state, answer }: Pick<Entry, 'state' | 'answer'>,
): Refusal | null => {
  if (!isOnBoard(entry) || (entry.state === state && entry.answer === answer)) return 'FEEDBACK_STATE';
  return state === 'declined' && answer === null ? 'FEEDBACK_ANSWER_MISSING' : null;
};

/** Why an entry cannot be put together with another; null when it can. */
export const refusesMerge = (
  entry: Placed & Pick<Entry, 'id' | 'productId'>,
  into: Placed & Pick<Entry, 'id' | 'productId'>,
): Refusal | null => {
  if (!isOnBoard(entry)) return 'FEEDBACK_STATE';
  return !isOnBoard(into) || into.id === entry.id || into.productId !== entry.productId ? 'FEEDBACK_MERGE' : null;
};
