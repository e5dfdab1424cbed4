import type { Core } from '@strapi/strapi';
import { door } from '../../platform/door';
import { now } from '../../platform/clock';
import { publicId } from '../../platform/ids';
import { siteHash } from '../../platform/sealed-text';
import { afterCommit } from '../../platform/transaction';
import { handedOver, handOver } from './domain/hand-over';
import type { Found, Host, HostState } from './domain/host';
import { afterLook, recordOf } from './domain/host';
import type { OwnLink } from './domain/own-link';
import { slugOf } from './domain/slug';
import { hostRecords } from './ports';
import { ownLinkBook, type HiddenAnswer } from './store/book';
import { claimAgain, findHost, hostsDue, hostsOf, insertHost, noteLook, ownerOfHost, setHostState } from './store/hosts';
import {
  changeLink,
  countLinks,
  insertLink,
  linksBySlug,
  linksOf,
  type LinkChange,
  type LinkFilter,
  type NewLink,
} from './store/own-links';

export { addressOf } from './domain/address';
export { linkFailures } from './domain/failures';
export { GRACE_MS, hostOf, hostPathOf, recordOf, WAIT_MS } from './domain/host';
export { isLandingPage } from './domain/own-link';
export { isSlug, slugOf } from './domain/slug';
export type { Found, Host, HostState, HostTrouble } from './domain/host';
export type { HiddenPlace, LinkStyle, LinkTags, OwnLink } from './domain/own-link';
export type { HiddenAnswer } from './store/book';
export type { LinkChange, LinkFilter, NewLink } from './store/own-links';

/** Hosts of affiliates, by which hidden links are reached. */
export interface HostVerbs {
  /** What a host of an affiliate answers at a path, from memory; undefined for hosts that are none of theirs, or were never proven. */
  hiddenAt(host: string, path: string): HiddenAnswer | undefined;
  /** What a visitor of a hidden link carries to the shop's own host. */
  handOver(link: OwnLink): string;
  /** The link that was handed over, and whether that was too long ago; null for what was not said here. */
  handedOver(text: string): { readonly link: OwnLink; readonly late: boolean } | null;
  /** Claims a host for a party; null where it is on their list already. Inside the unit of work. */
  claimHost(host: string, partyId: number): Promise<Host | null>;
  hostsOf(partyId: number): Promise<readonly Host[]>;
  /** A host of one party, held until the unit of work ends; null for anybody else's. */
  holdHost(id: string, partyId: number): Promise<Host | null>;
  findHost(id: string, partyId: number): Promise<Host | null>;
  /** Asks the name servers for a host's proof. Outside of every unit of work. */
  lookUp(host: Host): Promise<Found>;
  /** Writes what was found; null where the host changed meanwhile, or somebody else has proven it. Inside the unit of work. */
  noteLook(host: Host, found: Found): Promise<Host | null>;
  /** Sets how a host stands, by somebody's word. Inside the unit of work. */
  setHostState(host: Host, state: HostState, reason: string | null): Promise<Host>;
  /** The party that has proven a host. */
  ownerOfHost(host: string): Promise<number | null>;
  hostsDue(limit: number): Promise<readonly Host[]>;
}

/** The room of links affiliates make themselves. */
export interface LinksService extends HostVerbs {
  /** What a slug leads to, from memory: at most two seconds old on other instances, at once on this one. Retired ones too. */
  linkOf(slug: string): OwnLink | undefined;
  /** Makes a link; one without a slug is given one. Null where the slug is taken, or ever was. Inside the unit of work. */
  make(link: Omit<NewLink, 'slug'> & { readonly slug: string | null }): Promise<OwnLink | null>;
  /** Renames a link of one of these places, retires it or takes it back; null for anybody else's. */
  change(slug: string, affiliateIds: readonly number[], change: LinkChange): Promise<OwnLink | null>;
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

type Book = ReturnType<typeof ownLinkBook>;

const hostVerbs = (strapi: Core.Strapi, book: Book): HostVerbs => {
  const sign = (text: string): string => siteHash(strapi, text, 'hidden-link');
  const told = (host: Host): Host => {
    afterCommit(strapi, () => book.learnHost(host));
    return host;
  };
  return {
    hiddenAt: book.hiddenAt,
    handOver: ({ slug }) => handOver(slug, now(), sign),
    handedOver: (text) => {
      const said = handedOver(text, now(), sign);
      const link = said ? book.linkOf(said.slug) : undefined;
      return said && link ? { link, late: said.late } : null;
    },
    claimHost: async (host, partyId) => (await claimAgain(strapi, host, partyId)) ?? insertHost(strapi, host, partyId),
    hostsOf: (partyId) => hostsOf(strapi, partyId),
    holdHost: (id, partyId) => findHost(strapi, id, partyId, true),
    findHost: (id, partyId) => findHost(strapi, id, partyId),
    lookUp: (host) => hostRecords(strapi).texts(recordOf(host).name),
    noteLook: async (host, found) => {
      const looked = afterLook(host, found, now());
      return (await noteLook(strapi, host, looked)) ? told({ ...host, ...looked, checkedAt: now() }) : null;
    },
    setHostState: async (host, state, reason) => {
      await setHostState(strapi, host, state, reason);
      return told({ ...host, state, reason, failingSince: null, trouble: null });
    },
    ownerOfHost: (host) => ownerOfHost(strapi, host),
    hostsDue: (limit) => hostsDue(strapi, limit),
  };
};

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
    ...hostVerbs(strapi, book),
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
