import type { Core } from '@strapi/strapi';
import { affiliates, type AffiliatesService } from '../capabilities/affiliates/service';
import { attribution, windowMs, type AttributionService, type FollowedLink } from '../capabilities/attribution/service';

/** Who takes part: affiliates know whose code it is, attribution keeps the click. */
export interface FollowLinkCast {
  readonly affiliates: Pick<AffiliatesService, 'linkOf' | 'longestWindowDays'>;
  readonly attribution: Pick<AttributionService, 'keepClick'>;
}

/** What a visitor takes along; a null cookie means that none is set. */
export interface Followed {
  readonly cookie: string | null;
  /** As long as the longest window of any program, and never longer than browsers keep a cookie. */
  readonly cookieSeconds: number;
}

/** The part of a followed link that the edge knows. */
export type LinkAsSeen = Omit<FollowedLink, 'affiliateId' | 'programId'>;

export interface LinkFollower {
  /** True when a click on this code counts right now: an active affiliate has it. */
  readonly counts: (code: string) => boolean;
  /** Keeps a click and answers when it is durable; null for a code that does nothing. Rejects when it could not be kept. */
  readonly follow: (code: string, seen: LinkAsSeen) => Promise<Followed | null>;
}

const LONGEST_COOKIE_SECONDS = 400 * 86_400;

/** A visitor follows an affiliate's link: made once per process, because it runs for every click. */
export const linkFollower = (strapi: Core.Strapi, castOf: () => FollowLinkCast = () => ({ affiliates: affiliates(strapi), attribution: attribution(strapi) })): LinkFollower => {
  // Services exist only after the plugin is registered, and the first click comes later still.
  let known: FollowLinkCast | undefined;
  const cast = (): FollowLinkCast => (known ??= castOf());
  const linkOf = (code: string) => {
    const link = cast().affiliates.linkOf(code);
    return link?.state === 'active' ? link : undefined;
  };
  return {
    counts: (code) => linkOf(code) !== undefined,
    follow: async (code, seen) => {
      const link = linkOf(code);
      if (!link) return null;
      const cookie = await cast().attribution.keepClick({ ...seen, affiliateId: link.affiliateId, programId: link.programId });
      return { cookie, cookieSeconds: Math.min(LONGEST_COOKIE_SECONDS, Math.ceil(windowMs(cast().affiliates.longestWindowDays()) / 1000)) };
    },
  };
};
