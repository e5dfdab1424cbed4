import type { Core } from '@strapi/strapi';
import type { Locale } from '../../../../contracts/primitives';
import type { Money } from '../../kernel/money';
import { door } from '../../platform/door';

/** A line of a receipt in a mail. */
export interface MailItem {
  readonly name: string;
  readonly price: Money;
}

/** What each kind of mail has to know. Times are UTC ms; `linkToken` is a token of `people.signInLink`. */
export interface MailFacts {
  /** Sent when an order is paid, and by the resend button. */
  readonly access: {
    readonly orderNumber: string;
    readonly paidAt: number;
    readonly items: readonly MailItem[];
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
    readonly items: readonly MailItem[];
  };
  /** A payment that was under way (bank debit, voucher) did not arrive. */
  readonly order_failed: { readonly orderNumber: string; readonly items: readonly MailItem[]; readonly total: Money };
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
}

export type MailKind = keyof MailFacts;

/** One mail to write. Two requests with one `dedupeKey` are one mail. */
export interface MailRequest<K extends MailKind = MailKind> {
  readonly kind: K;
  readonly to: string;
  readonly locale: Locale;
  readonly facts: MailFacts[K];
  readonly dedupeKey: string;
  readonly orderId?: number;
}

/** A mail as it was written; `transport` says whether it left the house or is kept in the mailbox only. Times UTC ms. */
export interface Mail {
  readonly id: number;
  readonly kind: string;
  readonly to: string;
  readonly locale: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly orderId: number | null;
  readonly state: 'queued' | 'sent' | 'failed';
  readonly transport: 'smtp' | 'mailbox' | null;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly createdAt: number;
  readonly sentAt: number | null;
}

/** Which mails to list; newest first. */
export interface MailFilter {
  readonly to?: string;
  readonly orderId?: number;
  readonly state?: Mail['state'];
  /** Mails older than this id, for reading on. */
  readonly beforeId?: number;
  readonly limit: number;
}

/** The room of messages: what is written to people, kept with its content, and sent. */
export interface MessagingService {
  /** Writes a mail and enqueues its sending, in the unit of work that is open; false when that mail was written before. */
  readonly queueMail: <K extends MailKind>(request: MailRequest<K>) => Promise<boolean>;
  readonly mail: (id: number) => Promise<Mail | null>;
  readonly mails: (filter: MailFilter) => Promise<readonly Mail[]>;
  /** How many mails of a kind an order got since a moment; what the resend limit counts. */
  readonly countForOrder: (orderId: number, kind: MailKind, since: number) => Promise<number>;
  /** Sends a failed mail again; false when it is not one. */
  readonly sendAgain: (id: number) => Promise<boolean>;
}

/** The door of this room. */
export const messaging = (strapi: Core.Strapi): MessagingService => door<MessagingService>(strapi, 'messaging');
