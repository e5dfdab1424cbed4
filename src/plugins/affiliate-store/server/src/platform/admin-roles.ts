import type { Core } from '@strapi/strapi';

/** A role of Strapi's admin panel the store makes once. */
export interface SeededRole {
  readonly code: string;
  readonly name: string;
  readonly description: string;
  /** Permissions of the store, such as `orders.read`. */
  readonly permissions: readonly string[];
}

/** A permission that was split off others: whoever held those before it was there goes on as before. */
export interface SplitOff {
  readonly permission: string;
  readonly holders: readonly string[];
}

interface RoleService {
  create: (role: { name: string; code: string; description: string }) => Promise<{ id: number }>;
  addPermissions: (roleId: number, permissions: readonly object[]) => Promise<unknown>;
}

const PREFIX = 'plugin::affiliate-store.';
const ROLES = 'admin::role';
const PERMISSIONS = 'admin::permission';
/** The last of the roles Strapi makes for itself at its first start. */
const LAST_OF_STRAPI = 'strapi-author';

const service = (strapi: Core.Strapi): RoleService => strapi.service(ROLES) as unknown as RoleService;
const permission = (name: string) => ({ action: `${PREFIX}${name}`, subject: null, properties: {}, conditions: [] });

const make = async (strapi: Core.Strapi, role: SeededRole): Promise<void> => {
  const taken = await strapi.db.query(ROLES).findOne({ where: { $or: [{ code: role.code }, { name: role.name }] } });
  if (taken) return;
  const { id } = await service(strapi).create({ name: role.name, code: role.code, description: role.description });
  await service(strapi).addPermissions(id, role.permissions.map(permission));
};

const grantToHolders = async (strapi: Core.Strapi, split: SplitOff): Promise<void> => {
  const held = (await strapi.db.query(PERMISSIONS).findMany({
    where: { action: { $in: [...split.holders, split.permission].map((name) => `${PREFIX}${name}`) } },
    populate: ['role'],
  })) as Array<{ action: string; role: { id: number } | null }>;
  const rolesWith = (wanted: (action: string) => boolean) =>
    new Set(held.flatMap(({ action, role }) => (role && wanted(action) ? [role.id] : [])));
  const already = rolesWith((action) => action === `${PREFIX}${split.permission}`);
  for (const role of rolesWith((action) => action !== `${PREFIX}${split.permission}`))
    if (!already.has(role)) await service(strapi).addPermissions(role, [permission(split.permission)]);
};

const seed = async (strapi: Core.Strapi, roles: readonly SeededRole[], split: SplitOff): Promise<void> => {
  const marker = strapi.store({ type: 'plugin', name: 'affiliate-store', key: 'seeded-roles' });
  if ((await marker.get({})) !== null) return;
  await grantToHolders(strapi, split);
  for (const role of roles) await make(strapi, role);
  await marker.set({ value: roles.map(({ code }) => code) });
};

/**
 * Makes roles of the store, once and where they are absent. Strapi makes its own only while there are none, and does so after its plugins have
 * started: at the very first start the store waits for the last of them, or there would never be an administrator.
 */
export const seedAdminRoles = async (strapi: Core.Strapi, roles: readonly SeededRole[], split: SplitOff): Promise<void> => {
  if ((await strapi.db.query(ROLES).count()) > 0) return seed(strapi, roles, split);
  strapi.db.lifecycles.subscribe({
    models: [ROLES],
    afterCreate: async ({ result }) => {
      if ((result as { code?: string } | undefined)?.code === LAST_OF_STRAPI) await seed(strapi, roles, split);
    },
  });
};
