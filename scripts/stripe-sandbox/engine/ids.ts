import { createHash, createHmac, randomBytes } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

const spelled = (bytes: Uint8Array): string => [...bytes].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');

/** Random letters and digits as Stripe uses them in its secrets. Never from a seed. */
export function randomToken(length: number): string {
  return spelled(randomBytes(length));
}

const ID_LENGTH = 24;
const byChance = (): string => randomToken(ID_LENGTH);
let idText: (prefix: string) => string = byChance;

/**
 * Lets ids come from a seed, so that the same deeds make the same objects each time; null lets chance do it again. Each prefix is counted
 * for itself, and `start` tells one start of the process from the next, which must not make an id twice.
 */
export function drawIdsFrom(seed: string | null, start: number): void {
  const drawn = new Map<string, number>();
  idText =
    seed === null
      ? byChance
      : (prefix) => {
          const n = (drawn.get(prefix) ?? 0) + 1;
          drawn.set(prefix, n);
          return spelled(createHmac('sha256', seed).update(`id ${start} ${prefix} ${n}`).digest().subarray(0, ID_LENGTH));
        };
}

/** A new id with Stripe's prefix, for instance `ch_…`. */
export function newId(prefix: string): string {
  return `${prefix}_${idText(prefix)}`;
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
