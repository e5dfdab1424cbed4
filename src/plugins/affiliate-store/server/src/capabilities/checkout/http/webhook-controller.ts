import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { takeNotice } from '../../../flows/checkout/take-notice';
import type { RawRoute } from '../../../platform/endpoints';
import { failureBody, statusOf } from '../../../platform/http-failures';
import type { Failure } from '../../../kernel/failure';
import { checkoutFailures } from '../domain/failures';
import { paymentGateway } from '../ports';

const MOST_BYTES = 256 * 1024;
const UNPARSED = Symbol.for('unparsedBody');

const refuseWith = (ctx: Context, failure: Failure): void => {
  ctx.status = statusOf(failure);
  ctx.body = failureBody(failure);
};

/** The body as it came over the wire; the host keeps it (`includeUnparsed` in config/middlewares.ts). */
const rawBody = (ctx: Context): string | null => {
  const body = ctx.request.body as Record<symbol, unknown> | undefined;
  const raw = body?.[UNPARSED];
  return typeof raw === 'string' ? raw : null;
};

const WHY = { no_secret: 'WEBHOOK_SECRET_MISSING', bad_signature: 'WEBHOOK_SIGNATURE', malformed: 'WEBHOOK_MALFORMED' } as const;

/**
 * Keeps an event and answers at once; a job applies it. Nothing is read, logged or looked up before the signature over the
 * raw body is good, and without a secret nothing is believed at all.
 */
const receive = async (ctx: Context, strapi: Core.Strapi): Promise<void> => {
  const gateway = paymentGateway(strapi);
  if (!gateway.hasWebhookSecret()) return refuseWith(ctx, checkoutFailures.because('WEBHOOK_SECRET_MISSING'));
  const raw = rawBody(ctx);
  if (raw === null || Buffer.byteLength(raw) > MOST_BYTES || !ctx.is('application/json'))
    return refuseWith(ctx, checkoutFailures.because('WEBHOOK_MALFORMED'));
  const read = gateway.readNotice(raw, ctx.get('stripe-signature'));
  if (!read.ok) return refuseWith(ctx, checkoutFailures.because(WHY[read.why]));
  // A live shop ignores what happens in test mode, and the other way round.
  if (read.notice.livemode === gateway.testMode())
    return refuseWith(ctx, checkoutFailures.because('WEBHOOK_MALFORMED', { why: 'livemode' }));
  try {
    const isNew = await takeNotice(strapi, read.notice, 'webhook');
    ctx.status = 200;
    ctx.body = { received: true, new: isNew };
  } catch (error) {
    // The provider sends it again; better late than lost.
    strapi.log.error(`affiliate-store: an event could not be kept: ${error instanceof Error ? error.message : String(error)}`);
    ctx.status = 503;
    ctx.body = { received: false };
  }
};

export const stripeWebhook: RawRoute = {
  method: 'POST',
  path: '/webhooks/stripe',
  action: 'stripeWebhook',
  summary: "The payment provider's events, signed.",
  handle: receive,
};
