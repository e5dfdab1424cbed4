import type { Core } from '@strapi/strapi';
import { affiliates, type AffiliatesService, type Link } from '../capabilities/affiliates/service';
import { attribution, windowMs, type AttributionService, type FollowedLink } from '../capabilities/attribution/service';

/** Who takes part: affiliates know whose code it is, attribution keeps the click. */
export interface FollowLinkCast {
  readonly affiliates: Pick<AffiliatesService, 'linkOf' | 'longestWindowDays'>;
  readonly attribution: Pick<AttributionService, 'keepClick'>;
}

/** The part of a followed link that the edge knows. */
export type LinkAsSeen = Omit<FollowedLink, 'affiliateId' | 'programId'>;

export interface LinkFollower {
  /** The link of a code that counts right now; undefined for one that nobody has, or whose affiliate is not active. */
  readonly find: (code: string) => Link | undefined;
  /** Keeps a click; answers what the visitor's cookie has to hold when the click is durable. Rejects when it could not be kept. */
  readonly follow: (link: Link, seen: LinkAsSeen) => Promise<string | null>;
  /** Seconds a visitor's cookie lives: as long as the longest window of any program, and never longer than browsers keep one. */
  readonly cookieSeconds: () => number;
}

const LONGEST_COOKIE_SECONDS = 400 * 86_400;

/** A visitor follows an affiliate's link: made once per process, because it runs for every click. */
export const linkFollower = (
  strapi: Core.Strapi,
  castOf: () => FollowLinkCast = () => ({ affiliates: affiliates(strapi), attribution: attribution(strapi) }),
): LinkFollower => {
  // Services exist only after the plugin is registered, and the first click comes later still.
  let known: FollowLinkCast | undefined;
  const cast = (): FollowLinkCast => (known ??= castOf());
  return {
    find: (code) => {
      const link = cast().affiliates.linkOf(code);
      return link?.state === 'active' ? link : undefined;
    },
    follow: ({ affiliateId, programId }, seen) => cast().attribution.keepClick({ ...seen, affiliateId, programId }),
    cookieSeconds: () => Math.min(LONGEST_COOKIE_SECONDS, Math.ceil(windowMs(cast().affiliates.longestWindowDays()) / 1000)),
  };
};
