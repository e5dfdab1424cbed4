import type { Core } from '@strapi/strapi';
import { Webhook } from 'standardwebhooks';
import { now } from '../../../platform/clock';
import { chanceBytes } from '../../../platform/ids';
import { openText, sealText } from '../../../platform/sealed-text';
import type { WebhookEndpoint } from '../store/endpoints';

const placeOf = (publicId: string): string => `webhook-endpoint:${publicId}`;

/** A secret as its receiver is given it. */
export const newSecret = (): string => `whsec_${Buffer.from(chanceBytes(32)).toString('base64')}`;

export const sealSecret = (strapi: Core.Strapi, secret: string, publicId: string): string => sealText(strapi, secret, placeOf(publicId));

/** The headers of Standard Webhooks; two signatures while a former secret still counts. Null when the site's key no longer opens the secret. */
export const signedHeaders = (
  strapi: Core.Strapi,
  endpoint: WebhookEndpoint,
  message: { readonly id: string; readonly body: string },
): Readonly<Record<string, string>> | null => {
  const sent = new Date(now());
  const formerCounts = endpoint.formerSecret !== null && (endpoint.formerSecretUntil ?? 0) > now();
  const secrets = [endpoint.secret, ...(formerCounts && endpoint.formerSecret !== null ? [endpoint.formerSecret] : [])].flatMap(
    (sealed) => openText(strapi, sealed, placeOf(endpoint.publicId)) ?? [],
  );
  if (secrets.length === 0) return null;
  return {
    'webhook-id': message.id,
    'webhook-timestamp': String(Math.floor(sent.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(message.id, sent, message.body)).join(' '),
  };
};
