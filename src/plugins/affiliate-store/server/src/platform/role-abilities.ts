import type { Core } from '@strapi/strapi';
import { LRUCache } from 'lru-cache';
import { sql } from './transaction';

/** A permission of the content API as its engine takes it. */
interface Permission {
  readonly action: string;
}

interface RolePermissions {
  findRolePermissions: (role: number) => Promise<readonly Permission[]>;
  findPublicPermissions: () => Promise<readonly Permission[]>;
}

interface Engine {
  generateAbility: (permissions: readonly Permission[], options?: unknown) => Promise<object>;
}

/** Roles and API tokens of a site. */
const MOST = 200;

/** What the roles a query names may: one column, where users-permissions makes objects of whole rows and of what hangs on them. */
const actionsOf = async (strapi: Core.Strapi, which: { readonly id?: number; readonly type?: string }): Promise<readonly Permission[]> => {
  const given = sql(strapi)('up_permissions as permission')
    .join('up_permissions_role_lnk as given', 'given.permission_id', 'permission.id')
    .orderBy('permission.id')
    .select('permission.action');
  const rows =
    which.type === undefined
      ? given.where('given.role_id', which.id)
      : given.join('up_roles as role', 'role.id', 'given.role_id').where('role.type', which.type);
  return (await rows) as readonly Permission[];
};

const isPlain = (permission: Permission): boolean => Object.keys(permission).length === 1;

/** Makes the ability of a list of actions once; what more a permission may say is the engine's to judge each time. */
const onceForEach = (generate: Engine['generateAbility']): Engine['generateAbility'] => {
  const known = new LRUCache<string, Promise<object>>({ max: MOST });
  return (permissions, options) => {
    if (options !== undefined || !permissions.every(isPlain)) return generate(permissions, options);
    const actions = permissions.map(({ action }) => action).join(' ');
    const made = known.get(actions) ?? generate(permissions);
    known.set(actions, made);
    made.catch(() => known.delete(actions));
    return made;
  };
};

/**
 * At every request of GraphQL and of Strapi's generated reads, users-permissions reads all permissions of somebody's role and makes an ability
 * of them, which with the store's two hundred takes longer than most of the answers. What the role may is still read each time, so that it
 * counts at the next request on every instance; the ability is a pure consequence of that list, and is made once for as long as the list
 * stays the same. Called once all plugins are registered.
 */
export const shareAbilities = (strapi: Core.Strapi): void => {
  const permissions = strapi.plugin('users-permissions').service('permission') as unknown as RolePermissions;
  permissions.findRolePermissions = (role) => actionsOf(strapi, { id: role });
  permissions.findPublicPermissions = () => actionsOf(strapi, { type: 'public' });
  const engine = strapi.contentAPI.permissions.engine as unknown as Engine;
  engine.generateAbility = onceForEach(engine.generateAbility.bind(engine));
};
