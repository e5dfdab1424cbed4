import type { Letter, Locale, MailFacts, MailKind, Sender } from './letter';

/** One mail to write. Two requests with one `dedupeKey` are one mail. */
export interface MailRequest<K extends MailKind = MailKind> {
  readonly kind: K;
  readonly to: string;
  readonly locale: Locale;
  readonly facts: MailFacts[K];
  readonly dedupeKey: string;
  readonly orderId?: number;
}

/** A mail as it was written; both its forms are drawn from `letter` and `sender`. `transport` says whether it left the house or is kept in the mailbox only. Times UTC ms. */
export interface Mail {
  readonly id: number;
  readonly kind: string;
  readonly to: string;
  readonly locale: Locale;
  readonly subject: string;
  readonly letter: Letter;
  readonly sender: Sender;
  readonly orderId: number | null;
  readonly orderNumber: string | null;
  readonly state: 'queued' | 'sent' | 'failed';
  readonly transport: 'smtp' | 'mailbox' | null;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly createdAt: number;
  readonly sentAt: number | null;
}

/** A mail in both its forms. */
export interface DrawnMail extends Mail {
  readonly html: string;
  readonly text: string;
}

/** What is known of a mail when it is written. With an error it is failed from the start and never sent. */
export interface NewMail extends Pick<Mail, 'kind' | 'to' | 'locale' | 'letter' | 'sender' | 'orderId' | 'orderNumber' | 'lastError'> {
  readonly dedupeKey: string;
}

/** Which mails to list; newest first. */
export interface MailFilter {
  readonly to?: string | undefined;
  readonly orderId?: number | undefined;
  readonly state?: Mail['state'] | undefined;
  readonly kind?: string | undefined;
  /** Part of the recipient, the subject or the order's number. */
  readonly search?: string | undefined;
  /** Mails older than this id, for reading on. */
  readonly beforeId?: number | undefined;
  readonly limit: number;
}

const [MINUTE, HOUR] = [60_000, 3_600_000];

/** How long after each failed try comes the next. A mail server may be away for a day, and letters are not lost for it: ten tries, some 33 hours. */
const PAUSES = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 6 * HOUR, 8 * HOUR, 12 * HOUR];

/** How long a mail waits after so many failed tries, ms; null when it is given up. */
export const mailPauseAfter = (failedTries: number): number | null => PAUSES[failedTries - 1] ?? null;

/**
 * The id mail programs know a mail by, at the shop's own host. The same at every try, so that a mail handed over twice is shown
 * once; another when somebody wants it sent again, or it would be hidden as a double.
 */
export const messageIdOf = ({ id, createdAt, sentAt }: Pick<Mail, 'id' | 'createdAt' | 'sentAt'>, host: string): string =>
  `mail-${id}-${createdAt.toString(36)}${sentAt === null ? '' : `-${sentAt.toString(36)}`}@${host}`;
