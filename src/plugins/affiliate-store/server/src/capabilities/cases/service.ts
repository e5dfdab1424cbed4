import type { Core } from '@strapi/strapi';
import { door } from '../../platform/door';
import {
  countCaseEvents,
  countCases,
  countOpen,
  findCase,
  findCaseEvents,
  findCases,
  findQueue,
  firstDue,
  insertCase,
  insertCaseEvent,
  keepCase,
  lockCase,
  openAbout,
  openAboutMany,
  openOfOrder,
} from './store/cases';

export { caseFailures } from './domain/failures';
export { decisionFits, ENTRIES, isOpen } from './domain/case-state';
export { kindsFor, subjectKey } from './domain/subject';
export type { Contested } from './domain/subject';
export type { Case, CaseEntry, CaseEntryKind, CaseEvent, CaseKind, CaseOutcome, CaseState } from './domain/case';
export { answerDays } from './settings';
export type { CaseFilter, NewCase } from './store/cases';

type Rest<F> = F extends (strapi: Core.Strapi, ...rest: infer R) => infer Answer ? (...rest: R) => Answer : never;

/** What partners contest. Every writing verb belongs into a unit of work. */
export interface CasesService {
  /** Null where a case about the same is open. */
  readonly open: Rest<typeof insertCase>;
  readonly find: Rest<typeof findCase>;
  readonly lock: Rest<typeof lockCase>;
  readonly keep: Rest<typeof keepCase>;
  readonly openAbout: Rest<typeof openAbout>;
  readonly openAboutMany: Rest<typeof openAboutMany>;
  readonly openOfOrder: Rest<typeof openOfOrder>;
  readonly countOpen: Rest<typeof countOpen>;
  readonly tell: Rest<typeof insertCaseEvent>;
  readonly events: Rest<typeof findCaseEvents>;
  readonly countEvents: Rest<typeof countCaseEvents>;
  readonly list: Rest<typeof findCases>;
  readonly queue: Rest<typeof findQueue>;
  readonly count: Rest<typeof countCases>;
  readonly firstDue: Rest<typeof firstDue>;
}

export const casesService = (strapi: Core.Strapi): CasesService => ({
  open: (made) => insertCase(strapi, made),
  find: (id) => findCase(strapi, id),
  lock: (id) => lockCase(strapi, id),
  keep: (kept) => keepCase(strapi, kept),
  openAbout: (...about) => openAbout(strapi, ...about),
  openAboutMany: (subjects) => openAboutMany(strapi, subjects),
  openOfOrder: (orderId) => openOfOrder(strapi, orderId),
  countOpen: (partyId) => countOpen(strapi, partyId),
  tell: (...said) => insertCaseEvent(strapi, ...said),
  events: (caseId) => findCaseEvents(strapi, caseId),
  countEvents: (caseId) => countCaseEvents(strapi, caseId),
  list: (...asked) => findCases(strapi, ...asked),
  queue: (...asked) => findQueue(strapi, ...asked),
  count: (filter) => countCases(strapi, filter),
  firstDue: () => firstDue(strapi),
});

/** The door of this room. */
export const cases = (strapi: Core.Strapi): CasesService => door<CasesService>(strapi, 'cases');
