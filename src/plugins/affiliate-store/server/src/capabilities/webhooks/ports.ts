import type { Core } from '@strapi/strapi';
import { door } from '../../platform/door';

/** What came back; `status` is null where nothing did, and `error` says why. */
export interface CourierAnswer {
  readonly status: number | null;
  /** The beginning of the answer. */
  readonly text: string | null;
  readonly error: string | null;
}

/** Carries a signed body to another system; filled by integrations/webhook-courier. */
export interface WebhookCourier {
  /** False for an address nothing is ever sent to. What a name leads to is looked at again when it is sent. */
  readonly accepts: (url: string) => boolean;
  readonly post: (url: string, headers: Readonly<Record<string, string>>, body: string) => Promise<CourierAnswer>;
  /** Calls an address without a body. */
  readonly get: (url: string, headers: Readonly<Record<string, string>>) => Promise<CourierAnswer>;
}

/** The courier that is plugged in. */
export const webhookCourier = (strapi: Core.Strapi): WebhookCourier => door<WebhookCourier>(strapi, 'webhook-courier');
