import type { Core } from '@strapi/strapi';
import type { Failure } from '../../../kernel/failure';
import { failed, ok } from '../../../kernel/outcome';
import type { Outcome } from '../../../kernel/outcome';
import { now } from '../../../platform/clock';
import { keyedHash, sameSecret } from '../../../platform/ids';
import { memberFailures } from '../domain/failures';
import { readTicketText, splitToken, ticketText } from '../domain/ticket';
import type { Ticket } from '../domain/ticket';

// The site's keys, newest first; a ticket signed before a rotation still opens. Never the key itself: each use has its own.
const keys = (strapi: Core.Strapi): readonly string[] =>
  strapi.config.get<readonly string[]>('server.app.keys').map((key) => keyedHash(key, 'affiliate-store: downloads'));

/** The token of a ticket: what it says, and a signature over it. */
export const signTicket = (strapi: Core.Strapi, ticket: Ticket): string => {
  const text = ticketText(ticket);
  return `${text}.${keyedHash(keys(strapi)[0] as string, text)}`;
};

/** What a token says, if this site signed it and it is still good. */
export const readTicket = (strapi: Core.Strapi, token: string): Outcome<Ticket, Failure> => {
  const parts = splitToken(token);
  const genuine = parts !== null && keys(strapi).some((key) => sameSecret(keyedHash(key, parts.text), parts.signature));
  const ticket = genuine ? readTicketText(parts.text) : null;
  if (!ticket) return failed(memberFailures.because('DOWNLOAD_INVALID'));
  return ticket.expiresAt > now() ? ok(ticket) : failed(memberFailures.because('DOWNLOAD_EXPIRED'));
};
