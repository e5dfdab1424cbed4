import type { Core } from '@strapi/strapi';
import { publicUrl } from '../../capabilities/checkout/service';
import { links as ownLinks, type HiddenAnswer, type LinksService, type OwnLink } from '../../capabilities/links/service';
import { affiliates, type AffiliatesService, type Link } from '../../capabilities/affiliates/service';
import {
  attribution,
  readTags,
  TAG_PARAMETERS,
  windowMs,
  type AttributionService,
  type FollowedLink,
  type Tags,
} from '../../capabilities/attribution/service';
import { setting } from '../../platform/settings';

/** Who takes part: affiliates know whose code it is, attribution keeps the click. */
export interface FollowLinkCast {
  readonly affiliates: Pick<AffiliatesService, 'linkOf' | 'linkOfAffiliate' | 'longestWindowDays'>;
  readonly attribution: Pick<AttributionService, 'keepClick' | 'rules'>;
  readonly links: Pick<LinksService, 'linkOf' | 'hiddenAt' | 'handOver' | 'handedOver'>;
}

/** The part of a followed link that the edge knows. */
export type LinkAsSeen = Omit<FollowedLink, 'affiliateId' | 'programId'>;

export interface LinkFollower {
  /** The link of a code that counts right now; undefined for one that nobody has, or whose affiliate is not active. */
  readonly find: (code: string) => Link | undefined;
  /** An own link by its slug, retired ones too; from memory. */
  readonly ownLink: (slug: string) => OwnLink | undefined;
  /** What an address says of the link it carries: an own link of somebody else says nothing, so that no clicks are booked under another's. */
  readonly tagsOf: (link: Link, query: URLSearchParams) => Tags | null;
  /** What an own link says of itself, where its address says nothing else. */
  readonly tagsOfOwn: (own: OwnLink, query: URLSearchParams) => Tags | null;
  /** The link of somebody's place in a program, where it counts right now. */
  readonly findPlace: (affiliateId: number) => Link | undefined;
  /** Keeps a click; answers what the visitor's cookie has to hold when the click is durable. Rejects when it could not be kept. */
  readonly follow: (link: Link, seen: LinkAsSeen) => Promise<string | null>;
  /** What an affiliate's host answers at a path; undefined for every other host. From memory. */
  readonly hiddenAt: (host: string, path: string) => HiddenAnswer | undefined;
  /** Whether a hidden link shows its page where it is, here and now: those of a place that is blocked or left lead on, as retired ones do. */
  readonly showsPage: (own: OwnLink) => boolean;
  /** Where the shop is, without a slash at its end. */
  readonly site: () => Promise<string>;
  /** Where on the shop's own host a visitor of a hidden link is counted. */
  readonly handOverTo: (own: OwnLink, path: string) => Promise<string>;
  /** The hidden link a visitor was handed over by; late where that was too long ago to count. */
  readonly handedOver: (text: string) => { readonly link: OwnLink; readonly late: boolean } | null;
  /** Seconds a visitor's cookie lives: as long as the longest window of any program, and never longer than browsers keep one. */
  readonly cookieSeconds: () => number;
}

const LONGEST_COOKIE_SECONDS = 400 * 86_400;

/** A visitor follows an affiliate's link: made once per process, because it runs for every click. */
export const linkFollower = (
  strapi: Core.Strapi,
  castOf: () => FollowLinkCast = () => ({
    affiliates: affiliates(strapi),
    attribution: attribution(strapi),
    links: ownLinks(strapi),
  }),
): LinkFollower => {
  // Services exist only after the plugin is registered, and the first click comes later still.
  let known: FollowLinkCast | undefined;
  const cast = (): FollowLinkCast => (known ??= castOf());
  const tagsOfOwn = (own: OwnLink, query: URLSearchParams): Tags | null => readTags(query, { ...(own.tags as Tags), link: own.slug });
  return {
    find: (code) => {
      const link = cast().affiliates.linkOf(code);
      return link?.state === 'active' ? link : undefined;
    },
    ownLink: (slug) => cast().links.linkOf(slug),
    tagsOf: ({ affiliateId }, query) => {
      const slug = query.get(TAG_PARAMETERS.link);
      const own = slug === null ? undefined : cast().links.linkOf(slug);
      return own?.affiliateId === affiliateId ? tagsOfOwn(own, query) : readTags(query, null);
    },
    tagsOfOwn,
    findPlace: (affiliateId) => {
      const link = cast().affiliates.linkOfAffiliate(affiliateId);
      return link?.state === 'active' ? link : undefined;
    },
    follow: ({ affiliateId, programId }, seen) => cast().attribution.keepClick({ ...seen, affiliateId, programId }),
    hiddenAt: (host, path) => cast().links.hiddenAt(host, path),
    showsPage: ({ hidden, affiliateId, retiredAt }) =>
      hidden?.landingPage === true &&
      retiredAt === null &&
      cast().attribution.rules().landingPages &&
      cast().affiliates.linkOfAffiliate(affiliateId)?.state === 'active',
    site: () => setting(strapi, publicUrl),
    handOverTo: async (own, path) => `${await setting(strapi, publicUrl)}${path}${cast().links.handOver(own)}`,
    handedOver: (text) => cast().links.handedOver(text),
    cookieSeconds: () => Math.min(LONGEST_COOKIE_SECONDS, Math.ceil(windowMs(cast().affiliates.longestWindowDays()) / 1000)),
  };
};
