import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { customAlphabet, customRandom } from 'nanoid';
import { namingBytes } from './chance';

const LETTERS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const TOKEN_LENGTH = 32;
/** Milliseconds to the base of 36 have so many digits until the year 5188. */
const MOMENT_LENGTH = 9;

/** An unguessable token of 190 bits for links and cookies: 32 letters and digits. */
export const secretToken = customAlphabet(LETTERS_AND_DIGITS, TOKEN_LENGTH);

const chanceAfterMoment = customAlphabet(LETTERS_AND_DIGITS, TOKEN_LENGTH - MOMENT_LENGTH);

/**
 * An unguessable token of 32 letters and digits that begins with the moment (UTC ms) it was made, and has 136 bits after that:
 * for what is looked up by it in a large table. New ones then lie next to each other in its index, where those without an order
 * would each touch a page of their own.
 */
export const timedToken = (at: number): string => at.toString(36).padStart(MOMENT_LENGTH, '0') + chanceAfterMoment();

/** What is stored of a timed token: its moment, and a hash of the whole, useless to whoever reads the table. */
export const timedTokenHash = (token: string): string => token.slice(0, MOMENT_LENGTH) + tokenHash(token).slice(0, TOKEN_LENGTH);

/** Random bytes for keys and nonces. */
export const chanceBytes = (count: number): Uint8Array => randomBytes(count);

const ID_LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A public id such as `ord_h2k9…`: sortable by nothing, safe to show, 100 bits; a name and no secret, see `namingBytes`. */
export const publicId = (prefix: string): string => `${prefix}_${customRandom(ID_LETTERS, 20, (count) => namingBytes(prefix, count))()}`;

/** What is stored of a secret token: enough to find it, useless to whoever reads the table. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');

/** SHA-256 of a value's canonical text, for "same key, other request" checks. */
export const contentHash = (value: unknown): string => createHash('sha256').update(canonical(value)).digest('hex');

/** Keyed hash of a text, hex. */
export const keyedHash = (key: string, text: string): string => createHmac('sha256', key).update(text).digest('hex');

/** Compares two secrets without telling by its timing where they differ. */
export const sameSecret = (left: string, right: string): boolean => {
  const a = createHash('sha256').update(left).digest();
  const b = createHash('sha256').update(right).digest();
  return timingSafeEqual(a, b);
};

/** JSON with sorted keys, so that equal values give equal text on every machine. */
export const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value as Record<string, unknown>)
      .filter(([, held]) => held !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, held]) => `${JSON.stringify(key)}:${canonical(held)}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
};
