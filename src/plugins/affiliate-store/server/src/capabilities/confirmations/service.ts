import type { Core } from '@strapi/strapi';
import { door } from '../../platform/door';
import type { HandedIn } from './domain/identity';
import { UNKNOWN } from './domain/standing';
import {
  begin,
  findConfirmations,
  findEvents,
  findEveryone,
  findIdentity,
  findWaiting,
  insertEvent,
  insertIdentity,
  keepConfirmation,
} from './store/confirmations';
import type { Confirmation, ConfirmationEvent } from './store/confirmations';

export { confirmationFailures } from './domain/failures';
export type { HandedIn, Identity } from './domain/identity';
export { decided, handedIn, mayBePaid, maySell, UNKNOWN } from './domain/standing';
export type { ConfirmationEventKind, ConfirmationState, Decision, Standing } from './domain/standing';
export { workingDaysAfter } from './domain/working-days';
export { confirmationRequired } from './settings';
export type { Confirmation, ConfirmationEvent } from './store/confirmations';

type Rest<F> = F extends (strapi: Core.Strapi, ...rest: infer R) => infer Answer ? (...rest: R) => Answer : never;

/** Who creators are, and whether somebody has confirmed it. */
export interface ConfirmationsService {
  /** How parties stand; who is not in it is unknown. */
  readonly standings: Rest<typeof findConfirmations>;
  /** How one party stands; unknown where nobody has said anything. */
  readonly of: (partyId: number) => Promise<Confirmation>;
  readonly waiting: Rest<typeof findWaiting>;
  readonly keep: Rest<typeof keepConfirmation>;
  readonly addIdentity: Rest<typeof insertIdentity>;
  readonly identity: (id: number | null) => Promise<HandedIn | null>;
  readonly tell: Rest<typeof insertEvent>;
  readonly history: (partyId: number) => Promise<readonly ConfirmationEvent[]>;
  /** True once in the life of an installation, in the unit of work that asks first. */
  readonly begin: (of?: 'confirmations' | 'payees') => Promise<boolean>;
  readonly everyone: Rest<typeof findEveryone>;
}

const NOTHING_SAID: Omit<Confirmation, 'partyId'> = {
  ...UNKNOWN,
  identityId: null,
  confirmedIdentityId: null,
  handedInAt: null,
  dueOn: null,
  reason: null,
};

export const confirmationsService = (strapi: Core.Strapi): ConfirmationsService => ({
  standings: (partyIds) => findConfirmations(strapi, partyIds),
  of: async (partyId) => (await findConfirmations(strapi, [partyId])).get(partyId) ?? { partyId, ...NOTHING_SAID },
  waiting: () => findWaiting(strapi),
  keep: (kept) => keepConfirmation(strapi, kept),
  addIdentity: (...said) => insertIdentity(strapi, ...said),
  identity: (id) => findIdentity(strapi, id),
  tell: (...said) => insertEvent(strapi, ...said),
  history: (partyId) => findEvents(strapi, partyId),
  begin: (of) => begin(strapi, of),
  everyone: () => findEveryone(strapi),
});

/** The door of this room. */
export const confirmations = (strapi: Core.Strapi): ConfirmationsService => door<ConfirmationsService>(strapi, 'confirmations');
