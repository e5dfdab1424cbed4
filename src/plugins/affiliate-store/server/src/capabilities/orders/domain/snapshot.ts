import type { Exchange } from '../../../kernel/exchange';
import type { Minor, Money } from '../../../kernel/money';

/** The contract of an affiliate as an order names it: what put its terms in force, their number, and the consent behind them. */
export interface FrozenContract {
  readonly id: string;
  readonly version: number;
  readonly consent: string;
  readonly consentAt: number;
}

/** At most how much an affiliate earns in each UTC day or month, by their contract: minor units of the order's currency. */
export interface FrozenCap {
  readonly period: 'day' | 'month';
  readonly most: Minor;
}

/** What is capped of sales, and of renewals; each absent where it has no limit. */
export interface FrozenCaps {
  readonly sale?: FrozenCap;
  readonly renewal?: FrozenCap;
}

/** One line as it was sold. Amounts are minor units of the snapshot's currency. */
export interface SnapshotLine {
  readonly line: number;
  readonly offerId: string;
  readonly offerName: string;
  readonly productId: string;
  readonly productName: string;
  readonly productSlug: string;
  readonly coverUrl: string | null;
  readonly seller: string;
  /** What was charged: the price less the discount. */
  readonly gross: Minor;
  /** Absent in orders of before there were coupons. */
  readonly discount?: Minor;
  /** The price the seller set and what it came to at the order's rate; absent where it was set in the order's currency. */
  readonly converted?: { readonly from: Money; readonly price: Minor };
  readonly tax: Minor;
  /** The rate of this line and why it is that one; orders of before each line had its own have neither. */
  readonly taxRateBasisPoints?: number;
  readonly taxReason?: 'standard' | 'reduced' | 'exempt' | 'reverse_charge' | 'not_taxed';
  /** Who taxes it, at what and why, as it was answered by whoever reckoned the tax of the order; absent where the shop's own table decided. */
  readonly taxedBy?: {
    readonly code: string;
    readonly jurisdictions: ReadonlyArray<{
      readonly name: string;
      readonly country: string;
      /** As it was told; null where no tax is imposed. */
      readonly percentage: string | null;
      readonly reason: string;
      readonly tax: Minor;
    }>;
  };
  readonly memberGroupId: number | null;
  readonly seatLimited: boolean;
  readonly guaranteeDays: number;
  readonly holdDays: number;
  /** What the affiliate's rules were asked about, where their terms have any: of renewals the first order's, with what payment it is. */
  readonly rated?: {
    readonly offer: string;
    readonly product: string;
    readonly kind: 'digital' | 'physical' | 'service';
    readonly tier: string | null;
    readonly group: string | null;
    readonly country: string;
    readonly buyer: 'new' | 'returning';
    readonly payment: 'first' | 'renewal';
    readonly currency: string;
  };
  /** What the rules of the other affiliate were asked, where two share the sale. */
  readonly otherRated?: SnapshotLine['rated'];
  /** What caps what the affiliate earns, by their contract, and the other of two who share the sale by theirs; absent where nothing does. */
  readonly caps?: FrozenCaps;
  readonly otherCaps?: FrozenCaps;
  /** What the winner gives along with it (FrozenBonus of the bonuses room); absent where nothing was offered. */
  readonly bonuses?: readonly unknown[];
  /** The frozen split plan (SplitPlan of the commissions room). */
  readonly plan: unknown;
  /** What is paid again and again, where the line is a subscription. `gross` above is what is paid now: nothing, in a trial. */
  readonly renewal?: {
    readonly interval: 'month' | 'year';
    readonly count: number;
    readonly trialDays: number;
    readonly gross: Minor;
    /** What each of the first payments is that a coupon makes cheaper, and what it takes off their price; `payments` null for all. */
    readonly reduced?: { readonly gross: Minor; readonly off: Minor; readonly payments: number | null };
    /** How many payments earn commission; null for all. */
    readonly maxPayments: number | null;
    /** Whether those that were given back whole are among them; absent where a later one earns in their place (E10). */
    readonly refundedCount?: true;
    /** For how many months after the first payment they do; absent for as long as it runs. */
    readonly maxMonths?: number;
    /** The affiliate's part of the plan of further payments, where their terms have rules; absent where it is that of the first. */
    readonly affiliate?: unknown;
    /** The same of the other affiliate, where two share the sale. */
    readonly otherAffiliate?: unknown;
    /** In how many payments it is paid for good; absent or null for what goes on. */
    readonly instalments?: number | null;
    /** What the tax of further payments is asked about, where somebody else reckons it; absent where the shop's own table decided. */
    readonly tax?: {
      readonly code: string;
      readonly company: { readonly type: string; readonly value: string } | null;
      readonly postalCode?: string;
    };
    /** What the whole sale costs the creator, where it is paid in instalments: the plan of each carries its part. */
    readonly unitCost?: Minor;
    /** What the team agreed on of the whole sale, where it is paid in instalments, by the place of the co-producer. */
    readonly teamAmounts?: { readonly creator: Minor; readonly coProducers: readonly Minor[] };
  };
  readonly program: {
    readonly id: number;
    readonly name: string;
    /** The version of its terms by which the affiliate earns; the newest where nobody does. */
    readonly version: number;
    /** By whose everything the product was in it; absent where it had chosen the program itself. `name` is the creator's. */
    readonly site?: { readonly kind: 'creator' | 'shop'; readonly name: string | null };
    /** The contracts by which affiliate and sponsor earn; absent where nobody does, and in orders of before there were contracts. */
    readonly contract?: FrozenContract;
    readonly secondTierContract?: FrozenContract;
    /** Whose sale pays the second tier, by their code, and when that ends; absent where none is paid, and in orders of before it was kept. */
    readonly recruited?: FrozenRecruit;
    /** The same of the other affiliate, where two share the sale. */
    readonly other?: FrozenTerms;
  } | null;
}

