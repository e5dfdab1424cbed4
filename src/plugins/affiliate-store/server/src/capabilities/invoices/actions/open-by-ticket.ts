import type { Core } from '@strapi/strapi';
import type { Failure } from '../../../kernel/failure';
import { failed, ok } from '../../../kernel/outcome';
import type { Outcome } from '../../../kernel/outcome';
import { invoiceFailures, invoices, type StoredDocument } from '../service';

/** The document behind a ticket: whoever holds a good one was shown the document by somebody who may see it. */
export const openByTicket = async (strapi: Core.Strapi, ticket: string): Promise<Outcome<StoredDocument, Failure>> => {
  const known = invoices(strapi).idOfTicket(ticket);
  const document = known && (await invoices(strapi).document(known.id));
  if (!known || !document) return failed(invoiceFailures.because('DOCUMENT_NOT_FOUND'));
  return known.expired ? failed(invoiceFailures.because('DOCUMENT_LINK_EXPIRED')) : ok(document);
};
