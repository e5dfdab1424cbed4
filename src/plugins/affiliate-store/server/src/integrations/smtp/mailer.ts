import { createTransport } from 'nodemailer';
import type { Transporter } from 'nodemailer';
import type { Mailer, MailerFailure, OutgoingMail } from '../../capabilities/messaging/ports';
import { failed, ok } from '../../kernel/outcome';
import type { Outcome } from '../../kernel/outcome';

/** Where the mail server is. An empty host: there is none. */
export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly pass: string;
  readonly encryption: 'starttls' | 'tls' | 'none';
}

const connect = ({ host, port, user, pass, encryption }: SmtpServer): Transporter =>
  createTransport({
    pool: true,
    maxConnections: 3,
    host,
    port,
    secure: encryption === 'tls',
    requireTLS: encryption === 'starttls',
    ignoreTLS: encryption === 'none',
    ...(user ? { auth: { user, pass } } : {}),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    // A mail is made of what it says: nothing in it may make this server read its own files or fetch an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  } as never);

/** What a mail program and an auto-responder should know of mails written by a machine. */
const HEADERS = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'OOF, AutoReply' };

/** By which a mail program shows a button of its own that ends such mail (RFC 2369, RFC 8058). The server has to sign both (DKIM). */
const optOutOf = ({ optOutUrl }: OutgoingMail): Readonly<Record<string, string>> =>
  optOutUrl === null ? {} : { 'List-Unsubscribe': `<${optOutUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };

const message = (mail: OutgoingMail) => ({
  from: mail.from,
  to: { name: '', address: mail.to },
  ...(mail.replyTo ? { replyTo: { name: '', address: mail.replyTo } } : {}),
  subject: mail.subject,
  html: mail.html,
  text: mail.text,
  messageId: `<${mail.messageId}>`,
  headers: { ...HEADERS, 'Content-Language': mail.locale, ...optOutOf(mail) },
});

interface SmtpError {
  readonly responseCode?: number;
  readonly command?: string;
  readonly message?: string;
}

/** A 5xx answer to the recipient or to the content is final; anything else (login, network, 4xx, a full disk) is worth another try. */
export const failureOf = (error: unknown): MailerFailure => {
  const { responseCode = 0, command = '', message: text = '' } = (error ?? {}) as SmtpError;
  const refused = responseCode >= 500 && responseCode < 600 && ['RCPT TO', 'DATA'].includes(command);
  const reason = text.replace(/\s+/g, ' ').slice(0, 300);
  return refused
    ? { code: 'MAIL_REFUSED', kind: 'conflict', message: 'The mail server of the recipient refused this mail for good.', facts: { reason } }
    : { code: 'MAIL_NOT_SENT', kind: 'unavailable', message: 'The mail could not be handed over; it is tried again.', facts: { reason } };
};

/** Mail through SMTP, with a pool of connections that is made anew when the server in force is another. */
export const smtpMailer = (server: () => Promise<SmtpServer>): Mailer => {
  let open: { readonly transport: Transporter; readonly key: string } | undefined;

  const transport = async (): Promise<Transporter> => {
    const wanted = await server();
    const key = JSON.stringify(wanted);
    if (open?.key !== key) {
      open?.transport.close();
      open = { transport: connect(wanted), key };
    }
    return open.transport;
  };

  return {
    isConfigured: async () => (await server()).host !== '',
    send: async (mail): Promise<Outcome<true, MailerFailure>> => {
      try {
        const out = await transport();
        await out.sendMail(message(mail));
        return ok(true);
      } catch (error) {
        return failed(failureOf(error));
      }
    },
    close: () => {
      open?.transport.close();
      open = undefined;
    },
  };
};
