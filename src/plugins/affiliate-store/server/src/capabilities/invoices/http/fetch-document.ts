import contentDisposition from 'content-disposition';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { Failure } from '../../../kernel/failure';
import { failureBody, statusOf } from '../../../platform/http-failures';
import { allowed } from '../../../platform/rate-limits';
import { platformFailures } from '../../../platform/failures';
import { openByTicket } from '../actions/open-by-ticket';

/** Drawing a page takes the processor a quarter of a second. */
const FETCHES_PER_MINUTE = 60;

const refuse = (ctx: Context, failure: Failure): void => {
  ctx.status = statusOf(failure);
  ctx.body = failureBody(failure);
};

/** Sends a document to whoever holds a good ticket. It is drawn from what was frozen when it was issued. */
export const fetchDocument = async (ctx: Context, strapi: Core.Strapi): Promise<void> => {
  const wait = await allowed(strapi, 'buyerInvoices.fetchDocument', ctx.request.ip, FETCHES_PER_MINUTE);
  if (wait > 0) return refuse(ctx, platformFailures.because('RATE_LIMITED', { retryAfterSeconds: wait }));
  const found = await openByTicket(strapi, String((ctx['params'] as Record<string, string>)['ticket'] ?? ''));
  if (!found.ok) return refuse(ctx, found.failure);
  const document = found.value;
  ctx.set({
    'Cache-Control': 'private, no-store',
    'Content-Disposition': contentDisposition(`${document.label}.pdf`, { type: 'inline' }),
    'Content-Type': 'application/pdf',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'X-Robots-Tag': 'noindex',
  });
  // Loaded by the first document: what draws pages weighs more than everything else the shop needs to answer.
  const { pdfOf } = await import('../templates/document-pdf');
  ctx.body = await pdfOf(document.body);
};
