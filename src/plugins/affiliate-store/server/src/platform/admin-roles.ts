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

/** The role of that code or name; made where there is none and none was made before. */
const found = async (strapi: Core.Strapi, role: SeededRole, isNew: boolean): Promise<{ id: number } | null> => {
  const there = (await strapi.db.query(ROLES).findOne({ where: { $or: [{ code: role.code }, { name: role.name }] } })) as {
    id: number;
    code: string;
  } | null;
  // A role somebody else made under that name is theirs.
  if (there) return there.code === role.code ? there : null;
  return isNew ? service(strapi).create({ name: role.name, code: role.code, description: role.description }) : null;
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

const keptIn = (strapi: Core.Strapi, key: string) => {
  const store = strapi.store({ type: 'plugin', name: 'affiliate-store', key });
  return { read: async () => (await store.get({})) as string[] | null, write: (value: readonly string[]) => store.set({ value }) };
};

/** Gives a role what it was not given before, once: what an administrator took away stays away. Answers what was given, as marks. */
const giveNew = async (strapi: Core.Strapi, role: SeededRole, id: number, given: ReadonlySet<string>): Promise<readonly string[]> => {
  const lacking = role.permissions.filter((name) => !given.has(`${role.code} ${name}`));
  if (lacking.length === 0) return [];
  const held = (await strapi.db.query(PERMISSIONS).findMany({ where: { role: id } })) as Array<{ action: string }>;
  const holds = new Set(held.map(({ action }) => action));
  const fresh = lacking.filter((name) => !holds.has(`${PREFIX}${name}`));
  if (fresh.length > 0) await service(strapi).addPermissions(id, fresh.map(permission));
  return lacking.map((name) => `${role.code} ${name}`);
};

const seed = async (strapi: Core.Strapi, roles: readonly SeededRole[], split: SplitOff): Promise<void> => {
  const [made, given] = [keptIn(strapi, 'seeded-roles'), keptIn(strapi, 'given-to-roles')];
  const before = await made.read();
  if (before === null) await grantToHolders(strapi, split);
  const marks = new Set((await given.read()) ?? []);
  for (const role of roles) {
    const known = await found(strapi, role, !before?.includes(role.code));
    for (const mark of known ? await giveNew(strapi, role, known.id, marks) : []) marks.add(mark);
  }
  await made.write([...new Set([...(before ?? []), ...roles.map(({ code }) => code)])]);
  await given.write([...marks]);
};

/**
 * Makes roles of the store, once and where they are absent, and gives those it made what a newer version has for them. Strapi makes its own only while there are none, and does so after its plugins have
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
