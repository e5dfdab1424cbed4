import type { Exchange } from '../../../kernel/exchange';
import type { Money } from '../../../kernel/money';
import type {
  CertificateMail,
  PathMail,
  AttachmentMail,
  BonusMail,
  LeadFacts,
  TalkFacts,
  DealMail,
  LetInMail,
  EvidenceFacts,
  SuspicionMail,
  OrderStateMail,
  SubscriberMail,
  RenewalMail,
  PauseMail,
  OfferChangeMail,
  StatementMail,
  BlockWord,
  ContractFacts,
  CustomerMail,
  IdleMail,
  TierMail,
  PayoutMail,
  PartnerLetterMail,
  RelayToldMail,
} from './letter-facts';

export type * from './letter-facts';

/** The languages mails are written in. */
export type Locale = 'en' | 'fr' | 'es' | 'pt-BR' | 'ar';

/** A line of a receipt in a mail. */
export interface MailItem {
  readonly name: string;
  readonly price: Money;
}

/** What each kind of mail has to know. Times are UTC ms; `linkToken` is the token of a mailed link. */
export interface MailFacts extends LeadFacts, TalkFacts, EvidenceFacts, ContractFacts {
  /** Sent when an order is paid, and by the resend button. */
  readonly access: {
    readonly orderNumber: string;
    readonly paidAt: number;
    readonly items: readonly MailItem[];
    /** What a coupon took off the items, and its code; absent without one. */
    readonly discount?: Money;
    readonly coupon?: string;
    /** At what the prices were converted; absent where the seller set them in this currency. */
    readonly exchange?: Exchange;
    readonly total: Money;
    readonly tax: Money;
    readonly taxRateBasisPoints: number;
    readonly guaranteeEndsAt: number | null;
    readonly statementDescriptor: string | null;
    readonly linkToken: string;
  };
  readonly sign_in_link: { readonly linkToken: string; readonly expiresAt: number };
  readonly refunded: {
    readonly orderNumber: string;
    readonly refunded: Money;
    readonly total: Money;
    /** True when nothing of the payment is left and access has ended. */
    readonly whole: boolean;
    /** Everything that was bought with the payment. */
    readonly items: readonly MailItem[];
    /** What the refund was for, each with what went back of it, where it was for some of it; absent for the whole order. */
    readonly parts?: readonly MailItem[];
    /** Names of what is not open any longer although other things are. */
    readonly ended?: readonly string[];
  };
  /** A payment that was under way (bank debit, voucher) did not arrive. */
  readonly order_failed: {
    readonly orderNumber: string;
    readonly items: readonly MailItem[];
    readonly total: Money;
    /** True where a bank transfer was awaited, which may be on its way all the same. */
    readonly byTransfer?: boolean;
  };
  /** An order waits for its money; says what is left for the buyer to do. */
  readonly payment_awaited: {
    readonly orderNumber: string;
    readonly items: readonly MailItem[];
    readonly total: Money;
    readonly transfer: { readonly account: string; readonly dueAt: number } | null;
    readonly slipUrl: string | null;
  };
  /** Money came that does not fit the order: a person looks before anything is opened. */
  readonly order_in_review: OrderStateMail;
  /** A refund could not be delivered: its money is with the shop again. */
  readonly refund_came_back: OrderStateMail;
  /** The buyer's bank questions the payment, has let it stand, or has taken it back. */
  readonly dispute_opened: OrderStateMail;
  readonly dispute_won: OrderStateMail;
  readonly dispute_lost: OrderStateMail;
  readonly affiliate_welcome: {
    readonly name: string;
    readonly program: string;
    readonly code: string;
    readonly shareUrl: string;
    readonly rateBasisPoints: number;
    readonly linkToken: string;
  };
  /** Nothing about the buyer. */
  readonly commission_earned: {
    readonly name: string;
    readonly product: string;
    readonly amount: Money;
    readonly payableAt: number;
  };
  /** A renewal was refused for the first time; and when a single try is left. */
  readonly renewal_refused: RenewalMail;
  readonly renewal_last_try: RenewalMail;
  /** The payment never came: the subscription is over. */
  readonly subscription_ended: RenewalMail;
  /** A subscription has begun, or a price is paid in instalments from now on. */
  readonly subscription_begun: SubscriberMail;
  /** Free days are nearly over, and then it is paid. */
  readonly trial_ending: SubscriberMail;
  /** It was cancelled, or that was taken back, by whoever may. */
  readonly subscription_cancelled: SubscriberMail;
  readonly subscription_goes_on: SubscriberMail;
  /** It is over as was wanted, with its access. */
  readonly subscription_over: SubscriberMail;
  /** The last instalment was paid. */
  readonly instalments_paid_off: SubscriberMail;
  /** A change of offer that was agreed does not happen. */
  readonly offer_change_withdrawn: { readonly product: string; readonly offer: string; readonly linkToken: string };
  /** A pause of a subscription has begun; and is over. */
  readonly pause_begun: PauseMail;
  readonly pause_over: PauseMail;
  /** Another offer of a subscription was agreed; and its first payment was made. */
  readonly offer_change_agreed: OfferChangeMail;
  readonly offer_changed: OfferChangeMail;
  /** To the address of before: somebody who took the account over does not read it. Nothing of the bank data but a mask. */
  readonly payout_method_changed: { readonly name: string; readonly method: string | null; readonly usableFrom: number };
  readonly payout_paid: PayoutMail;
  /** Failed, came back or was cancelled after it was sent; `reason` as the shop wrote it. */
  readonly payout_failed: PayoutMail;
  /** The shop gave store credit; `reason` as staff wrote it. */
  readonly credit_granted: PayoutMail;
  /** The shop has confirmed who the reader is: their products are on sale. */
  readonly creator_confirmed: { readonly name: string };
  /** It has not, or not any longer, and why; `sells` where the products stay on sale all the same. */
  readonly creator_not_confirmed: { readonly name: string; readonly reason: string; readonly sells: boolean };
  /** The shop has confirmed who somebody is whom it pays: nothing waits for that any more. */
  readonly payee_confirmed: { readonly name: string };
  /** It has not, or not any longer, and why. */
  readonly payee_not_confirmed: { readonly name: string; readonly reason: string };
  /** The way into an application to a program; the address is proven by it. */
  readonly program_join_link: {
    readonly program: string;
    readonly slug: string;
    /** The code they come with, where they were invited. */
    readonly invite?: string | undefined;
    /** The code of whoever's recruiting link they follow. */
    readonly by?: string | undefined;
    readonly linkToken: string;
    readonly expiresAt: number;
  };
  /** Staff invites the reader, who need not be approved; `path` is that of the page, below the language. */
  readonly program_invited: {
    readonly program: string;
    readonly path: string;
    readonly rateBasisPoints: number;
    readonly expiresAt: number;
  };
  /** A customer is asked to recommend what they bought, and joins by one press. */
  readonly customer_invited: CustomerMail;
  /** What became of an application; `dueOn` is a day of the shop, `reason` as the shop wrote it. */
  readonly application_told: {
    readonly what: 'received' | 'refused' | 'details_asked';
    readonly program: string;
    readonly slug: string;
    readonly reason: string | null;
    readonly dueOn: string | null;
  };
  /** What an affiliate promised along with a purchase is its buyer's now. */
  readonly bonus_given: { readonly title: string; readonly product: string; readonly from: string; readonly linkToken: string };
  /** What was decided about a bonus an affiliate gives to their buyers; `reason` for everything but an approval. */
  readonly bonus_decided: BonusMail;
  /** What the other side of a deal between two sellers has said. */
  readonly deal_told: DealMail;
  readonly products_let_in: LetInMail;
  /** How a piece somebody asked for stands; `size` in pixels, `text` as the shop wrote it. */
  readonly creative_request_told: {
    readonly what: 'received' | 'message' | 'proposed' | 'accepted' | 'declined';
    readonly id: string;
    readonly program: string;
    readonly size: string | null;
    readonly text: string | null;
  };
  /** What an affiliate wrote to a buyer of theirs, passed on; `page` is the path on which the reader ends or reports it. */
  readonly partner_letter: PartnerLetterMail;
  /** What became of a letter the reader wrote to buyers, or of all of them; `subject` is the letter's, `reason` as staff wrote it. */
  readonly relay_told: RelayToldMail;
  /** The path into a program has opened, is stuck, or goes on; `step` is the title of the test it is about, or empty. */
  readonly path_told: PathMail;
  /** The reader has passed; or what they had passed was taken back, and why. */
  readonly certificate_told: CertificateMail;
  /** A month is over, and its statement is there to be read. */
  readonly statement_issued: StatementMail;
  /** Nothing was sold for long: the contract ends on that day unless something is; and it has ended. `days` is what the program asks for. */
  readonly place_idle: IdleMail;
  readonly place_lapsed: IdleMail;
  /** A tier was reached; it is theirs from the next sale on. */
  readonly tier_reached: TierMail;
  /** A tier is kept until that day unless it is reached again. */
  readonly tier_ending: TierMail;
  /** The shop attached a paid order to the reader, or to somebody else instead; nothing about the buyer. */
  readonly sale_attached: AttachmentMail;
  readonly sale_detached: AttachmentMail;
  /** A commission of the reader is held for a look, was released after it, or rejected. */
  readonly commission_held: SuspicionMail;
  readonly commission_released: SuspicionMail;
  readonly commission_rejected: SuspicionMail;
  /** What the reader contested is a case, and by when the shop answers; `about` is an order, a product or a program, or empty. */
  readonly case_opened: { readonly id: string; readonly about: string; readonly dueOn: number };
  /** The shop wrote about it; `asks` where it waits for an answer. */
  readonly case_message: { readonly id: string; readonly about: string; readonly text: string; readonly asks: boolean };
  /** It is decided; `granted` is what is paid for it, where something is. */
  readonly case_decided: {
    readonly id: string;
    readonly about: string;
    readonly outcome: 'upheld' | 'partly' | 'declined';
    readonly reason: string;
    readonly granted: Money | null;
  };
  /** An address of the reader's own system is told nothing any more. */
  readonly address_off: { readonly program: string; readonly host: string; readonly because: 'gone' | 'given_up' };
  /** A prize of a contest, or a bounty (`rank` null), is the reader's; it is in their balance. */
  readonly contest_won: { readonly contest: string; readonly program: string; readonly rank: number | null; readonly prize: Money };
  /** The reader's place in a program is blocked, and why. */
  readonly place_blocked: { readonly program: string; readonly code: BlockWord; readonly reason: string };
}

