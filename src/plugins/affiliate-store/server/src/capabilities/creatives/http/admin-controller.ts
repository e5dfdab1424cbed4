import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import {
  changeCreative,
  creativePicturePath,
  listAdminCreatives,
  listCreativeSubjects,
  makeCreative,
  readAdminCreative,
  retireCreative,
  type AdminCreativeDetail,
} from '../../../../../contracts/admin';
import { changePiece, givePicture, makePiece, retirePiece } from '../../../flows/creatives/keep-creatives';
import { pieceOnDesk, piecesOnDesk, subjectsOfPieces } from '../../../flows/creatives/read-creatives';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { actorOf, callerOf } from '../../../platform/caller';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Answer, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { failureBody, statusOf } from '../../../platform/http-failures';
import { creativeFailures, MOST_BYTES, type Creative } from '../service';

const shown = async (strapi: Core.Strapi, done: Outcome<Creative, Failure>): Promise<Outcome<Answer<AdminCreativeDetail>, Failure>> => {
  if (!done.ok) return done;
  const found = await pieceOnDesk(strapi, done.value.publicId);
  return found.ok ? ok({ data: found.value }) : found;
};

const refuse = (ctx: Context, failure: Failure): void => {
  ctx.status = statusOf(failure);
  ctx.body = failureBody(failure);
  // Whatever of the picture is still on its way is not read.
  if (!ctx.req.complete) ctx.set('Connection', 'close');
};

/** The body of a request; null for one that is larger than a picture may be, which is read to its end, for else nobody hears the answer. */
const bytesIn = async (ctx: Context): Promise<Buffer | null> => {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of ctx.req as AsyncIterable<Buffer>) {
    length += part.length;
    if (length <= MOST_BYTES) parts.push(part);
  }
  return length > MOST_BYTES ? null : Buffer.concat(parts);
};

const upload = async (ctx: Context, strapi: Core.Strapi): Promise<void> => {
  if (!ctx.is('application/octet-stream')) return refuse(ctx, creativeFailures.because('PICTURE_NOT_BINARY'));
  const bytes = await bytesIn(ctx);
  if (bytes === null) return refuse(ctx, creativeFailures.because('PICTURE_TOO_LARGE'));
  const id = String((ctx['params'] as { id?: string }).id ?? '');
  const kept = await shown(strapi, await givePicture(strapi, id, bytes, actorOf(callerOf(ctx, 'admin'))));
  if (!kept.ok) return refuse(ctx, kept.failure);
  ctx.status = 200;
  ctx.body = { data: kept.value.data, meta: {} };
};

/** What staff does with pieces. */
export const adminCreatives: Controller = {
  name: 'adminCreatives',
  implementations: [
    implement(listAdminCreatives, async (strapi, { query }) => {
      const before = rowOfCursor(query.cursor);
      if (before === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const page = await piecesOnDesk(strapi, query, before);
      if (!page.ok) return page;
      const { rows, ...pagination } = page.value;
      return ok({ data: rows, pagination });
    }),
    implement(readAdminCreative, async (strapi, { params }) => {
      const found = await pieceOnDesk(strapi, params.id);
      return found.ok ? ok({ data: found.value }) : found;
    }),
    implement(listCreativeSubjects, async (strapi) => ok({ data: await subjectsOfPieces(strapi) })),
    implement(makeCreative, async (strapi, { body }, caller) => shown(strapi, await makePiece(strapi, body, actorOf(caller)))),
    implement(changeCreative, async (strapi, { params, body }, caller) =>
      shown(strapi, await changePiece(strapi, params.id, body, actorOf(caller))),
    ),
    implement(retireCreative, async (strapi, { params, body }, caller) =>
      shown(strapi, await retirePiece(strapi, params.id, body.retired, actorOf(caller))),
    ),
  ],
  raw: [
    {
      method: 'PUT',
      path: creativePicturePath,
      action: 'upload',
      access: 'admin:creatives.manage',
      summary: 'Gives a banner its picture, or another in its place: the picture is the whole body.',
      handle: upload,
    },
  ],
};
