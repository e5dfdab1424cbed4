import type { Core } from '@strapi/strapi';
import { afterCommit } from '../../../platform/transaction';
import type { Affiliate, Link } from '../domain/affiliate';
import { normalizeCode } from '../domain/code';
import { linksSince } from './affiliates';
import { windowsOfPrograms } from './programs';

/** How long another instance may go on with what it knew. */
const FRESH_MS = 2_000;
/** Rows are stamped before they are committed: what a slow transaction stamped earlier is still found this much later. */
const OVERLAP_MS = 60_000;

/** All codes and where they lead, in memory: a click must not cost a read. */
export interface LinkBook {
  /** The link of a code as of the last refresh; undefined for a code nobody has. */
  readonly linkOf: (codeNorm: string) => Link | undefined;
  /** The link of an affiliate as of the last refresh, whatever their code is by now. */
  readonly linkOfAffiliate: (affiliateId: number) => Link | undefined;
  /** Days of the longest window of any program. */
  readonly longestWindowDays: () => number;
  readonly refresh: () => Promise<void>;
  /** Takes in how an affiliate stands now, as soon as the open unit of work is committed. */
  readonly learn: (affiliate: Affiliate) => void;
  readonly start: () => Promise<void>;
  readonly stop: () => void;
}

/** Makes the book; it knows nothing until it is started or refreshed. */
export const linkBook = (strapi: Core.Strapi): LinkBook => {
  const links = new Map<string, Link>();
  const byAffiliate = new Map<number, Link>();
  let longest = 0;
  let newest = 0;
  let timer: NodeJS.Timeout | undefined;

  /** Whom this instance learned of while it was reading: what was read of them may be of before. */
  let meanwhile = new Set<number>();

  const readWindows = async (): Promise<void> => {
    longest = Math.max(0, ...(await windowsOfPrograms(strapi)).values());
  };
  const refresh = async (): Promise<void> => {
    const learned = new Set<number>();
    meanwhile = learned;
    const read = await linksSince(strapi, Math.max(0, newest - OVERLAP_MS));
    for (const [code, link] of read.links) {
      if (learned.has(link.affiliateId)) continue;
      links.set(code, link);
      byAffiliate.set(link.affiliateId, link);
    }
    for (const code of read.gone) links.delete(code);
    newest = read.newest;
    await readWindows();
  };
  const quietly = (work: () => Promise<void>): void => {
    work().catch((error: unknown) =>
      strapi.log.error(`affiliate-store: codes could not be read again: ${error instanceof Error ? error.message : String(error)}`),
    );
  };
  return {
    linkOf: (codeNorm) => links.get(codeNorm),
    linkOfAffiliate: (affiliateId) => byAffiliate.get(affiliateId),
    longestWindowDays: () => longest,
    refresh,
    learn: ({ id, code, programId, state }) => {
      afterCommit(strapi, () => {
        for (const [known, link] of links) if (link.affiliateId === id) links.delete(known);
        const link = { code: normalizeCode(code), affiliateId: id, programId, state };
        links.set(link.code, link);
        byAffiliate.set(id, link);
        meanwhile.add(id);
        // With the first of a program its window may be the longest there is.
        quietly(readWindows);
      });
    },
    start: async () => {
      await refresh();
      timer = setInterval(() => quietly(refresh), FRESH_MS);
      timer.unref();
    },
    stop: () => clearInterval(timer),
  };
};