export type MailKind = keyof MailFacts;

/** The shop as its mails speak of it; `url` has no slash at its end. */
export interface Sender {
  readonly shop: string;
  readonly url: string;
  readonly brandColor: string;
  readonly supportEmail: string;
}

/** A line of figures: what, how much. `code` is set left to right in every language. */
export interface LetterRow {
  readonly label: string;
  readonly value: string;
  readonly strong?: true;
  readonly code?: true;
}

/** A mail before it has a form: the HTML and the text part are both written from it. */
export interface Letter {
  readonly subject: string;
  /** What a mailbox shows after the subject. */
  readonly preheader: string;
  /** The essential sentence; it comes first. */
  readonly lead: string;
  readonly button: { readonly label: string; readonly href: string } | null;
  readonly rows: readonly LetterRow[];
  readonly notes: readonly string[];
  /** Where whoever did not ask for it ends such letters; absent in those that were asked for. */
  readonly optOut?: string;
}

// Line breaks would start another header; the rest shows as boxes or reverses the line in somebody's list of mails.
const UNFIT = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g; // oxlint-disable-line no-control-regex -- they are what is looked for

/** A text as it may stand in a header: one line, printable, of a length mailboxes show. */
export const headerText = (text: string, longest = 150): string => {
  const line = text.replace(UNFIT, ' ').replace(/\s+/g, ' ').trim();
  return line.length <= longest ? line : `${line.slice(0, longest - 1).trimEnd()}…`;
};
