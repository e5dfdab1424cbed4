import type { Core } from '@strapi/strapi';
import { door } from '../../platform/door';
import { publicId } from '../../platform/ids';
import { afterCommit } from '../../platform/transaction';
import type { OwnLink } from './domain/own-link';
import { slugOf } from './domain/slug';
import { ownLinkBook } from './store/book';
import { changeLink, countLinks, insertLink, linksBySlug, linksOf, type LinkFilter, type NewLink } from './store/own-links';

export { addressOf } from './domain/address';
export { linkFailures } from './domain/failures';
export { isSlug, slugOf } from './domain/slug';
export type { LinkStyle, LinkTags, OwnLink } from './domain/own-link';
export type { LinkFilter, NewLink } from './store/own-links';

/** The room of links affiliates make themselves. */
export interface LinksService {
  /** What a slug leads to, from memory: at most two seconds old on other instances, at once on this one. Retired ones too. */
  linkOf(slug: string): OwnLink | undefined;
  /** Makes a link; one without a slug is given one. Null where the slug is taken, or ever was. Inside the unit of work. */
  make(link: Omit<NewLink, 'slug'> & { readonly slug: string | null }): Promise<OwnLink | null>;
  /** Renames a link of one of these places, retires it or takes it back; null for anybody else's. */
  change(
    slug: string,
    affiliateIds: readonly number[],
    change: { readonly name?: string | undefined; readonly retired?: boolean | undefined },
  ): Promise<OwnLink | null>;
  list(filter: LinkFilter, page: { readonly before?: number | undefined; readonly limit: number }): Promise<readonly OwnLink[]>;
  count(filter: LinkFilter): Promise<number>;
  /** Links of these places by slug. */
  bySlug(slugs: readonly string[], affiliateIds: readonly number[]): Promise<ReadonlyMap<string, OwnLink>>;
  /** Starts watching links; the composition root's business. */
  open(): Promise<void>;
  close(): void;
}

/** The room's service, as any room or flow reaches it. */
export const links = (strapi: Core.Strapi): LinksService => door<LinksService>(strapi, 'links');

const TRIES = 4;
/** Of 31 letters and digits that cannot be mistaken for each other: twenty-seven thousand million. */
const MADE_LENGTH = 7;
const madeSlug = (): string => publicId('lnk').slice(4, 4 + MADE_LENGTH);

/** Makes the room's service. */
export const linksService = ({ strapi }: { strapi: Core.Strapi }): LinksService => {
  const book = ownLinkBook(strapi);
  const told = async (work: Promise<OwnLink | null>): Promise<OwnLink | null> => {
    const link = await work;
    // Not before it is committed: what a unit undoes, no visitor may have followed.
    if (link) afterCommit(strapi, () => book.learn(link));
    return link;
  };
  const makeUnnamed = async (link: Omit<NewLink, 'slug'>): Promise<OwnLink | null> => {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const made = await insertLink(strapi, { ...link, slug: madeSlug() });
      if (made) return made;
    }
    return null;
  };
  return {
    linkOf: (slug) => book.linkOf(slugOf(slug)),
    make: ({ slug, ...link }) => told(slug === null ? makeUnnamed(link) : insertLink(strapi, { ...link, slug: slugOf(slug) })),
    change: (slug, affiliateIds, change) => told(changeLink(strapi, slugOf(slug), affiliateIds, change)),
    list: (filter, page) => linksOf(strapi, filter, page),
    count: (filter) => countLinks(strapi, filter),
    bySlug: async (slugs, affiliateIds) => new Map((await linksBySlug(strapi, slugs, affiliateIds)).map((link) => [link.slug, link])),
    open: () => book.start(),
    close: () => book.stop(),
  };
};
