/** What is known of a disposable address: whose it is. Neither address nor host is kept. */
export type DisposableMail = 'buyer' | 'affiliate' | 'both';

/**
 * What the rules look at, as it was when the order was made. Kept with the order, so that they judge the same again; of buyer and visitor
 * nothing is in it that says who they are: no address, no network, no host of a mailbox. What came later is absent in orders of before.
 */
export interface Evidence {
  /** Minutes since the affiliate was seen on the network the order was placed from; null where they were not, within a day. */
  readonly sameNetworkMinutes: number | null;
  /** Whether the buyer goes by the affiliate's name: their account, company or mailbox. */
  readonly sameName: boolean;
  readonly disposableMail: DisposableMail | null;
  /** The affiliate's coupon the sale was won by; null where another way won. */
  readonly coupon: { readonly code: string; readonly unpublished: boolean; readonly ownVisit: boolean } | null;
  /** From the click that won to the order, ms; null where no click won. */
  readonly clickToOrderMs: number | null;
  /**
   * Where an earlier click of a rival would have won: from that click to the one that won, or from the one that won to the order, whichever
   * is shorter, ms. Null where nobody was overtaken.
   */
  readonly overtakenMs: number | null;
  /** Clicks of the network of the winning click on the same affiliate in the minute up to it; null where that is not known. */
  readonly clicksInMinute: number | null;
  /** The host on the shop's list that the winning click came from, with why it is there; null where it came from none. */
  readonly bannedSource?: { readonly host: string; readonly why: string } | null;
  /** What shows that the winning click was paid for in a search engine, where the winner's contract forbids that; else null. */
  readonly brandAd?: string | null;
  /** Public ids of the other parties that are paid to the affiliate's account, and were not looked at and let go before. */
  readonly sharedAccount?: readonly string[];
}

/** From when the rules speak, as it was set when the order was made. Nothing, or false, switches a rule off. */
export interface Limits {
  readonly household: boolean;
  readonly sameName: boolean;
  readonly disposableMail: boolean;
  readonly orderSeconds: number;
  readonly overrideSeconds: number;
  readonly floodClicks: number;
  /** The sum of scores from which a share is held. */
  readonly holdFrom: number;
  /** Absent in orders of before there was the rule. */
  readonly sharedAccount?: boolean;
}

/** Nothing known: what a rule says about it is nothing. */
export const NOTHING_KNOWN: Evidence = {
  sameNetworkMinutes: null,
  sameName: false,
  disposableMail: null,
  coupon: null,
  clickToOrderMs: null,
  overtakenMs: null,
  clicksInMinute: null,
  bannedSource: null,
  brandAd: null,
  sharedAccount: [],
};
