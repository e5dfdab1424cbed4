import type { Core } from '@strapi/strapi';
import type { Failure } from '../../kernel/failure';
import type { Money } from '../../kernel/money';
import type { Outcome } from '../../kernel/outcome';
import { door } from '../../platform/door';

/** Where a buyer is sent to pay. */
export interface OpenedSession {
  readonly sessionId: string;
  readonly url: string;
  readonly expiresAt: number;
}

/** What is to be paid, in the store's own units. The key makes a repeated request the same session. */
export interface SessionRequest {
  readonly key: string;
  readonly orderNumber: string;
  readonly lines: ReadonlyArray<{ readonly name: string; readonly price: Money }>;
  /** Where the one line is paid again and again; its price is then that of one period. */
  readonly renewal: { readonly interval: 'month' | 'year'; readonly count: number; readonly trialDays: number } | null;
  /** What is taken off the first payments of that line, the one paid now among them; `payments` null for all of them. */
  readonly discount?: { readonly code: string; readonly off: Money; readonly payments: number | null } | undefined;
  /** The buyer agreed that their card is kept for what they may order right afterwards. */
  readonly keepsCard: boolean;
  /** Only reserves the money at the card's bank: it is taken by `captureIntent`, or let go by `cancelIntent`. */
  readonly reserves?: true;
  /** What it may be paid with, and with nothing else; null where whatever the provider has on will do. */
  readonly methods: readonly string[] | null;
  readonly email: string;
  readonly locale: string;
  readonly successUrl: string;
  readonly cancelUrl: string;
  /** UTC ms. */
  readonly expiresAt: number;
}

/** Whose card is to be taken, and where the page leads back to. */
export interface CardRequest {
  readonly subscriptionId: string;
  readonly locale: string;
  readonly successUrl: string;
  readonly cancelUrl: string;
}

/** Money the provider moved: gross, its fee, and what was left; signs as the provider's own account sees them. */
export interface BalanceTransactionFacts {
  readonly id: string;
  readonly kind: string;
  readonly amount: Money;
  readonly fee: Money;
  readonly at: number;
  /** What it is about at the provider: a charge, a refund, a dispute, a payout. */
  readonly sourceId: string | null;
}

/** One page of a list, with the place to read on from; null at the end. */
export interface ProviderPage<T> {
  readonly rows: readonly T[];
  readonly next: string | null;
}

export interface ChargeFacts {
  readonly id: string;
  /** True once the money was taken; what is only reserved is not paid. */
  readonly paid: boolean;
  readonly amount: Money;
  /** What was taken of the amount: nothing while it is reserved, and perhaps less where somebody took it by hand. */
  readonly captured: Money;
  readonly paymentIntentId: string | null;
  /** Absent until the provider knows its fee. */
  readonly balanceTransaction: BalanceTransactionFacts | null;
  readonly method: string;
  readonly last4: string | null;
  readonly fingerprint: string | null;
  readonly at: number;
}

/** A subscription as the provider tells it. Times UTC ms. */
export interface SubscriptionFacts {
  readonly id: string;
  readonly state: 'trialing' | 'active' | 'past_due' | 'ended';
  /** The end of the time that is paid, or of the trial: when the next payment is due. */
  readonly periodEnd: number;
  readonly cancelAtPeriodEnd: boolean;
  /** The moment its periods are counted from. */
  readonly anchor: number;
  /** Whether its payments are paused, and when they go on by themselves; null where nobody said. */
  readonly paused: boolean;
  readonly pausedUntil: number | null;
  /** Whether the provider is to change it by itself at the end of the period. */
  readonly scheduled: boolean;
  /** The change of offer it was last put under, by the store's own id; null for none. */
  readonly offerChange: string | null;
}

/** What a subscription costs from the end of its period on. The key is the store's own id of the change, and makes a repeated request one. */
export interface OfferChangeRequest {
  readonly key: string;
  /** The end of the period, UTC ms: for any other moment nothing is changed. */
  readonly from: number;
  readonly price: Money;
  readonly interval: 'month' | 'year';
  readonly count: number;
}

/** What a period of a subscription costs, and how it was paid. */
export interface InvoiceFacts {
  readonly id: string;
  readonly subscriptionId: string | null;
  /** The first one belongs to the order by which the subscription was taken. */
  readonly first: boolean;
  readonly paid: boolean;
  readonly amountPaid: Money;
  /** How often its payment was tried, and when it is tried again (UTC ms); null when it is not. */
  readonly tries: number;
  readonly nextTryAt: number | null;
  readonly charge: ChargeFacts | null;
  readonly subscription: SubscriptionFacts | null;
  /** The change of offer it was billed by, as it stood then, and where the paid period begins (UTC ms). */
  readonly offerChange: string | null;
  readonly from: number | null;
}