/** By which contracts one of those who share a sale earns, and whoever brought them. */
export interface FrozenTerms {
  readonly contract?: FrozenContract;
  readonly secondTierContract?: FrozenContract;
  readonly recruited?: FrozenRecruit;
}

/** Somebody whose sales pay another a second tier; `until` absent for good. UTC ms. */
export interface FrozenRecruit {
  readonly code: string;
  readonly until?: number;
}

/** What the buyer could pay with and why not with the rest, as it was when the order was placed (methods of the checkout room). */
export interface SnapshotPayment {
  readonly offered: readonly string[];
  /** Of those the shop has switched on anywhere. */
  readonly refused: ReadonlyArray<{ readonly method: string; readonly why: string }>;
  /** The one the buyer chose beforehand; null where they choose at the provider. */
  readonly chosen: string | null;
  /** Where a bank transfer is to go; absent for everything else. */
  readonly account?: string;
  /** What each of two cards is to pay, minor units; absent where one payment pays the whole. */
  readonly cards?: readonly [number, number];
  /** What store credit pays of it, minor units; absent where none does. */
  readonly credit?: number;
}

/** Everything an order was promised at its creation; frozen, hashed, never read from live settings again. */
export interface OrderSnapshot {
  readonly currency: string;
  /** At what prices were converted; absent where the sellers set them all. Refunds go back in `currency`, so that it holds for them too. */
  readonly exchange?: Exchange;
  readonly country: string;
  readonly taxRateBasisPoints: number;
  /** The company the invoice is made out to, as it was typed; absent for a person. */
  readonly company?: { readonly name: string; readonly address: string; readonly vatId: string } | null;
  /**
   * What proved the VAT id of a company that pays no tax, where authorities are asked: their answer, or that there was none yet and its form
   * was taken. Absent where nobody is asked, and where tax was charged.
   */
  readonly vatCheck?: {
    readonly state: 'confirmed' | 'unverified';
    readonly checkId: number | null;
    readonly requester: string;
    readonly consultation: string | null;
    readonly askedAt: number;
    readonly why: string | null;
  };
  /** Whose answer the tax of the lines is, and which: absent where the shop's own table decided. Times UTC ms. */
  readonly taxSource?: {
    readonly source: 'stripe';
    readonly calculation: string;
    readonly askedAt: number;
    readonly expiresAt: number;
    /** Whether the prices it was asked about contained the tax. */
    readonly inclusive: boolean;
  };
  readonly lines: readonly SnapshotLine[];
  /** The coupon that was used; absent in orders of before there were any. */
  readonly coupon?: {
    readonly id: string;
    readonly code: string;
    readonly reduction:
      | { readonly kind: 'percent'; readonly basisPoints: number }
      | { readonly kind: 'amount'; readonly amounts: Readonly<Record<string, number>> };
    readonly affiliateId: number | null;
  } | null;
  readonly consents: ReadonlyArray<{ readonly key: string; readonly version: string; readonly at: number }>;
  /** Whose sale it was found to be when the order was placed (Decision of the attribution room), one for each program. */
  readonly decisions: readonly unknown[];
  /** What looked like fraud about it, with evidence and limits of that moment (FrozenSuspicion of the fraud room); absent where nothing did. */
  readonly suspicions?: readonly unknown[];
  readonly statementDescriptor: string;
  /** The number of the order right after which this was offered and accepted; absent for every other. */
  readonly follows?: string;
  /** The change of offer its price, plan and tax were agreed with (UTC ms); absent for what is sold by the order's own, or by that of the first. */
  readonly offerChange?: { readonly id: string; readonly agreedAt: number };
  /** Absent in orders that were not paid at the checkout, and in those of before methods were chosen by country. */
  readonly payment?: SnapshotPayment;
}
