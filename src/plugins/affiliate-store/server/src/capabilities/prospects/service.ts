import type { Core } from '@strapi/strapi';
import { door } from '../../platform/door';
import { bindInvite, historyOfProspect, newestInvite, tellOfProspect } from './store/history';
import {
  countByState,
  deleteProspect,
  findProspect,
  holdProspect,
  holdWho,
  insertProspect,
  keepProspect,
  knownKeys,
  pageOfProspects,
} from './store/prospects';

export { prospectFailures } from './domain/failures';
export { isLate, nameKeyOf, siteOf } from './domain/prospect';
export type { Prospect } from './domain/prospect';
export { PROSPECT_STATES, stateAfter, stepByHand, stepsByHand } from './domain/prospect-state';
export type { ProspectFact, ProspectState } from './domain/prospect-state';
export { readProspects } from './domain/read-sheet';
export type { ProspectRefusal, ReadProspect } from './domain/read-sheet';
export type { ProspectEvent } from './store/history';
export type { NewProspect, ProspectFilter, Somebody, Whose } from './store/prospects';

type Rest<F> = F extends (strapi: Core.Strapi, ...rest: infer R) => infer Answer ? (...rest: R) => Answer : never;

/** Whom programs would like to have, and how far it is with each. Every writing verb belongs into a unit of work. */
export interface ProspectsService {
  readonly add: Rest<typeof insertProspect>;
  readonly find: Rest<typeof findProspect>;
  readonly hold: Rest<typeof holdProspect>;
  readonly holdWho: Rest<typeof holdWho>;
  readonly keep: Rest<typeof keepProspect>;
  readonly known: Rest<typeof knownKeys>;
  readonly page: Rest<typeof pageOfProspects>;
  readonly count: Rest<typeof countByState>;
  readonly forget: Rest<typeof deleteProspect>;
  readonly tell: Rest<typeof tellOfProspect>;
  readonly history: Rest<typeof historyOfProspect>;
  readonly bindInvite: Rest<typeof bindInvite>;
  readonly newestInvite: Rest<typeof newestInvite>;
}

export const prospectsService = (strapi: Core.Strapi): ProspectsService => ({
  add: (made) => insertProspect(strapi, made),
  find: (id) => findProspect(strapi, id),
  hold: (id) => holdProspect(strapi, id),
  holdWho: (somebody) => holdWho(strapi, somebody),
  keep: (kept) => keepProspect(strapi, kept),
  known: (...asked) => knownKeys(strapi, ...asked),
  page: (...asked) => pageOfProspects(strapi, ...asked),
  count: (filter) => countByState(strapi, filter),
  forget: (prospect) => deleteProspect(strapi, prospect),
  tell: (...told) => tellOfProspect(strapi, ...told),
  history: (...asked) => historyOfProspect(strapi, ...asked),
  bindInvite: (...bound) => bindInvite(strapi, ...bound),
  newestInvite: (prospectId) => newestInvite(strapi, prospectId),
});

/** The door of this room. */
export const prospects = (strapi: Core.Strapi): ProspectsService => door<ProspectsService>(strapi, 'prospects');
