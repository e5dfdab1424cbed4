/** How the code is carried: a tag on the page, a path before it, or a short address that says nothing. */
export type LinkStyle = 'ref' | 'path' | 'short';

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
  readonly createdAt: number;
  readonly retiredAt: number | null;
}
