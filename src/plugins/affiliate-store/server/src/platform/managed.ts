import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Endpoint, ManagedThing } from '../../../contracts/endpoint';
import type { Failure } from '../kernel/failure';
import type { Caller } from './caller';
import { door } from './door';
import { platformFailures } from './failures';

/** The permission to see every affiliate. Whoever lacks it sees those they manage; that is the safe side of an oversight. */
export const EVERY_AFFILIATE = 'affiliates.all';

/** The administrator whose affiliates alone may be seen; null where there is no such limit. */
export const onlyManagedBy = ({ staff }: Pick<Caller, 'staff'>): number | null => (staff && !staff.may(EVERY_AFFILIATE) ? staff.id : null);

/**
 * Which affiliates one administrator manages, as parts of a query: one may manage more than fit into a list of values. An affiliate is theirs
 * by name, or by its program where nobody was named. Each part is made anew for every use.
 */
export interface Managed {
  /** Ids of affiliates that were given to them. */
  readonly assigned: () => Knex.QueryBuilder;
  /** Ids of affiliates that were given to anybody. */
  readonly taken: () => Knex.QueryBuilder;
  /** Ids of programs whose affiliates are theirs. */
  readonly programs: () => Knex.QueryBuilder;
}

/** Tells whether a thing is of somebody an administrator manages; if not, refuses as if there were none. */
export interface ManagedWall {
  readonly refusal: (thing: ManagedThing, id: string, staffId: number) => Promise<Failure | null>;
}

const isThing = (managed: NonNullable<Endpoint['managed']>): managed is ManagedThing =>
  managed !== 'list' && managed !== 'everybody' && managed !== 'nobody';

/** Why an administrator may not ask this endpoint about this thing; null when they may. Lists are narrowed by whoever reads them. */
export const managedRefusal = async (
  strapi: Core.Strapi,
  { managed }: Pick<Endpoint, 'managed'>,
  params: unknown,
  caller: Caller,
): Promise<Failure | null> => {
  const staffId = onlyManagedBy(caller);
  if (staffId === null || managed === undefined) return null;
  if (managed === 'everybody') return platformFailures.because('FORBIDDEN', { permission: EVERY_AFFILIATE });
  if (!isThing(managed)) return null;
  const { id } = params as { readonly id: string };
  // oxlint-disable-next-line house/no-door-outside-service -- because the wall is made of many rooms: the composition root plugs it in, the platform asks it
  return door<ManagedWall>(strapi, 'managed-wall').refusal(managed, id, staffId);
};
