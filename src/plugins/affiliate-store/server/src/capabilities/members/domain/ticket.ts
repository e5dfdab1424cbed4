/** How long a download address may be used, ms. A download that has begun goes on. */
export const TICKET_LIFE_MS = 5 * 60_000;

/** Who a ticket was given to, for what, until when (UTC ms). */
export interface Ticket {
  readonly assetId: string;
  readonly customerId: number;
  readonly expiresAt: number;
}

const SHAPE = /^([A-Za-z0-9_]{1,64})\.([0-9a-z]{1,11})\.([0-9a-z]{1,11})$/;

/** What is signed of a ticket; only characters that mean nothing in an address. */
export const ticketText = ({ assetId, customerId, expiresAt }: Ticket): string =>
  `${assetId}.${customerId.toString(36)}.${expiresAt.toString(36)}`;

/** Splits what somebody sent into text and signature; null when it is of another shape. */
export const splitToken = (token: string): { readonly text: string; readonly signature: string } | null => {
  const end = token.lastIndexOf('.');
  const [text, signature] = [token.slice(0, end), token.slice(end + 1)];
  return end > 0 && SHAPE.test(text) && /^[0-9a-f]{64}$/.test(signature) ? { text, signature } : null;
};

/** Reads a text whose signature was right. */
export const readTicketText = (text: string): Ticket | null => {
  const [, assetId = '', customer = '', expires = ''] = SHAPE.exec(text) ?? [];
  const [customerId, expiresAt] = [parseInt(customer, 36), parseInt(expires, 36)];
  return assetId && Number.isSafeInteger(customerId) && Number.isSafeInteger(expiresAt) ? { assetId, customerId, expiresAt } : null;
};
