import type { Core } from '@strapi/strapi';
import { now } from '../../platform/clock';
import { door } from '../../platform/door';
import { keyedHash, sameSecret } from '../../platform/ids';
import { isTimely, momentOfHeader, signedText } from './domain/signature';
import { endKey, insertKey, keyInUse, keysOf, noteUse, type AffiliateKey } from './store/keys';
import { forgetPostbacks, notePostback } from './store/postbacks';

export { postbackFailures } from './domain/failures';
export type { AffiliateKey } from './store/keys';

/** A request as it came, before anything in it is believed. */
export interface SignedRequest {
  readonly keyId: string;
  readonly timestamp: string;
  readonly signature: string;
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

/** The room of affiliates' own servers: their keys, and which messages were taken. */
export interface PostbacksService {
  /** Makes a key; its secret is told here and never again. Null where two are in use. Inside the unit of work. */
  makeKey(affiliateId: number): Promise<{ readonly key: AffiliateKey; readonly secret: string } | null>;
  keysOf(affiliateIds: readonly number[]): Promise<readonly AffiliateKey[]>;
  endKey(id: string, affiliateIds: readonly number[]): Promise<boolean>;
  /** Whose signature a request carries; null for one that is not signed well, or not of now. */
  signerOf(request: SignedRequest): Promise<number | null>;
  /** Takes a message, once; false when its id was taken before. Inside the unit of work. */
  take: (message: Parameters<typeof notePostback>[1]) => Promise<boolean>;
  forget(): Promise<number>;
}

/** The room's service, as any room or flow reaches it. */
export const postbacks = (strapi: Core.Strapi): PostbacksService => door<PostbacksService>(strapi, 'postbacks');

const signerOf = async (strapi: Core.Strapi, request: SignedRequest): Promise<number | null> => {
  const { keyId, timestamp, signature, method, path, body } = request;
  const sentAt = momentOfHeader(timestamp);
  if (sentAt === null || !isTimely(sentAt, now()) || !/^[0-9a-f]{64}$/.test(signature)) return null;
  const key = await keyInUse(strapi, keyId);
  if (!key || !sameSecret(signature, keyedHash(key.secret, signedText(timestamp, method, path, body)))) return null;
  await noteUse(strapi, keyId);
  return key.affiliateId;
};

/** Makes the room's service. */
export const postbacksService = ({ strapi }: { strapi: Core.Strapi }): PostbacksService => ({
  makeKey: (affiliateId) => insertKey(strapi, affiliateId),
  keysOf: (affiliateIds) => keysOf(strapi, affiliateIds),
  endKey: (id, affiliateIds) => endKey(strapi, id, affiliateIds),
  signerOf: (request) => signerOf(strapi, request),
  take: (message) => notePostback(strapi, message),
  forget: () => forgetPostbacks(strapi),
});
