import type { Core } from '@strapi/strapi';
import { door } from '../../platform/door';

export type WebhookState = 'new' | 'done' | 'ignored' | 'waiting_parent' | 'retry' | 'dead';

/** An event of the payment provider as the inbox keeps it; times UTC ms. */
export interface InboxEvent {
  readonly id: number;
  readonly eventId: string;
  readonly type: string;
  readonly objectId: string | null;
  readonly state: WebhookState;
  readonly attempts: number;
  readonly detail: string | null;
  readonly source: string;
  readonly livemode: boolean;
  readonly createdAt: number;
  readonly receivedAt: number;
  readonly doneAt: number | null;
}

/** Which events are wanted, newest first; `before` is the id to read on below. */
export interface InboxFilter {
  readonly state?: WebhookState | undefined;
  readonly search?: string | undefined;
  readonly before?: number | undefined;
  readonly limit: number;
}

/** What the operations room needs of whoever keeps the provider's events: the service `inbox`. */
export interface Inbox {
  readonly list: (filter: InboxFilter) => Promise<{ readonly events: readonly InboxEvent[]; readonly total: number }>;
  readonly counts: () => Promise<{ readonly byState: Readonly<Record<WebhookState, number>>; readonly lastReceivedAt: number | null }>;
  /** With the text the provider sent; null when there is no such event. */
  readonly read: (id: number) => Promise<(InboxEvent & { readonly payload: string }) | null>;
  /** Puts a dead or parked event back in the queue, in the unit of work that is open. */
  readonly retry: (id: number) => Promise<'retried' | 'not_found' | 'not_retriable'>;
}

export const inbox = (strapi: Core.Strapi): Inbox => door<Inbox>(strapi, 'inbox');

/** A mail as the mailbox keeps it; times UTC ms. */
export interface KeptMail {
  readonly id: number;
  readonly kind: string;
  readonly recipient: string;
  readonly locale: string;
  readonly subject: string;
  readonly state: 'queued' | 'sent' | 'failed';
  readonly attempts: number;
  readonly lastError: string | null;
  readonly orderNumber: string | null;
  readonly createdAt: number;
  readonly sentAt: number | null;
}

export interface MailFilter {
  readonly state?: KeptMail['state'] | undefined;
  readonly kind?: string | undefined;
  readonly search?: string | undefined;
  readonly before?: number | undefined;
  readonly limit: number;
}

/** What the operations room needs of whoever keeps the store's mails: the service `mailbox`. */
export interface Mailbox {
  readonly list: (filter: MailFilter) => Promise<{ readonly mails: readonly KeptMail[]; readonly total: number }>;
  readonly read: (id: number) => Promise<(KeptMail & { readonly html: string; readonly text: string }) | null>;
  /** Sends the same mail again, in the unit of work that is open; false when there is no such mail. */
  readonly resend: (id: number) => Promise<boolean>;
}

export const mailbox = (strapi: Core.Strapi): Mailbox => door<Mailbox>(strapi, 'mailbox');
