import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { bonusUploadPath, bonusUploadQuery } from '../../../../../contracts/bonuses';
import { takeBonusFile } from '../../../flows/bonuses/hand-out-bonus';
import { bonusViewOf } from '../../../flows/bonuses/read-bonuses';
import type { Failure } from '../../../kernel/failure';
import type { Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { failureBody, statusOf } from '../../../platform/http-failures';
import { allowed } from '../../../platform/rate-limits';
import { bonusFailures } from '../service';

/** Files sent by one address a minute. */
const SENT_PER_MINUTE = 20;

const refuse = (ctx: Context, failure: Failure): void => {
  ctx.status = statusOf(failure);
  ctx.body = failureBody(failure);
  // Whatever of the file is still on its way is not read.
  if (!ctx.req.complete) ctx.set('Connection', 'close');
};

/** Takes a file as the body of the request, so that it flows to the vault and never lies whole in memory. */
const upload = async (ctx: Context, strapi: Core.Strapi): Promise<void> => {
  ctx.set('Cache-Control', 'private, no-store');
  const wait = await allowed(strapi, 'partnerBonuses.send', ctx.request.ip, SENT_PER_MINUTE);
  if (wait > 0) return refuse(ctx, platformFailures.because('RATE_LIMITED', { retryAfterSeconds: wait }));
  if (!ctx.is('application/octet-stream')) return refuse(ctx, bonusFailures.because('BONUS_FILE_NOT_BINARY'));
  const query = bonusUploadQuery.safeParse(ctx.query);
  if (!query.success) return refuse(ctx, bonusFailures.because('BONUS_FILE_UNNAMED'));
  const token = String((ctx['params'] as { ticket?: string }).ticket ?? '');
  const kept = await takeBonusFile(strapi, token, { ...query.data, content: ctx.req });
  if (!kept.ok) return refuse(ctx, kept.failure);
  ctx.status = 201;
  ctx.body = { data: await bonusViewOf(strapi, kept.value), meta: {} };
};

/** Whoever has an address of `partnerBonuses.upload` sends a file to it: the address says whose bonus it is. */
export const sendRoute: NonNullable<Controller['raw']>[number] = {
  method: 'PUT',
  path: bonusUploadPath,
  action: 'send',
  summary:
    'The file of a bonus, whole as the body; the address comes from `POST /partner/bonuses/:id/upload`, name and type are in the query.',
  handle: upload,
};
