import { createHash, randomBytes } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Random letters and digits as Stripe uses them in its ids. */
export function randomToken(length: number): string {
  let out = '';
  for (const byte of randomBytes(length)) out += ALPHABET[byte % ALPHABET.length];
  return out;
}

/** A new id with Stripe's prefix, for instance `ch_…`. */
export function newId(prefix: string): string {
  return `${prefix}_${randomToken(24)}`;
}

/** The same card or bank account gives the same fingerprint, so that a reused card can be recognised. */
export function fingerprintOf(instrument: string): string {
  return createHash('sha256')
    .update(`sandbox:${instrument}`)
    .digest('base64')
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, 16);
}

/** The id of a reference that may be expanded. */
export function idOf(reference: string | { id: string } | null | undefined): string | null {
  if (reference === null || reference === undefined) return null;
  return typeof reference === 'string' ? reference : reference.id;
}

/** Seconds since the epoch, Stripe's unit, from milliseconds. */
export function toSeconds(ms: number): number {
  return Math.floor(ms / 1000);
}
