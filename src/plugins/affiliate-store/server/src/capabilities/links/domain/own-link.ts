/** How the code is carried: a tag on the page, a path before it, a short address that says nothing, or a host of the affiliate's own. */
export type LinkStyle = 'ref' | 'path' | 'short' | 'hidden';

/** What its clicks and sales are counted under. */
export interface LinkTags {
  readonly subId?: string;
  readonly channel?: string;
  readonly utmSource?: string;
  readonly utmMedium?: string;
  readonly utmCampaign?: string;
  readonly utmContent?: string;
  readonly utmTerm?: string;
}

/** Where a hidden link is found: on which host, at which path. */
export interface HiddenPlace {
  readonly hostId: number;
  readonly path: string;
  /** Whether its page is shown there, instead of leading on at once. */
  readonly landingPage: boolean;
}

/** Pages that sell: of a product, and those an editor built. Nothing else of a shop is shown on somebody's own host. */
const SELLS = /^\/store\/(?:en|fr|es|pt-BR|ar)\/[ps]\/[A-Za-z0-9_-]{1,120}$/;

/** Whether a page may be shown on a host of an affiliate's own. */
export const isLandingPage = (target: string): boolean => SELLS.test(target);

/** A link an affiliate made. Times are UTC ms. */
export interface OwnLink {
  readonly id: number;
  readonly slug: string;
  readonly affiliateId: number;
  readonly programId: number;
  readonly name: string;
  readonly style: LinkStyle;
  /** A path of this site, or an address on a host the site allows. */
  readonly target: string;
  readonly tags: LinkTags;
  /** Of hidden links alone. */
  readonly hidden: HiddenPlace | null;
  readonly createdAt: number;
  readonly retiredAt: number | null;
}
