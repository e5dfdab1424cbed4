import { failures } from '../../../kernel/failure';

/** Refusals of this room. */
export const memberFailures = failures({
  FILE_NOT_FOUND: {
    kind: 'not_found',
    message: 'There is no such file in your library.',
    remedy: 'Load the library again; files of other people are not shown.',
  },
  ACCESS_DENIED: {
    kind: 'forbidden',
    message: 'Your access to this product is paused or has ended.',
    remedy: 'See the order: it was refunded, or its payment is disputed.',
  },
  DOWNLOAD_INVALID: {
    kind: 'not_found',
    message: 'This download address is not one of ours, or it is incomplete.',
    remedy: 'Start the download from the library again.',
  },
  DOWNLOAD_EXPIRED: {
    kind: 'gone',
    message: 'This download address was good for five minutes.',
    remedy: 'Start the download from the library again.',
  },
  RANGE_NOT_THERE: {
    kind: 'invalid',
    message: 'The file ends before the part that was asked for.',
    remedy: 'Ask for bytes within the size named in `Content-Range`.',
  },
  FILE_NAME_INVALID: {
    kind: 'invalid',
    message: 'The file needs a name of 1 to 200 characters without slashes.',
    remedy: 'Send it as `name` in the query.',
  },
  FILE_TYPE_INVALID: {
    kind: 'invalid',
    message: 'The file type has to look like `application/pdf`.',
    remedy: 'Send it as `type` in the query, or leave it away.',
  },
  FILE_NOT_BINARY: {
    kind: 'invalid',
    message: 'The file has to be the whole body of the request.',
    remedy: 'Send it with `Content-Type: application/octet-stream`.',
  },
  FILE_EMPTY: { kind: 'invalid', message: 'The file is empty.', remedy: 'Choose a file with something in it.' },
  FILE_TOO_LARGE: {
    kind: 'invalid',
    message: 'The file is larger than this shop allows.',
    remedy: 'Make it smaller, or raise the limit in the settings under Files.',
  },
  PRODUCT_UNKNOWN: { kind: 'not_found', message: 'There is no such product.', remedy: 'Use the documentId of the product.' },
});
