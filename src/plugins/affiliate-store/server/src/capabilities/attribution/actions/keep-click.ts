import { isbot } from 'isbot';
import { LRUCache } from 'lru-cache';
import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import type { GroupCommit } from '../../../platform/group-commit';
import { keyedHash, secretToken, tokenHash } from '../../../platform/ids';
import { landingOf, type TouchKind } from '../domain/touch';
import { agentFamily, hourOf, networkOf } from '../domain/visitor';
import { clickWriter, type NewClick } from '../store/click-writer';
import { visitorKeys } from '../store/visitor-keys';

/** One followed link, as the edge saw it. */
export interface FollowedLink {
  readonly affiliateId: number;
  readonly programId: number;
  readonly kind: TouchKind;
  /** Address the visitor lands on; only its path is kept. */
  readonly landing: string;
  readonly ip: string;
  readonly userAgent: string;
  readonly country: string | null;
  /** What the visitor's cookie holds, or a storefront's server sent; anything malformed counts as nothing. */
  readonly visitor: string | undefined;
  /** False for somebody who refused: no cookie, no hash, a number in the day's total. */
  readonly mayTrack: boolean;
  /** How many clicks of one place and hour are kept one by one. */
  readonly mostKept: number;
}

/** What a user agent tells that may be kept. */
export interface Agent { readonly robot: boolean; readonly family: string }

export interface ClickKeeper {
  /** Resolves when the click is durable, with what the visitor's cookie has to hold; null for somebody not tracked. */
  readonly keep: (link: FollowedLink) => Promise<string | null>;
  /** The token given, if it is one of ours, else a new one. */
  readonly visitorFor: (given: string | undefined) => string;
  readonly agent: (userAgent: string) => Agent;
  readonly idle: () => Promise<void>;
  /** Forgets today's key, so that a deleted one is not used on. */
  readonly forget: () => void;
}

const VISITOR = /^[A-Za-z0-9]{32}$/;
const COUNTRY = /^[A-Z]{2}$/;
const KEPT_HASH = 32;
const REMEMBERED_AGENTS = 2_000;
const REMEMBERED_VISITORS = 100_000;
const LONGEST_AGENT = 400;

/** What the tables know a visitor by: a hash, so that whoever reads them cannot put on the visitor's cookie. */
export const visitorKeyOf = (cookie: string): string | null => (VISITOR.test(cookie) ? tokenHash(cookie).slice(0, KEPT_HASH) : null);

const agentReader = () => {
  const known = new LRUCache<string, Agent>({ max: REMEMBERED_AGENTS });
  return (userAgent: string): Agent => {
    const text = userAgent.slice(0, LONGEST_AGENT);
    const remembered = known.get(text);
    if (remembered) return remembered;
    const agent = { robot: isbot(text), family: agentFamily(text) };
    known.set(text, agent);
    return agent;
  };
};

type Marked = Pick<NewClick, 'visitor' | 'visitorHmac' | 'dedupe' | 'kept'>;
const UNTRACKED: Marked = { visitor: null, visitorHmac: null, dedupe: null, kept: false };

const visitorFor = (given: string | undefined): string => (given !== undefined && VISITOR.test(given) ? given : secretToken());

/** Makes the keeper: it turns followed links into clicks and hands them to the group commit. */
export const clickKeeper = (strapi: Core.Strapi, writer: GroupCommit<NewClick> = clickWriter(strapi)): ClickKeeper => {
  const keys = visitorKeys(strapi);
  const seen = new LRUCache<string, number>({ max: REMEMBERED_VISITORS });
  const agent = agentReader();

  // A storefront's server has one address for all its visitors: there the visitor's own token tells them apart.
  const placeOf = async (link: FollowedLink, at: number, visitor: string): Promise<{ readonly hmac: string | null; readonly place: string }> => {
    if (link.kind === 'server') return { hmac: null, place: visitor };
    const hmac = keyedHash(await keys.keyAt(at), `${networkOf(link.ip)} ${agent(link.userAgent).family}`).slice(0, KEPT_HASH);
    return { hmac, place: hmac };
  };
  const marked = async (link: FollowedLink, at: number, cookie: string): Promise<Marked> => {
    const visitor = visitorKeyOf(cookie) ?? '';
    const { hmac, place } = await placeOf(link, at, visitor);
    const bucket = `${place}:${link.affiliateId}:${hourOf(at)}`;
    const times = (seen.get(bucket) ?? 0) + 1;
    seen.set(bucket, times);
    return { visitor, visitorHmac: hmac, dedupe: times === 1 ? bucket : null, kept: times <= link.mostKept };
  };
  return {
    visitorFor,
    agent,
    idle: writer.idle,
    forget: keys.forget,
    keep: async (link) => {
      const at = now();
      const cookie = link.mayTrack ? visitorFor(link.visitor) : null;
      const mark = cookie === null ? UNTRACKED : await marked(link, at, cookie);
      const { affiliateId, programId, kind } = link;
      const country = link.country !== null && COUNTRY.test(link.country) ? link.country : null;
      try {
        await writer.submit({ at, affiliateId, programId, kind, landing: landingOf(link.landing), country, agent: agent(link.userAgent).family, ...mark });
      } catch (error) {
        // Not stored, so the next one may be the first of this hour.
        if (mark.dedupe !== null) seen.delete(mark.dedupe);
        throw error;
      }
      return mark.kept ? cookie : null;
    },
  };
};
