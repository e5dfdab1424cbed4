import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { chanceBytes } from './ids';

const CIPHER = 'aes-256-gcm';

interface Key {
  readonly id: string;
  readonly bytes: Buffer;
}

/** Derived from the ENCRYPTION_KEY of the site, so that no other use of it can read this; null where the site has none. */
const keyOf = (strapi: Core.Strapi): Key | null => {
  const secret = strapi.config.get<string | undefined>('admin.secrets.encryptionKey');
  if (!secret) return null;
  const bytes = Buffer.from(hkdfSync('sha256', secret, 'affiliate-store', 'sealed-text', 32));
  return { id: createHash('sha256').update(bytes).digest('hex').slice(0, 8), bytes };
};

/**
 * A text nobody can read in the database or a backup of it (AES-256-GCM). `place` says where it belongs: sealed text that is
 * moved to another row does not open. A site without a key keeps it as it is, marked `plain`.
 */
export const sealText = (strapi: Core.Strapi, text: string, place: string): string => {
  const key = keyOf(strapi);
  if (!key) return `plain.${Buffer.from(text).toString('base64url')}`;
  const nonce = Buffer.from(chanceBytes(12));
  const cipher = createCipheriv(CIPHER, key.bytes, nonce).setAAD(Buffer.from(place));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return ['v1', key.id, nonce.toString('base64url'), cipher.getAuthTag().toString('base64url'), sealed.toString('base64url')].join('.');
};

/** The text again; null when it was sealed with another key, belongs elsewhere, or was changed. */
export const openText = (strapi: Core.Strapi, kept: string, place: string): string | null => {
  const [form, ...parts] = kept.split('.');
  const [first = '', nonce = '', tag = '', sealed = ''] = parts;
  if (form === 'plain') return Buffer.from(first, 'base64url').toString('utf8');
  const key = keyOf(strapi);
  if (form !== 'v1' || key?.id !== first) return null;
  try {
    const decipher = createDecipheriv(CIPHER, key.bytes, Buffer.from(nonce, 'base64url')).setAAD(Buffer.from(place));
    decipher.setAuthTag(Buffer.from(tag, 'base64url'));
    return Buffer.concat([decipher.update(Buffer.from(sealed, 'base64url')), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
};

/**
 * The same text gives the same hash at this site, and whoever has the table alone cannot try texts out on it. `place` keeps hashes of one
 * use from those of another. A site without a key keeps a plain hash.
 */
export const siteHash = (strapi: Core.Strapi, text: string, place: string): string => {
  const key = keyOf(strapi);
  const said = `${place}\n${text}`;
  return key ? createHmac('sha256', key.bytes).update(said).digest('hex') : createHash('sha256').update(said).digest('hex');
};
