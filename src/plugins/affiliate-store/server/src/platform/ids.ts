import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** An unguessable token of 192 bits for links and cookies. */
export const secretToken = (): string => randomBytes(24).toString('base64url').replace(/[-_]/g, 'x');

/** Random bytes for rooms that spell their own ids. */
export const chanceBytes = (count: number): Uint8Array => randomBytes(count);

/** A public id such as `ord_h2k9…`: sortable by nothing, safe to show, 100 bits. */
export const publicId = (prefix: string): string =>
  `${prefix}_${[...randomBytes(20)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('')}`;

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