export interface SessionFacts {
  readonly id: string;
  readonly url: string | null;
  readonly state: 'open' | 'complete' | 'expired';
  readonly payment: 'paid' | 'unpaid' | 'none_required';
  /** True when an asynchronous payment was tried and refused. */
  readonly paymentFailed: boolean;
  readonly total: Money;
  readonly orderNumber: string | null;
  /** The slip or code that is still to be paid, where there is one. */
  readonly slipUrl: string | null;
  readonly paymentIntentId: string | null;
  readonly charge: ChargeFacts | null;
  /** True for a session that takes a card and sells nothing. */
  readonly forCard: boolean;
  /** Which subscription a session took another card for, and which card; null for every other session. */
  readonly newCard: { readonly subscriptionId: string; readonly methodId: string } | null;
  /** What a session in which a subscription was taken has begun. */
  readonly subscription: SubscriptionFacts | null;
}

/** The card an earlier payment was made with, as the provider keeps it; the store itself keeps none. */
export interface KeptCard {
  readonly customerId: string;
  readonly methodId: string;
}

/** A charge of a kept card that is prepared and not made yet. The key makes a repeated request the same charge. */
export interface KeptCardCharge {
  readonly key: string;
  readonly orderNumber: string;
  readonly card: KeptCard;
  readonly amount: Money;
}

/** How a charge of a kept card stands. */
export interface IntentFacts {
  readonly id: string;
  /** `reserved`: the bank keeps the amount, nothing is taken. `needs_buyer`: the bank asks who pays. `confirming`: the buyer is to say so at `confirmUrl`. `refused` and `canceled` took nothing. */
  readonly state: 'begun' | 'needs_buyer' | 'confirming' | 'processing' | 'reserved' | 'succeeded' | 'refused' | 'canceled';
  readonly confirmUrl: string | null;
  readonly charge: ChargeFacts | null;
}

export interface RefundFacts {
  readonly id: string;
  readonly state: 'pending' | 'succeeded' | 'failed';
  readonly amount: Money;
  readonly chargeId: string | null;
  /** The store's own refund row, where the store asked for it. */
  readonly requestKey: string | null;
  readonly balanceTransaction: BalanceTransactionFacts | null;
  readonly failureBalanceTransaction: BalanceTransactionFacts | null;
  readonly failureReason: string | null;
  readonly at: number;
}

export interface DisputeFacts {
  readonly id: string;
  readonly chargeId: string;
  readonly amount: Money;
  readonly state: 'inquiry' | 'inquiry_closed' | 'needs_response' | 'under_review' | 'won' | 'lost';
  readonly reason: string;
  readonly evidenceDueAt: number | null;
  /** The name of the answer that was handed in from here; null where none was. */
  readonly answer: string | null;
  /** Withdrawals (negative) and reinstatements (positive), oldest first. */
  readonly balanceTransactions: readonly BalanceTransactionFacts[];
  readonly at: number;
}

/** An event as it arrived. A hint: what it is about is read again before anything is done. */
export interface Notice {
  readonly eventId: string;
  readonly type: string;
  readonly account: string;
  readonly livemode: boolean;
  readonly createdAt: number;
  readonly objectId: string | null;
  readonly payload: string;
}

/** What every call to the provider may answer instead: declined for good, or not known and to be tried again. */
export type ProviderFailure = Failure<
  'PAYMENT_PROVIDER_DOWN' | 'PAYMENT_PROVIDER_REFUSED' | 'PAYMENT_OBJECT_UNKNOWN' | 'AMOUNT_NOT_REPRESENTABLE'
>;
export type Answered<T> = Promise<Outcome<T, ProviderFailure>>;

/** What a dispute is answered with. Empty texts are left out. */
export interface EvidenceRequest {
  /** What the dispute is to say it was answered with (`answer` of its facts). */
  readonly name: string;
  readonly disputeId: string;
  /** The buyer's address, and when they paid (UTC ms). */
  readonly email: string;
  readonly paidAt: number | null;
  readonly product: string;
  readonly access: string;
  readonly terms: string;
  readonly explanation: string;
  /** What the provider calls the files that go along, by what each shows. */
  readonly files: Readonly<Partial<Record<EvidenceFileRole, string>>>;
}

/** What a file of an answer shows. */
export type EvidenceFileRole = 'receipt' | 'access' | 'correspondence' | 'other';

