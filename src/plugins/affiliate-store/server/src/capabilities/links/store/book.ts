import type { Core } from '@strapi/strapi';
import type { OwnLink } from '../domain/own-link';
import { linksSince } from './own-links';

/** How long another instance may go on with what it knew. */
const FRESH_MS = 2_000;
/** Rows are stamped before they are committed: what a slow transaction stamped earlier is still found this much later. */
const OVERLAP_MS = 60_000;

/** All own links, in memory: a click must not cost a read. */
export interface OwnLinkBook {
  readonly linkOf: (slug: string) => OwnLink | undefined;
  readonly learn: (link: OwnLink) => void;
  readonly start: () => Promise<void>;
  readonly stop: () => void;
}

/** Makes the book; it knows nothing until it is started. */
export const ownLinkBook = (strapi: Core.Strapi): OwnLinkBook => {
  const links = new Map<string, OwnLink>();
  let newest = 0;
  let timer: NodeJS.Timeout | undefined;
  const refresh = async (): Promise<void> => {
    const read = await linksSince(strapi, Math.max(0, newest - OVERLAP_MS));
    for (const link of read.links) links.set(link.slug, link);
    newest = read.newest;
  };
  const quietly = (): void => {
    refresh().catch((error: unknown) =>
      strapi.log.error(`affiliate-store: own links could not be read again: ${error instanceof Error ? error.message : String(error)}`),
    );
  };
  return {
    linkOf: (slug) => links.get(slug),
    learn: (link) => void links.set(link.slug, link),
    start: async () => {
      await refresh();
      timer = setInterval(quietly, FRESH_MS);
      timer.unref();
    },
    stop: () => clearInterval(timer),
  };
};
