/** A paper of a sale as the panel lists it. */
export interface Paper {
  readonly id: string;
  readonly kind: string;
  readonly number: string;
  readonly orderNumber: string;
  readonly seller: string;
  readonly tax: { readonly amount: string };
  readonly net: { readonly amount: string };
  readonly total: { readonly amount: string; readonly currency: string };
  readonly url: string;
  readonly page: string;
}

/** What stands on a page or a leaf, without the marks and spaces that are only there for the eye. */
export const plainText = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replace(/[\s\u00a0\u200e]+/g, '');
