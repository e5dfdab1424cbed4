import type { Core } from '@strapi/strapi';
import { LRUCache } from 'lru-cache';
import { sql } from './transaction';

interface Staff {
  readonly id: number;
  readonly roles?: ReadonlyArray<{ readonly id: number }>;
}

interface AdminPermissions {
  readonly findUserPermissions: (user: Staff) => Promise<readonly object[]>;
  readonly engine: {
    generateUserAbility: (user: Staff) => Promise<object>;
    /** Makes the ability of a list of permissions, for whoever owns it. */
    readonly generateTokenAbility: (permissions: readonly object[], owner: Staff) => Promise<object>;
  };
}

/** Administrators of a site who are at work at a time. */
const MOST = 100;

interface Given {
  readonly count: number | string;
  readonly sum: number | string | null;
  readonly changed: unknown;
  readonly conditional: number | string | null;
}

/** The rows of `permission` that the roles of an administrator give. */
export const permissionsHeldBy = (strapi: Core.Strapi, id: number) =>
  sql(strapi)('admin_permissions as permission')
    .join('admin_permissions_role_lnk as given', 'given.permission_id', 'permission.id')
    .join('admin_users_roles_lnk as held', 'held.role_id', 'given.role_id')
    .where('held.user_id', id);

/**
 * Which permissions the roles of somebody give, in four values: ids only grow, so that whatever is given and taken away changes how many they
 * are or what they add up to.
 */
const givenTo = async (strapi: Core.Strapi, { id }: Staff): Promise<Given> =>
  (await permissionsHeldBy(strapi, id).first(
    sql(strapi).raw(
      `COUNT(*) AS count, SUM(permission.id) AS sum, MAX(permission.updated_at) AS changed,
        SUM(CASE WHEN permission.conditions IS NULL OR CAST(permission.conditions AS TEXT) = '[]' THEN 0 ELSE 1 END) AS conditional`,
    ),
  )) as Given;

/**
 * At every request of the panel to Strapi's own addresses, Strapi reads all permissions of somebody's roles, hundreds for an owner, and makes an
 * ability of them one by one. What the roles give is still asked each time, so that it counts at the next request on every instance; the
 * ability is a pure consequence of it, and is made once for as long as it stays the same. A permission that hangs on a condition is judged
 * each time. Called once all plugins are registered.
 */
export const shareStaffAbilities = (strapi: Core.Strapi): void => {
  const permissions = strapi.service('admin::permission') as unknown as AdminPermissions;
  const { engine } = permissions;
  const known = new LRUCache<string, Promise<object>>({ max: MOST });
  const make = async (staff: Staff) => engine.generateTokenAbility(await permissions.findUserPermissions(staff), staff);
  engine.generateUserAbility = async (staff) => {
    const given = await givenTo(strapi, staff);
    if (Number(given.conditional) > 0) return make(staff);
    const key = JSON.stringify([staff.id, staff.roles?.map(({ id }) => id), given]);
    const ability = known.get(key) ?? make(staff);
    known.set(key, ability);
    ability.catch(() => known.delete(key));
    return ability;
  };
};
