import { failures } from '../../../kernel/failure';

/** Refusals of the catalogue. */
export const catalogFailures = failures({
  PRODUCT_NOT_FOUND: {
    kind: 'not_found',
    message: 'There is no such product, or it is not on sale.',
    remedy: 'Check the address; a product shows only while it is published.',
  },
  SALES_PAGE_NOT_FOUND: {
    kind: 'not_found',
    message: 'There is no such page.',
    remedy: 'Check the address; a page shows only while it and its product are published.',
  },
  NOT_A_CREATOR: {
    kind: 'forbidden',
    message: 'This account has no products in the shop.',
    remedy: 'Sign in with the address the shop knows you by as a creator.',
  },
  PREVIEW_TOKEN_INVALID: {
    kind: 'forbidden',
    message: 'This preview link is not valid any more.',
    remedy: 'Open the preview again from the admin panel: a link is good for ten minutes.',
  },
});
