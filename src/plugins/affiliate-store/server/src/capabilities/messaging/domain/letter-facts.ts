import type { Money } from '../../../kernel/money';

/** What mails about an order that was attached to another affiliate say; `because` as the shop wrote it. */
export interface AttachmentMail {
  readonly program: string;
  readonly product: string;
  readonly amount: Money;
  readonly because: string;
}

/** What mails about a held commission say; `because` as staff wrote it, null while nobody has. */
export interface SuspicionMail {
  readonly program: string;
  readonly product: string;
  readonly amount: Money;
  readonly because: string | null;
}

/** What mails about an order say that is looked at, disputed or got its refund back. */
export interface OrderStateMail {
  readonly orderNumber: string;
  /** What the letter is about: what came, what is disputed, what came back. */
  readonly amount: Money;
  readonly products: readonly string[];
  /** Whether access has ended with it. */
  readonly ended: boolean;
  /** Whether what was closed is open again. */
  readonly opensAgain: boolean;
}

/** Letters before the deadline of a dispute; times are UTC ms. */
export interface EvidenceFacts {
  /** Somebody has to answer it; `id` is what the provider calls it. */
  readonly evidence_due: { readonly id: string; readonly orderNumber: string; readonly amount: Money; readonly dueAt: number };
  /** What the reader sold is questioned, and the shop answers by then; nothing about the buyer. */
  readonly evidence_wanted: { readonly orderNumber: string; readonly products: readonly string[]; readonly dueAt: number };
}

/** What mails about a subscription that begins, is cancelled, goes on or ends say; null where nothing is due, free or open. */
export interface SubscriberMail {
  readonly product: string;
  readonly amount: Money;
  readonly interval: 'month' | 'year';
  readonly count: number;
  /** How many equal payments make the whole price; null for what renews. */
  readonly instalments: number | null;
  readonly freeUntil: number | null;
  readonly nextAt: number | null;
  readonly accessUntil: number | null;
  readonly linkToken: string;
}

/** What mails about a refused renewal say; nothing is tried, or open, where a time is null. */
export interface RenewalMail {
  readonly product: string;
  readonly amount: Money;
  readonly nextTryAt: number | null;
  readonly accessUntil: number | null;
  /** Whether it is one purchase paid in parts; absent in mails of before there were instalments. */
  readonly inInstalments?: boolean;
  readonly linkToken: string;
}

/** What mails about a pause say: until when what is paid stays open, and when the next payment is due; null where it is closed, or nobody said. */
export interface PauseMail {
  readonly product: string;
  readonly amount: Money;
  readonly accessUntil: number | null;
  readonly nextAt: number | null;
  readonly linkToken: string;
}

/** What mails about a change of offer say: what is paid how often, and from when. */
export interface OfferChangeMail {
  readonly product: string;
  readonly offer: string;
  readonly amount: Money;
  readonly interval: 'month' | 'year';
  readonly count: number;
  readonly from: number;
  /** Whether the shop changed it, and not the subscriber. */
  readonly byShop: boolean;
  readonly linkToken: string;
}

/** What the mail about a statement says; `month` is such as `2026-03`. */
export interface StatementMail {
  readonly id: string;
  readonly month: string;
  /** What was sent in the month, and what is owed at its end. */
  readonly paidOut: Money;
  readonly closing: Money;
}

/** The list of reasons a place is blocked for. */
export type BlockWord = 'FRAUD' | 'COOKIE_STUFFING' | 'TERMS_BREACH' | 'FAKE_ACCOUNT' | 'OTHER';

/** What mails about an affiliate's contract say. */
export interface ContractMail {
  readonly program: string;
  readonly day: number;
}

/** What the mail says that asks a customer to recommend; `words` as staff wrote them, or empty, `path` below the language. */
export interface CustomerMail {
  readonly program: string;
  readonly path: string;
  readonly rateBasisPoints: number;
  readonly words: string;
  readonly expiresAt: number;
}

/** What mails about a contract one side ends say; `reason` is the shop’s, as it was written. */
export interface PartingMail extends ContractMail {
  readonly what: 'left' | 'ended' | 'kept';
  readonly reason: string | null;
}

/** What mails about a contract nobody sells by say. */
export interface IdleMail extends ContractMail {
  readonly days: number;
}

/** What mails about a tier of a program say. */
export interface TierMail extends ContractMail {
  readonly tier: string;
}

/** What mails about one payout say. */
export interface PayoutMail {
  readonly amount: Money;
  /** Masked; null for store credit, which has a name in every language. */
  readonly method: string | null;
  readonly reference: string;
  readonly reason: string | null;
}

