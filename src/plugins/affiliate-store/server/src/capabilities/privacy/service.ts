import type { Core } from '@strapi/strapi';
import { door } from '../../platform/door';
import type { PersonRequest } from './domain/request';
import {
  changeRequest,
  dropOldFiles,
  findFile,
  findRequest,
  forgetPerson,
  insertRequest,
  lockRequest,
  pageOfRequests,
  requestsOfUser,
} from './store/requests';
import type { NewRequest, RequestChange } from './store/requests';

export { privacyFailures } from './domain/failures';
export { needsSecondLook } from './domain/request';
export type { Hindered, PartReport, PersonRequest, RequestKind, RequestState } from './domain/request';
export { erasureSecondLook, eventDays, fileDays, mailDays } from './settings';

/** The job that gathers a file. */
export const GATHER_JOB = 'privacy.gather-file';
/** The job that has a buyer's record deleted at the payment provider. */
export const FORGET_AT_PROVIDER_JOB = 'privacy.forget-at-provider';

/** The room of privacy: what people asked for, and what became of it. */
export interface PrivacyService {
  /** Keeps a request and answers its id; null where the same waits already. In the open unit of work. */
  readonly add: (request: NewRequest) => Promise<string | null>;
  readonly find: (id: string) => Promise<PersonRequest | null>;
  readonly lock: (id: string) => Promise<PersonRequest | null>;
  readonly file: (id: string) => Promise<string | null>;
  readonly page: (wish: Parameters<typeof pageOfRequests>[1]) => ReturnType<typeof pageOfRequests>;
  readonly ofUser: (userId: number) => Promise<readonly PersonRequest[]>;
  readonly change: (id: number, change: RequestChange) => Promise<void>;
  /** Takes a person out of all requests. In the open unit of work. */
  readonly forget: (emails: readonly string[], userIds: readonly number[]) => Promise<void>;
  readonly dropOldFiles: () => Promise<number>;
}

/** The door of this room. */
export const privacy = (strapi: Core.Strapi): PrivacyService => door<PrivacyService>(strapi, 'privacy');

/** Makes the room's service. */
export const privacyService = ({ strapi }: { strapi: Core.Strapi }): PrivacyService => ({
  add: (request) => insertRequest(strapi, request),
  find: (id) => findRequest(strapi, id),
  lock: (id) => lockRequest(strapi, id),
  file: (id) => findFile(strapi, id),
  page: (wish) => pageOfRequests(strapi, wish),
  ofUser: (userId) => requestsOfUser(strapi, userId),
  change: (id, change) => changeRequest(strapi, id, change),
  forget: (emails, userIds) => forgetPerson(strapi, emails, userIds),
  dropOldFiles: () => dropOldFiles(strapi),
});
