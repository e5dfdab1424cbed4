import type { Tags } from './tags';

/** How a touch came about: a short link, a tag on a page, or a storefront's own server telling us. */
export type TouchKind = 'link' | 'ref_parameter' | 'server';

/**
 * What a touch may be when an order is weighed: one of the visits, or a way that needs none: an affiliate's coupon on the cart, the buyer's
 * address bound by a lead, the buyer bound for life; or the staff, who attach an order afterwards. That the country of the buyer is somebody's
 * exclusive territory is kept beside them.
 */
export type WeighedKind = TouchKind | 'coupon' | 'lead' | 'lifetime' | 'staff' | 'territory';

/** One time a visitor came by an affiliate's link. `clickId` is null for a code the visitor brought to the checkout itself. */
export interface Touch {
  readonly clickId: number | null;
  readonly affiliateId: number;
  readonly programId: number;
  /** UTC ms, the store's own clock. */
  readonly at: number;
  readonly kind: WeighedKind;
  /** Path of the page, without its query. */
  readonly landing: string;
  /** When a binding ends (UTC ms), where it does; absent in every other touch. */
  readonly until?: number;
  /** Where a binding stood that came with the programme of before (`at`: when it came); absent in every other touch. */
  readonly broughtOver?: { readonly file: string; readonly line: number };
  /** What the link said of itself; absent where it said nothing. It decides nothing. */
  readonly tags?: Tags;
}

const LONGEST_LANDING = 200;
// Everything that is not printable: line breaks forge log lines, and PostgreSQL refuses a zero byte.
// oxlint-disable-next-line no-control-regex -- they are what is taken out
const UNPRINTABLE = /[\u0000-\u001f\u007f]/g;

/** The path of an address without query and fragment, short enough to keep: what a query holds may say who somebody is. */
export const landingOf = (address: string): string => {
  const path = address
    .replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '')
    .replace(/[?#].*$/s, '')
    .replace(UNPRINTABLE, '');
  return (path === '' ? '/' : path).slice(0, LONGEST_LANDING);
};