/** The world of payments as the store needs it; filled by integrations/stripe, in demo, tests and production alike. */
export interface PaymentGateway {
  readonly name: 'stripe';
  /** True when no real money moves. */
  readonly testMode: () => boolean;
  readonly openSession: (request: SessionRequest) => Answered<OpenedSession>;
  /** Closes a session nobody has paid; one that is complete or expired stays as it is. */
  readonly expireSession: (sessionId: string) => Answered<null>;
  readonly readSession: (sessionId: string) => Answered<SessionFacts>;
  readonly readInvoice: (invoiceId: string) => Answered<InvoiceFacts>;
  readonly readSubscription: (subscriptionId: string) => Answered<SubscriptionFacts>;
  /** Ends a subscription with what is paid, or takes that back. With the end, whatever was to change does not. */
  readonly endAtPeriodEnd: (subscriptionId: string, end: boolean) => Answered<SubscriptionFacts>;
  /** Ends a subscription by itself at a moment at which a period ends: that of the last payment it may make. */
  readonly endAt: (subscriptionId: string, at: number) => Answered<SubscriptionFacts>;
  /** Takes no payments until a moment at which one is due, that one being taken again; until it is ended where there is no moment. */
  readonly pause: (subscriptionId: string, until: number | null) => Answered<SubscriptionFacts>;
  /** Takes payments again, from the one of the next period on. */
  readonly unpause: (subscriptionId: string) => Answered<SubscriptionFacts>;
  /** Has the provider charge another price from the end of the period on, nothing before. See `scheduled` of the answer for whether it will. */
  readonly changeOffer: (subscriptionId: string, request: OfferChangeRequest) => Answered<SubscriptionFacts>;
  /** Takes back what is to change at the end of the period: it goes on as it is. */
  readonly keepOffer: (subscriptionId: string) => Answered<SubscriptionFacts>;
  /** Opens a page that takes another card for a subscription; nothing is charged there. */
  readonly openCardSession: (request: CardRequest) => Answered<OpenedSession>;
  /** Charges a subscription to another card from now on, what is overdue at once. A refusal of that charge is no failure. */
  readonly useCard: (subscriptionId: string, methodId: string) => Answered<SubscriptionFacts>;
  /** Ends a subscription at once; nothing is paid back. */
  readonly endNow: (subscriptionId: string) => Answered<SubscriptionFacts>;
  readonly readCharge: (chargeId: string) => Answered<ChargeFacts>;
  /** The card a charge was paid with; null where the provider keeps none. */
  readonly keptCard: (chargeId: string) => Answered<KeptCard | null>;
  /** Has the buyer of a charge forgotten, with their cards; false where the provider keeps none or has forgotten them. */
  readonly forgetBuyer: (chargeId: string) => Answered<boolean>;
  /** Prepares a charge of a kept card, which takes nothing yet; answers its id. */
  readonly beginCharge: (request: KeptCardCharge) => Answered<string>;
  /** Makes a prepared charge: without the buyer, or, where there is an address to come back to, with them. A refusal is no failure. */
  readonly makeCharge: (
    intentId: string,
    how: { readonly key: string; readonly methodId: string; readonly returnUrl: string | null },
  ) => Answered<IntentFacts>;
  readonly readIntent: (intentId: string) => Answered<IntentFacts>;
  /** Takes what was reserved, all of it; the key makes a repeated request the same. Where nothing is reserved any more, how it stands says so. */
  readonly captureIntent: (intentId: string, key: string) => Answered<IntentFacts>;
  /** Gives a charge up, so that it can never be made, and lets go what was reserved for it; one that was made stays as it is. */
  readonly cancelIntent: (intentId: string) => Answered<IntentFacts>;
  /** Asks for a refund; the key makes a repeated request the same refund. */
  readonly requestRefund: (request: {
    readonly key: string;
    readonly chargeId: string;
    readonly amount: Money;
    readonly requestKey: string;
  }) => Answered<RefundFacts>;
  readonly readRefund: (refundId: string) => Answered<RefundFacts>;
  readonly refundsOfCharge: (chargeId: string) => Answered<readonly RefundFacts[]>;
  /** Hands a file over for evidence; answers what the provider calls it. Sent twice it is two files, of which one is named. */
  readonly uploadEvidence: (file: { readonly name: string; readonly type: string; readonly content: Uint8Array }) => Answered<string>;
  /** Answers a dispute with evidence and hands it to the bank, which reads one answer. */
  readonly submitEvidence: (request: EvidenceRequest) => Answered<DisputeFacts>;
  readonly readDispute: (disputeId: string) => Answered<DisputeFacts>;
  /** Events since a moment, oldest first. */
  readonly eventsSince: (createdAt: number) => Answered<readonly Notice[]>;
  /** A page of the balance transactions of a span of time (UTC ms, the end not included), in no promised order. */
  readonly balanceTransactions: (
    span: { readonly from: number; readonly to: number },
    after: string | null,
  ) => Answered<ProviderPage<BalanceTransactionFacts>>;
  /** Checks the signature over the raw body before anything else is read. `none`: no secret is configured. */
  readonly readNotice: (
    rawBody: string,
    signature: string,
  ) => { readonly ok: true; readonly notice: Notice } | { readonly ok: false; readonly why: 'no_secret' | 'bad_signature' | 'malformed' };
  readonly hasWebhookSecret: () => boolean;
}

export const paymentGateway = (strapi: Core.Strapi): PaymentGateway => door<PaymentGateway>(strapi, 'payment-gateway');