/** What the letter about an old balance says: how much is given up, from which day, and after how many months. */
export interface BalanceIdleMail {
  readonly amount: Money;
  readonly day: number;
  readonly months: number;
}

/** What was decided about a bonus an affiliate gives to their buyers; `reason` for everything but an approval. */
export interface BonusMail {
  readonly what: 'approved' | 'declined' | 'stopped';
  readonly title: string;
  readonly product: string;
  readonly reason: string | null;
}

/** What became of a lead. Whose address it was is not told: `reference` is the affiliate's own number for it, `earned` null where nothing is paid. */
export interface LeadMail {
  readonly what: 'accepted' | 'rejected';
  readonly program: string;
  readonly reference: string | null;
  readonly broughtAt: number;
  readonly earned: Money | null;
  /** Whether it pays nothing as what a contract pays for at most in a period was reached. */
  readonly capped: boolean;
  readonly reason: string | null;
}

/** Letters about what else than sales an affiliate brings: leads, and links on hosts of their own. */
export interface LeadFacts {
  /** A lead of theirs was accepted or rejected. */
  readonly lead_decided: LeadMail;
  /** A host they brought along leads nowhere any more, as its record was gone for days; `record` and `value` bring it back. */
  readonly host_lapsed: { readonly host: string; readonly record: string; readonly value: string };
}

/** Staff let products of the reader into a program for everything, or took them out; what a sale would earn its affiliates, from and up to. */
export interface LetInMail {
  readonly program: string;
  readonly inside: boolean;
  readonly products: readonly string[];
  readonly least: Money | null;
  readonly most: Money | null;
}

/** What the other side of a deal between two sellers has said. */
export interface DealMail {
  readonly what: 'proposed' | 'accepted' | 'declined' | 'noticed';
  readonly id: string;
  readonly with: string;
  readonly rateBasisPoints: number;
  /** UTC ms. */
  readonly endsAt: number;
  readonly text: string | null;
}

/** What an affiliate wrote to a buyer of theirs; `page` is the path on which the reader ends or reports it. */
export interface PartnerLetterMail {
  readonly partner: string;
  readonly subject: string;
  readonly text: string;
  readonly products: string;
  readonly page: string;
}

/** What became of a letter to buyers, or of all of them; `subject` is the letter's, `reason` as staff wrote it. */
export interface RelayToldMail {
  readonly what: 'approved' | 'refused' | 'stopped' | 'resumed';
  readonly program: string;
  readonly subject: string | null;
  readonly reason: string | null;
}

/** Where somebody is on the path into a program; `step` is the title of the test it is about, or empty. */
export interface PathMail {
  readonly what: 'opened' | 'stuck' | 'try_granted';
  readonly program: string;
  readonly step: string;
  readonly reason: string | null;
  readonly linkToken: string;
}

/** A certificate that was given, or taken back for a reason. */
export interface CertificateMail {
  readonly program: string;
  readonly number: string;
  readonly url: string;
  readonly reason: string | null;
}

/** What the shop and its partners tell each other. */
export interface TalkFacts {
  /** A piece of news, as the shop wrote it. */
  readonly news_published: { readonly title: string; readonly text: string };
  /** The shop wrote to the reader about their place in a program. */
  readonly message_to_partner: { readonly program: string; readonly text: string };
  /** An affiliate wrote to whoever of the staff manages them; `id` is their place's. */
  readonly message_to_staff: { readonly affiliate: string; readonly program: string; readonly id: string; readonly text: string };
  /** The shop said how it stands to an entry of the board the reader stands behind. */
  readonly feedback_told: {
    readonly id: string;
    readonly title: string;
    readonly state: 'considered' | 'planned' | 'done' | 'declined';
    readonly answer: string | null;
  };
  /** What the reader asked in the help centre, and what the shop answers. */
  readonly help_answered: { readonly question: string; readonly answer: string };
}

/** Letters about a contract. */
export interface ContractFacts {
  /** Nothing moved for long: from that day on the balance may be given up, unless the reader says they are here. */
  readonly balance_idle: BalanceIdleMail;
  /** Worse terms of a program were told; `day` is the first they can apply. */
  readonly contract_notice: ContractMail;
  /** A contract ends on that day unless it is renewed. */
  readonly contract_ending: ContractMail;
  /** It has ended. */
  readonly contract_ended: ContractMail;
  /** One side ends it: the reader has left, was given notice until that day, or the notice is taken back. */
  readonly contract_parted: PartingMail;
}
