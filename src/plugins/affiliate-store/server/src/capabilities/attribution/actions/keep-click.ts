import { isbot } from 'isbot';
import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { keyedHash, timedToken, timedTokenHash } from '../../../platform/ids';
import { tagsAsText, type Tags } from '../domain/tags';
import { landingOf, type TouchKind } from '../domain/touch';
import { agentFamily, hourOf, networkOf } from '../domain/visitor';
import { clickLog, type ClickLog } from '../store/click-log';
import type { NewClick } from '../store/click-writer';
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
  /** Host of the page the link was followed on, and the mark of a search advertisement; absent where nobody says. */
  readonly sourceHost?: string | null;
  readonly paidAd?: string | null;
  /** What the visitor's cookie holds, or a storefront's server sent; anything malformed counts as nothing. */
  readonly visitor: string | undefined;
  /** False for somebody who refused: no cookie, no hash, a number in the day's total. */
  readonly mayTrack: boolean;
  /** How many clicks of one place and hour are kept one by one. */
  readonly mostKept: number;
  /** What the link says of itself; absent where it says nothing. */
  readonly tags?: Tags | null;
}

/** What a user agent tells that may be kept. */
export interface Agent {
  readonly robot: boolean;
  readonly family: string;
}

export interface ClickKeeper {
  /** Resolves when the click is durable, with what the visitor's cookie has to hold; null for somebody not tracked. */
  readonly keep: (link: FollowedLink) => Promise<string | null>;
  /** The token given, if it is one of ours, else a new one. */
  readonly visitorFor: (given: string | undefined) => string;
  readonly agent: (userAgent: string) => Agent;
  readonly log: Pick<ClickLog, 'start' | 'catchUp' | 'stop' | 'state'>;
  /** Forgets today's key, so that a deleted one is not used on. */
  readonly forget: () => void;
}

const VISITOR = /^[A-Za-z0-9]{32}$/;
const COUNTRY = /^[A-Z]{2}$/;
const KEPT_HASH = 32;
const REMEMBERED_AGENTS = 2_000;
const REMEMBERED_PLACES = 200_000;
const LONGEST_AGENT = 400;

/** What the tables know a visitor by: a hash, so that whoever reads them cannot put on the visitor's cookie. */
export const visitorKeyOf = (cookie: string): string | null => (VISITOR.test(cookie) ? timedTokenHash(cookie) : null);

const visitorFor = (given: string | undefined): string => (given !== undefined && VISITOR.test(given) ? given : timedToken(now()));

/** A small memory that starts afresh when it is full: what is forgotten is only worked out again. */
const remembering = <V>(most: number, workOut: (key: string) => V): ((key: string) => V) => {
  const known = new Map<string, V>();
  return (key) => {
    const value = known.get(key);
    if (value !== undefined) return value;
    if (known.size >= most) known.clear();
    const made = workOut(key);
    known.set(key, made);
    return made;
  };
};

/** How often each place was seen on each affiliate's link within this hour; the database has the last word on who was first. */
const hourlyCounts = () => {
  const counts = new Map<string, number>();
  let hour = 0;
  return {
    next: (bucket: string, at: number): number => {
      if (hourOf(at) !== hour || counts.size >= REMEMBERED_PLACES) counts.clear();
      hour = hourOf(at);
      const times = (counts.get(bucket) ?? 0) + 1;
      counts.set(bucket, times);
      return times;
    },
    forget: (bucket: string): void => void counts.delete(bucket),
  };
};

type Marked = Pick<NewClick, 'visitor' | 'visitorHmac' | 'dedupe' | 'kept'>;
const UNTRACKED: Marked = { visitor: null, visitorHmac: null, dedupe: null, kept: false };

const clickOf = (
  { affiliateId, programId, kind, landing, country, tags = null, sourceHost = null, paidAd = null }: FollowedLink,
  at: number,
  family: string,
  marked: Marked,
): NewClick => ({
  at,
  affiliateId,
  programId,
  kind,
  landing: landingOf(landing),
  country: country !== null && COUNTRY.test(country) ? country : null,
  agent: family,
  tags: tagsAsText(tags),
  sourceHost,
  paidAd,
  ...marked,
});

/** Makes the keeper: it turns followed links into clicks and hands them to the log. */
export const clickKeeper = (strapi: Core.Strapi, writer: ClickLog = clickLog(strapi)): ClickKeeper => {
  const keys = visitorKeys(strapi);
  const counts = hourlyCounts();
  const knownAgent = remembering(REMEMBERED_AGENTS, (userAgent): Agent => ({ robot: isbot(userAgent), family: agentFamily(userAgent) }));
  const agent = (userAgent: string): Agent => knownAgent(userAgent.slice(0, LONGEST_AGENT));

  // One place is one hash all day: worked out once, and forgotten with the key.
  let hashes: { readonly key: string; readonly of: (place: string) => string } | null = null;
  const hashOf = (key: string, place: string): string => {
    if (hashes?.key !== key) hashes = { key, of: remembering(REMEMBERED_PLACES, (one) => keyedHash(key, one).slice(0, KEPT_HASH)) };
    return hashes.of(place);
  };

  const mark = (link: FollowedLink, at: number, cookie: string, key: string): Marked => {
    const visitor = visitorKeyOf(cookie) ?? '';
    // A storefront's server has one address for all its visitors: there the visitor's own token tells them apart.
    const visitorHmac = link.kind === 'server' ? null : hashOf(key, `${networkOf(link.ip)} ${agent(link.userAgent).family}`);
    // The hour first: what comes together then lies together in the index of these.
    const bucket = `${hourOf(at)}:${link.affiliateId}:${visitorHmac ?? visitor}`;
    const times = counts.next(bucket, at);
    return { visitor, visitorHmac, dedupe: times === 1 ? bucket : null, kept: times <= link.mostKept };
  };
  const submit = (link: FollowedLink, at: number, marked: Marked, cookie: string | null): Promise<string | null> =>
    writer.submit(clickOf(link, at, agent(link.userAgent).family, marked), marked.kept ? cookie : null);
  const keepTracked = (link: FollowedLink, at: number, key: string): Promise<string | null> => {
    const cookie = visitorFor(link.visitor);
    const marked = mark(link, at, cookie, key);
    const kept = submit(link, at, marked, cookie);
    // Not stored, so the next one may be the first of this hour.
    if (marked.dedupe !== null) kept.catch(() => counts.forget(marked.dedupe ?? ''));
    return kept;
  };
  return {
    agent,
    visitorFor,
    log: writer,
    forget: () => {
      keys.forget();
      hashes = null;
    },
    // Promises cost more than anything else in here: there is one, that of the commit.
    keep: (link) => {
      const at = now();
      if (!link.mayTrack) return submit(link, at, UNTRACKED, null);
      const key = keys.keyAt(at);
      return typeof key === 'string' ? keepTracked(link, at, key) : key.then((known) => keepTracked(link, at, known));
    },
  };
};
