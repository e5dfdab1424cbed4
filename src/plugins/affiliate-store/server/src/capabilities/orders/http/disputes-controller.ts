import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import {
  answerDispute,
  drawEvidenceFile,
  evidenceFileKind,
  evidenceFilePath,
  listDisputes,
  openEvidenceFile,
  readDispute,
  readDisputeFacets,
  readDisputeTotals,
  removeEvidenceFile,
  type DisputeDetail,
} from '../../../../../contracts/admin';
import {
  attachDrawnFile,
  attachEvidenceFile,
  openEvidenceFile as openFile,
  removeEvidenceFile as removeFile,
} from '../../../flows/orders/evidence-files';
import { handInEvidence } from '../../../flows/orders/hand-in-evidence';
import { disputeSearch, listDisputesOf, readDisputeOf, sumDisputesOf } from '../../../flows/orders/read-disputes';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { actorOf, callerOf, type Caller } from '../../../platform/caller';
import { cursorAt } from '../../../platform/cursor';
import { implement, type Answer, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { failureBody, statusOf } from '../../../platform/http-failures';
import { MOST_EVIDENCE_BYTES, orderFailures, orders } from '../service';
import { maySee, placeOf, shownTo } from './order-search';

/** The dispute as it is after something was done about it. */
const shown = async (
  strapi: Core.Strapi,
  id: string,
  done: Outcome<null, Failure>,
  caller: Caller,
): Promise<Outcome<Answer<DisputeDetail>, Failure>> => {
  if (!done.ok) return done;
  const one = await readDisputeOf(strapi, id, shownTo(caller));
  return one.ok ? ok({ data: one.value }) : one;
};

const refuse = (ctx: Context, failure: Failure): void => {
  ctx.status = statusOf(failure);
  ctx.body = failureBody(failure);
};

/** The body of a request; null for one that is larger than all files together may be, which is read to its end, for else nobody hears the answer. */
const bytesIn = async (ctx: Context): Promise<Buffer | null> => {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of ctx.req as AsyncIterable<Buffer>) {
    length += part.length;
    if (length <= MOST_EVIDENCE_BYTES) parts.push(part);
  }
  return length > MOST_EVIDENCE_BYTES ? null : Buffer.concat(parts);
};

const upload = async (ctx: Context, strapi: Core.Strapi): Promise<void> => {
  if (!ctx.is('application/octet-stream')) return refuse(ctx, orderFailures.because('EVIDENCE_FILE_NOT_BINARY'));
  const params = ctx['params'] as { readonly id?: string; readonly kind?: string };
  const kind = evidenceFileKind.safeParse(params.kind).data;
  const content = await bytesIn(ctx);
  if (kind === undefined) return refuse(ctx, orderFailures.because('EVIDENCE_FILE_NOT_FOUND'));
  if (content === null) return refuse(ctx, orderFailures.because('EVIDENCE_FILES_TOO_LARGE'));
  const caller = callerOf(ctx, 'admin');
  const disputeId = params.id ?? '';
  const kept = await shown(
    strapi,
    disputeId,
    await attachEvidenceFile(strapi, { disputeId, kind, content, actor: actorOf(caller) }),
    caller,
  );
  if (!kept.ok) return refuse(ctx, kept.failure);
  ctx.status = 201;
  ctx.body = { data: kept.value.data, meta: {} };
};

/** Disputes of all orders. */
export const adminDisputes: Controller = {
  name: 'adminDisputes',
  implementations: [
    implement(listDisputes, async (strapi, { query: { cursor, pageSize, ...filters } }, caller) => {
      const after = placeOf(cursor);
      if (after === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const page = { after, limit: pageSize, shown: shownTo(caller) };
      const { rows, next, total } = await listDisputesOf(strapi, disputeSearch(filters, maySee(caller)), page);
      return ok({ data: rows, pagination: { total, nextCursor: next && cursorAt([next.by, next.id]) } });
    }),
    implement(readDisputeTotals, async (strapi, { query }, caller) =>
      ok({ data: await sumDisputesOf(strapi, disputeSearch(query, maySee(caller))) }),
    ),
    implement(readDisputeFacets, async (strapi) => ok({ data: { reasons: [...(await orders(strapi).disputeReasons())] } })),
    implement(readDispute, async (strapi, { params }, caller) => {
      const one = await readDisputeOf(strapi, params.id, shownTo(caller));
      return one.ok ? ok({ data: one.value }) : one;
    }),
    implement(answerDispute, async (strapi, { params: { id }, body }, caller) =>
      shown(strapi, id, await handInEvidence(strapi, { disputeId: id, evidence: body, actor: actorOf(caller) }), caller),
    ),
    implement(drawEvidenceFile, async (strapi, { params: { id }, body }, caller) =>
      shown(strapi, id, await attachDrawnFile(strapi, { disputeId: id, kind: body.kind, actor: actorOf(caller) }), caller),
    ),
    implement(removeEvidenceFile, async (strapi, { params: { id, file } }, caller) =>
      shown(strapi, id, await removeFile(strapi, { disputeId: id, file, actor: actorOf(caller) }), caller),
    ),
    implement(openEvidenceFile, async (strapi, { params: { id, file } }) => {
      const found = await openFile(strapi, { disputeId: id, file });
      if (!found.ok) return found;
      const { name: fileName, contentType } = found.value.file;
      const mediaType = contentType as DisputeDetail['files'][number]['type'];
      return ok({ data: { fileName, mediaType, base64: found.value.content.toString('base64') } });
    }),
  ],
  raw: [
    {
      method: 'PUT',
      path: evidenceFilePath,
      action: 'attachFile',
      access: 'admin:disputes.answer',
      summary: 'Puts a file beside the answer to a dispute that is being written: the file is the whole body.',
      handle: upload,
    },
  ],
};
