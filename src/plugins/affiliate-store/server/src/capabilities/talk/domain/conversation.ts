/** The two sides of every talk: a partner, and whoever of the shop answers. */
export type Side = 'partner' | 'shop';

/** One conversation is of one place in a program; the shop reads and answers as one. Times are UTC ms. */
export interface Conversation {
  readonly affiliateId: number;
  readonly unreadByPartner: number;
  readonly unreadByShop: number;
  readonly lastBy: Side;
  readonly lastAt: number;
}

export interface Message {
  readonly id: number;
  readonly affiliateId: number;
  readonly side: Side;
  readonly actor: string;
  readonly text: string;
  readonly at: number;
}

/** How a conversation stands after a message: whoever writes has read what was there, and the other side has one more to read. */
export const afterMessage = (before: Conversation | null, affiliateId: number, side: Side, at: number): Conversation => ({
  affiliateId,
  unreadByPartner: side === 'shop' ? (before?.unreadByPartner ?? 0) + 1 : 0,
  unreadByShop: side === 'partner' ? (before?.unreadByShop ?? 0) + 1 : 0,
  lastBy: side,
  lastAt: at,
});

/** A letter goes with the first message the other side has not read; the next ones wait until it has. */
export const tellsByLetter = (after: Conversation): boolean => (after.lastBy === 'shop' ? after.unreadByPartner : after.unreadByShop) === 1;
