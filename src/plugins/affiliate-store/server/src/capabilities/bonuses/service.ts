import type { Core } from '@strapi/strapi';
import { door } from '../../platform/door';
import { freshCopy } from '../../platform/fresh-copy';
import { afterCommit } from '../../platform/transaction';
import type { Bonus } from './domain/bonus';
import {
  bonusesByIds,
  bonusesByPublicIds,
  countBonuses,
  countLiving,
  findBonus,
  findBonuses,
  insertBonus,
  keepBonus,
  keepTerms,
  lockBonus,
  offeredNow,
  termsOf,
} from './store/bonuses';
import { countGiven, dueNow, findGiven, givenByOrder, givenTo, lockWaiting, promise, settleGiven } from './store/given';

export { accessBy, dueAfter, frozen, isKept, mayBecome, outcomeOf, ownPlace, standingOf } from './domain/bonus';
export type { Access, Bonus, BonusFile, BonusKind, BonusState, BonusTerms, FrozenBonus, GivenBonus, Standing } from './domain/bonus';
export { bonusFailures } from './domain/failures';
export type { BonusFilter, NewBonus } from './store/bonuses';

type Rest<F> = F extends (strapi: Core.Strapi, ...rest: infer R) => infer Answer ? (...rest: R) => Answer : never;

/** How long another instance may go on offering what was. */
const FRESH_MS = 2_000;

/** The job that gives what is due, asked for where something is due at once. */
export const GIVE_JOB = 'bonuses.give';

/** What affiliates give to those who buy through them. Writing verbs belong into a unit of work. */
export interface BonusesService {
  readonly terms: Rest<typeof termsOf>;
  readonly changeTerms: Rest<typeof keepTerms>;
  readonly register: Rest<typeof insertBonus>;
  readonly find: Rest<typeof findBonus>;
  readonly lock: Rest<typeof lockBonus>;
  readonly keep: Rest<typeof keepBonus>;
  readonly byIds: Rest<typeof bonusesByIds>;
  readonly byPublicIds: Rest<typeof bonusesByPublicIds>;
  readonly list: Rest<typeof findBonuses>;
  readonly count: Rest<typeof countBonuses>;
  readonly countLiving: Rest<typeof countLiving>;
  /** Everything that may be offered now, from memory: at once on this instance, at most two seconds later on others. */
  offered(): Promise<readonly Bonus[]>;
  readonly promise: Rest<typeof promise>;
  readonly due: Rest<typeof dueNow>;
  readonly lockWaiting: Rest<typeof lockWaiting>;
  readonly settle: Rest<typeof settleGiven>;
  readonly findGiven: Rest<typeof findGiven>;
  readonly givenTo: Rest<typeof givenTo>;
  readonly givenByOrder: Rest<typeof givenByOrder>;
  readonly countGiven: Rest<typeof countGiven>;
}

/** The door of this room. */
export const bonuses = (strapi: Core.Strapi): BonusesService => door<BonusesService>(strapi, 'bonuses');

/** Makes the room's service. */
export const bonusesService = ({ strapi }: { strapi: Core.Strapi }): BonusesService => {
  const copy = freshCopy<readonly Bonus[]>(FRESH_MS);
  const changed = (): void => afterCommit(strapi, copy.forget);
  return {
    terms: (programIds) => termsOf(strapi, programIds),
    changeTerms: async (terms) => {
      await keepTerms(strapi, terms);
      changed();
    },
    register: async (made) => {
      const bonus = await insertBonus(strapi, made);
      changed();
      return bonus;
    },
    find: (id) => findBonus(strapi, id),
    lock: (id) => lockBonus(strapi, id),
    keep: async (kept) => {
      await keepBonus(strapi, kept);
      changed();
    },
    byIds: (ids) => bonusesByIds(strapi, ids),
    byPublicIds: (ids) => bonusesByPublicIds(strapi, ids),
    list: (...asked) => findBonuses(strapi, ...asked),
    count: (filter) => countBonuses(strapi, filter),
    countLiving: (...asked) => countLiving(strapi, ...asked),
    offered: () => copy.get(() => offeredNow(strapi)),
    promise: (promised) => promise(strapi, promised),
    due: (...asked) => dueNow(strapi, ...asked),
    lockWaiting: (id) => lockWaiting(strapi, id),
    settle: (...asked) => settleGiven(strapi, ...asked),
    findGiven: (id) => findGiven(strapi, id),
    givenTo: (customerIds) => givenTo(strapi, customerIds),
    givenByOrder: (orderId) => givenByOrder(strapi, orderId),
    countGiven: (bonusIds) => countGiven(strapi, bonusIds),
  };
};
