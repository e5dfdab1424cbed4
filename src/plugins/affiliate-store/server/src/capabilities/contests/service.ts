import type { Core } from '@strapi/strapi';
import { door } from '../../platform/door';
import type { Contest } from './domain/contest';
import { aliasesOf, allAwards, awardsOf, chooseAlias, insertAward } from './store/awards';
import type { Award } from './store/awards';
import { countContests, endContest, findContest, findContests, insertContest, lockContest } from './store/contests';
import type { Announced, ContestFilter } from './store/contests';

export type { Contest, Standing } from './domain/contest';
export { daysLeft, phaseAt, spanOf } from './domain/contest';
export { contestFailures } from './domain/failures';
export { standingsOf, wonBy } from './domain/ranking';
export type { CountedSale, Won } from './domain/ranking';
export type { Award } from './store/awards';
export type { Announced } from './store/contests';

/** Contests of programs, and what was won in them. */
export interface ContestsService {
  readonly announce: (made: Announced) => Promise<Contest>;
  readonly list: (filter: ContestFilter) => Promise<readonly Contest[]>;
  readonly count: (filter: Omit<ContestFilter, 'limit'>) => Promise<number>;
  readonly find: (publicId: string) => Promise<Contest | null>;
  /** Held until the unit of work ends. */
  readonly lock: (publicId: string) => Promise<Contest | null>;
  readonly end: (id: number, end: Parameters<typeof endContest>[2]) => Promise<void>;
  /** Writes an award down, once. Inside the unit of work that books it. */
  readonly award: (award: Award) => Promise<void>;
  readonly awardsOf: (contestIds: readonly number[]) => Promise<readonly Award[]>;
  readonly allAwards: () => Promise<readonly Award[]>;
  readonly aliasesOf: (affiliateIds: readonly number[]) => Promise<ReadonlyMap<number, string>>;
  readonly chooseAlias: (affiliateId: number, alias: string | null) => Promise<void>;
}

/** The door of this room. */
export const contests = (strapi: Core.Strapi): ContestsService => door<ContestsService>(strapi, 'contests');

export const contestsService = ({ strapi }: { readonly strapi: Core.Strapi }): ContestsService => ({
  announce: (made) => insertContest(strapi, made),
  list: (filter) => findContests(strapi, filter),
  count: (filter) => countContests(strapi, filter),
  find: (publicId) => findContest(strapi, publicId),
  lock: (publicId) => lockContest(strapi, publicId),
  end: (id, end) => endContest(strapi, id, end),
  award: (award) => insertAward(strapi, award),
  awardsOf: (contestIds) => awardsOf(strapi, contestIds),
  allAwards: () => allAwards(strapi),
  aliasesOf: (affiliateIds) => aliasesOf(strapi, affiliateIds),
  chooseAlias: (affiliateId, alias) => chooseAlias(strapi, affiliateId, alias),
});
