import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { postback } from '../../../../../contracts/ways';
import { speakerOf, takePostback } from '../../../flows/postbacks/take-postback';
import type { Failure } from '../../../kernel/failure';
import type { Controller, RawRoute } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { failureBody, statusOf } from '../../../platform/http-failures';
import { allowed } from '../../../platform/rate-limits';
import { postbackFailures } from '../service';

const MOST_BYTES = 16 * 1024;
const PER_MINUTE = 600;
const UNPARSED = Symbol.for('unparsedBody');

const refuseWith = (ctx: Context, failure: Failure): void => {
  ctx.status = statusOf(failure);
  ctx.body = failureBody(failure);
};

/** The body as it came over the wire; the host keeps it (`includeUnparsed` in config/middlewares.ts). */
const rawBody = (ctx: Context): string | null => {
  const body = ctx.request.body as Record<symbol, unknown> | undefined;
  const raw = body?.[UNPARSED];
  return typeof raw === 'string' && Buffer.byteLength(raw) <= MOST_BYTES ? raw : null;
};

/** Takes one message of an affiliate's server. What is not signed is not read. */
const receive = async (ctx: Context, strapi: Core.Strapi): Promise<void> => {
  const wait = await allowed(strapi, 'postback', ctx.request.ip, PER_MINUTE);
  if (wait > 0) {
    ctx.set('Retry-After', String(wait));
    return refuseWith(ctx, platformFailures.because('RATE_LIMITED', { retryAfterSeconds: wait }));
  }
  const body = rawBody(ctx);
  if (body === null || !ctx.is('application/json')) return refuseWith(ctx, postbackFailures.because('POSTBACK_UNSIGNED'));
  const { program = '' } = ctx['params'] as { program?: string };
  const speaker = await speakerOf(strapi, program, {
    keyId: ctx.get('x-as-key-id'),
    timestamp: ctx.get('x-as-timestamp'),
    signature: ctx.get('x-as-signature'),
    method: ctx.method,
    path: ctx.path,
    body,
  });
  if (!speaker.ok) return refuseWith(ctx, speaker.failure);
  const told = postback.safeParse(ctx.request.body);
  if (!told.success) return refuseWith(ctx, postbackFailures.because('POSTBACK_MALFORMED'));
  const taken = await takePostback(strapi, speaker.value, told.data);
  if (!taken.ok) return refuseWith(ctx, taken.failure);
  ctx.status = 201;
  ctx.body = { data: taken.value, meta: {} };
};

const postbackRoute: RawRoute = {
  method: 'POST',
  path: '/postback/:program',
  action: 'receive',
  summary: 'What an affiliate’s server tells, signed with a key of theirs: a click or a lead.',
  handle: receive,
};

/** The door for affiliates' servers. */
export const postbackController: Controller = { name: 'postback', implementations: [], raw: [postbackRoute] };
