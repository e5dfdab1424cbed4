import { failures } from '../../../kernel/failure';

/** Refusals about documents. */
export const invoiceFailures = failures({
  DOCUMENT_NOT_FOUND: {
    kind: 'not_found',
    message: 'There is no such document.',
    remedy: 'Open it again from the list of documents.',
  },
  DOCUMENT_LINK_EXPIRED: {
    kind: 'gone',
    message: 'This address of a document is no longer good.',
    remedy: 'Open the document again from your purchases.',
  },
  DOCUMENTS_TOO_MANY: {
    kind: 'too_large',
    message: 'More documents match than one file holds.',
    remedy: 'Choose a shorter time.',
  },
  DOCUMENT_NOT_DUE: {
    kind: 'conflict',
    message: 'No document is due for this order.',
    remedy: 'Only orders that were paid with money have documents, and these are all there.',
  },
});
