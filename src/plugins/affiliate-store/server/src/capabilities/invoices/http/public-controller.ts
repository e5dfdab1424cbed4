import { listMyDocuments, listOrderDocuments, readWrittenDocument } from '../../../../../contracts/invoices';
import { documentsByToken, documentsOfPerson } from '../../../flows/invoices/read-documents';
import { failed, ok } from '../../../kernel/outcome';
import { implement, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { openByTicket } from '../actions/open-by-ticket';
import { writtenDocument } from '../templates/write-document';
import { fetchDocument } from './fetch-document';

/** What buyers see of the documents of their orders. */
export const buyerInvoices: Controller = {
  name: 'buyerInvoices',
  implementations: [
    implement(listOrderDocuments, async (strapi, { params }) => {
      const found = await documentsByToken(strapi, params.token);
      return found.ok ? ok({ data: found.value }) : found;
    }),
    implement(listMyDocuments, async (strapi, { query }, { person }) =>
      person ? ok({ data: await documentsOfPerson(strapi, person.id, query.order) }) : failed(platformFailures.because('UNAUTHENTICATED')),
    ),
    implement(readWrittenDocument, async (strapi, { params: { ticket } }) => {
      const found = await openByTicket(strapi, ticket);
      if (!found.ok) return found;
      const pdf = `${strapi.config.get('api.rest.prefix', '/api') as string}/affiliate-store/documents/${ticket}`;
      return ok({ data: { document: writtenDocument(found.value.body), pdf } });
    }),
  ],
  raw: [
    {
      method: 'GET',
      path: '/documents/:ticket',
      action: 'fetchDocument',
      summary: 'An invoice, credit note or correction as PDF; the address comes from the lists of documents and is good for minutes.',
      handle: fetchDocument,
    },
  ],
};
