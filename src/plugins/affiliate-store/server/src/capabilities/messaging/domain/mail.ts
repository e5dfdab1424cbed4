/** A mail as it was written. `transport` says whether it left the house or is kept in the mailbox only. Times UTC ms. */
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

/** What is known of a mail when it is written. With an error it is failed from the start and never sent. */
export interface NewMail extends Pick<Mail, 'kind' | 'to' | 'locale' | 'subject' | 'html' | 'text' | 'orderId' | 'lastError'> {
  readonly dedupeKey: string;
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

/** Tries before a mail is given up. */
export const MAIL_TRIES = 10;

/** The id mail programs know a mail by, at the shop's own host. */
export const messageIdOf = (mailId: number, createdAt: number, host: string): string => `mail-${mailId}-${createdAt.toString(36)}@${host}`;
