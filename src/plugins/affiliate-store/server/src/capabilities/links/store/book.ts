import type { Core } from '@strapi/strapi';
import { setting } from '../../../platform/settings';
import { publicUrl } from '../../../platform/shop-identity';
import type { Host } from '../domain/host';
import type { OwnLink } from '../domain/own-link';
import { hostsSince } from './hosts';
import { linksSince } from './own-links';

/** How long another instance may go on with what it knew. */
const FRESH_MS = 2_000;
/** Rows are stamped before they are committed: what a slow transaction stamped earlier is still found this much later. */
const OVERLAP_MS = 60_000;

/** What lies at an address of an affiliate's host. */
export interface HiddenAnswer {
  /** The link of the path; undefined where there is none, or the host is not its owner's any more. */
  readonly link: OwnLink | undefined;
}

/** All own links and hosts, in memory: a click must not cost a read. */
export interface OwnLinkBook {
  readonly linkOf: (slug: string) => OwnLink | undefined;
  /** What a host of an affiliate answers at a path; undefined for hosts that are none, or were never proven, and for the shop's own. */
  readonly hiddenAt: (host: string, path: string) => HiddenAnswer | undefined;
  readonly learn: (link: OwnLink) => void;
  readonly learnHost: (host: Host) => void;
  readonly start: () => Promise<void>;
  readonly stop: () => void;
}

const pathKey = (hostId: number, path: string): string => `${hostId}/${path}`;

/** Makes the book; it knows nothing until it is started. */
export const ownLinkBook = (strapi: Core.Strapi): OwnLinkBook => {
  const links = new Map<string, OwnLink>();
  const paths = new Map<string, OwnLink>();
  const hosts = new Map<string, Host>();
  let newest = 0;
  let newestHost = 0;
  let own = '';
  let timer: NodeJS.Timeout | undefined;
  const learn = (link: OwnLink): void => {
    links.set(link.slug, link);
    if (link.hidden) paths.set(pathKey(link.hidden.hostId, link.hidden.path), link);
  };
  // Several may have claimed a name. Whoever has proven it answers for it; after them whoever had, so that what is shown there says nothing.
  const learnHost = (host: Host): void => {
    const known = hosts.get(host.host);
    if (known && known.id !== host.id && known.state === 'verified') return;
    if (host.state === 'verified' || host.state === 'lapsed' || host.state === 'revoked') {
      if (host.verifiedAt !== null) hosts.set(host.host, host);
    } else if (known?.id === host.id) hosts.delete(host.host);
  };
  const refresh = async (): Promise<void> => {
    const read = await linksSince(strapi, Math.max(0, newest - OVERLAP_MS));
    for (const link of read.links) learn(link);
    newest = read.newest;
    const readHosts = await hostsSince(strapi, Math.max(0, newestHost - OVERLAP_MS));
    // Those that gave a name up first, then whoever has it now.
    for (const host of [...readHosts.hosts].sort((a, b) => Number(a.state === 'verified') - Number(b.state === 'verified')))
      learnHost(host);
    newestHost = readHosts.newest;
    // A site that moves to a host a partner once had must not be locked out of itself.
    const site = await setting(strapi, publicUrl);
    own = URL.canParse(site) ? new URL(site).hostname : '';
  };
  const quietly = (): void => {
    refresh().catch((error: unknown) =>
      strapi.log.error(`affiliate-store: own links could not be read again: ${error instanceof Error ? error.message : String(error)}`),
    );
  };
  return {
    linkOf: (slug) => links.get(slug),
    hiddenAt: (name, path) => {
      const host = hosts.size === 0 || name === own ? undefined : hosts.get(name.toLowerCase());
      if (!host) return undefined;
      const key = pathKey(host.id, path.slice(1).replace(/\/$/, '').toLowerCase());
      return { link: host.state === 'verified' ? paths.get(key) : undefined };
    },
    learn,
    learnHost,
    start: async () => {
      await refresh();
      timer = setInterval(quietly, FRESH_MS);
      timer.unref();
    },
    stop: () => clearInterval(timer),
  };
};
