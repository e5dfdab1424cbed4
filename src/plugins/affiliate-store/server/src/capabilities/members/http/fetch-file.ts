import type { Readable } from 'node:stream';
import contentDisposition from 'content-disposition';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import parseRange from 'range-parser';
import { fileOfTicket, type SentFile } from '../../../flows/members/hand-out-file';
import type { Failure } from '../../../kernel/failure';
import { failureBody, statusOf } from '../../../platform/http-failures';
import { allowed } from '../../../platform/rate-limits';
import { platformFailures } from '../../../platform/failures';
import { memberFailures } from '../domain/failures';
import { members } from '../service';
import type { ByteRange } from '../service';

/** A reader that takes a file in parts asks often; one that hammers is told to wait. */
const FETCHES_PER_MINUTE = 600;

const refuse = (ctx: Context, failure: Failure): void => {
  ctx.status = statusOf(failure);
  ctx.body = failureBody(failure);
};

/** The row says there is a file and the vault has none: somebody has to look. */
class LostFileError extends Error {
  constructor({ noted, storageKey }: SentFile) {
    super(`affiliate-store: the vault has lost the file of ${noted ? `asset ${noted.assetId}` : storageKey}`);
    this.name = 'LostFileError';
  }
}

const UNSATISFIABLE = -1;

/** Which part is wanted: null is all of it, also where several parts or nonsense were asked for, as RFC 9110 allows. */
export const wantedPart = (bytes: number, header: string, ifRange: string, etag: string): ByteRange | null | typeof UNSATISFIABLE => {
  if (header === '' || (ifRange !== '' && ifRange !== etag)) return null;
  const ranges = parseRange(bytes, header);
  if (ranges === UNSATISFIABLE) return UNSATISFIABLE;
  if (ranges === -2 || ranges.type !== 'bytes' || ranges.length !== 1) return null;
  return ranges[0] ?? null;
};

// Names beyond ASCII are sent twice: as RFC 5987 says, and with underscores for programs that never read it.
const asciiName = (name: string): string => name.replace(/[^\x20-\x7e]/g, '_');

const describe = (ctx: Context, asset: { readonly name: string; readonly contentType: string }, etag: string): void => {
  ctx.set({
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'private, no-store',
    'Content-Disposition': contentDisposition(asset.name, { fallback: asciiName(asset.name) }),
    'Content-Type': asset.contentType,
    ETag: etag,
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Referrer-Policy': 'no-referrer',
    'X-Robots-Tag': 'noindex',
  });
};

/** Sends a paid file to whoever holds a good ticket and may still open its product; each download is noted where it begins. */
export const fetchFile = async (ctx: Context, strapi: Core.Strapi): Promise<void> => {
  ctx.set('Cache-Control', 'private, no-store');
  const wait = await allowed(strapi, 'members.fetchFile', ctx.request.ip, FETCHES_PER_MINUTE);
  if (wait > 0) return refuse(ctx, platformFailures.because('RATE_LIMITED', { retryAfterSeconds: wait }));
  const found = await fileOfTicket(strapi, String((ctx['params'] as { token?: string }).token ?? ''));
  if (!found.ok) return refuse(ctx, found.failure);
  const asset = found.value;
  const etag = `"${asset.checksum}"`;
  const part = wantedPart(asset.bytes, ctx.get('range'), ctx.get('if-range'), etag);
  if (part === UNSATISFIABLE) {
    ctx.set('Content-Range', `bytes */${asset.bytes}`);
    refuse(ctx, memberFailures.because('RANGE_NOT_THERE', { bytes: asset.bytes }));
    ctx.status = 416;
    return undefined;
  }
  try {
    return await sendPart(ctx, strapi, { ...asset, etag }, part);
  } catch (error) {
    if (!(error instanceof LostFileError)) throw error;
    strapi.log.error(error.message);
    return refuse(ctx, platformFailures.because('STORE_UNAVAILABLE'));
  }
};

interface Sending extends SentFile {
  readonly etag: string;
}

/** The bytes, noted in the log where they begin; null for a request that wants none. */
const contentOf = async (ctx: Context, strapi: Core.Strapi, file: Sending, part: ByteRange | null): Promise<Readable | null> => {
  if (ctx.method === 'HEAD') return null;
  const content = await members(strapi).openFile(file.storageKey, part ?? undefined);
  if (content === null) throw new LostFileError(file);
  if (file.noted && (part === null || part.start === 0)) await members(strapi).noteDownload(file.noted.customerId, file.noted.assetId);
  return content;
};

const sendPart = async (ctx: Context, strapi: Core.Strapi, file: Sending, part: ByteRange | null): Promise<void> => {
  const content = await contentOf(ctx, strapi, file, part);
  describe(ctx, file, file.etag);
  ctx.status = part === null ? 200 : 206;
  if (part !== null) ctx.set('Content-Range', `bytes ${part.start}-${part.end}/${file.bytes}`);
  // Koa takes the type away when it meets a stream it did not name, so the body comes before the type is said again.
  if (content) ctx.body = content;
  ctx.set('Content-Type', file.contentType);
  ctx.length = part === null ? file.bytes : part.end - part.start + 1;
};
