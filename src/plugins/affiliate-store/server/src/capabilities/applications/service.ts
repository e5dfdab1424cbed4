import type { Core } from '@strapi/strapi';
import { door } from '../../platform/door';
import {
  applicationByPublicId,
  applicationOfParty,
  applicationsOfParty,
  eventsOf,
  holdApplication,
  keepApplication,
  pageOfApplications,
  tellEvent,
  waitingApplications,
} from './store/applications';
import { countUse, endInvite, holdInvite, inviteByCode, inviteByPublicId, invitesTo, makeInvite } from './store/invites';

export { mayChange, stepTo, whyNotAgain } from './domain/application-state';
export type { ApplicationEventKind, ApplicationState } from './domain/application-state';
export { isDisposable } from './domain/disposable-mail';
export { applicationFailures } from './domain/failures';
export { inviteStateAt, letsInto } from './domain/invite';
export { admittedAtOnce, answersTo, unanswered, verdictsOn } from './domain/judgement';
export type { Answers, Verdict } from './domain/judgement';
export type { Invite } from './store/invites';
export type { Application, ApplicationDraft, ApplicationEvent, ApplicationFilter, ManagedApplications } from './store/applications';

type Rest<F> = F extends (strapi: Core.Strapi, ...rest: infer R) => infer Answer ? (...rest: R) => Answer : never;

/** Who wants to join which program, and what was answered. */
export interface ApplicationsService {
  readonly ofParty: Rest<typeof applicationOfParty>;
  readonly allOfParty: Rest<typeof applicationsOfParty>;
  readonly application: Rest<typeof applicationByPublicId>;
  readonly hold: Rest<typeof holdApplication>;
  readonly keep: Rest<typeof keepApplication>;
  readonly tell: Rest<typeof tellEvent>;
  readonly history: Rest<typeof eventsOf>;
  readonly page: Rest<typeof pageOfApplications>;
  readonly waiting: Rest<typeof waitingApplications>;
  readonly inviteByCode: Rest<typeof inviteByCode>;
  readonly holdInvite: Rest<typeof holdInvite>;
  readonly inviteOf: Rest<typeof inviteByPublicId>;
  readonly makeInvite: Rest<typeof makeInvite>;
  readonly countUse: Rest<typeof countUse>;
  readonly endInvite: Rest<typeof endInvite>;
  readonly invitesTo: Rest<typeof invitesTo>;
}

export const applicationsService = (strapi: Core.Strapi): ApplicationsService => ({
  ofParty: (...asked) => applicationOfParty(strapi, ...asked),
  allOfParty: (partyId) => applicationsOfParty(strapi, partyId),
  application: (id) => applicationByPublicId(strapi, id),
  hold: (id) => holdApplication(strapi, id),
  keep: (given) => keepApplication(strapi, given),
  tell: (...said) => tellEvent(strapi, ...said),
  history: (id) => eventsOf(strapi, id),
  page: (filter) => pageOfApplications(strapi, filter),
  waiting: () => waitingApplications(strapi),
  inviteByCode: (code) => inviteByCode(strapi, code),
  holdInvite: (code) => holdInvite(strapi, code),
  inviteOf: (id) => inviteByPublicId(strapi, id),
  makeInvite: (given) => makeInvite(strapi, given),
  countUse: (invite) => countUse(strapi, invite),
  endInvite: (invite) => endInvite(strapi, invite),
  invitesTo: (programId, limit) => invitesTo(strapi, programId, limit),
});

/** The door of this room. */
export const applications = (strapi: Core.Strapi): ApplicationsService => door<ApplicationsService>(strapi, 'applications');
