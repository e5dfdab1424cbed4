import type { Core } from '@strapi/strapi';

/** Something an administrator may be allowed to do, as it shows in Strapi's role editor. */
export interface AdminAction {
  readonly uid: string;
  readonly displayName: string;
  readonly subCategory: string;
}

interface ActionProvider {
  registerMany: (actions: readonly object[]) => Promise<void>;
}

/** Lists the plugin's actions in Strapi's role editor; super admins get them by Strapi itself. */
export const registerAdminActions = async (strapi: Core.Strapi, actions: readonly AdminAction[]): Promise<void> => {
  const { actionProvider } = strapi.service('admin::permission') as unknown as { actionProvider: ActionProvider };
  await actionProvider.registerMany(actions.map((action) => ({ section: 'plugins', pluginName: 'affiliate-store', ...action })));
};

interface Role {
  id: number;
  type: string;
}

/**
 * Gives the shop's people (users-permissions) the scopes they need, once: an administrator who takes one away keeps it away.
 * users-permissions must have made its own defaults first, or it never will.
 */
export const grantShopScopes = async (
  strapi: Core.Strapi,
  grants: Readonly<Record<'public' | 'authenticated', readonly string[]>>,
): Promise<void> => {
  await (strapi.plugin('users-permissions').service('users-permissions') as unknown as { initialize: () => Promise<void> }).initialize();
  const marker = strapi.store({ type: 'plugin', name: 'affiliate-store', key: 'granted-scopes' });
  const before = new Set(((await marker.get({})) as string[] | null) ?? []);
  const roles = (await strapi.db.query('plugin::users-permissions.role').findMany({})) as Role[];
  const added: string[] = [];
  for (const role of roles) {
    if (role.type !== 'public' && role.type !== 'authenticated') continue;
    for (const action of grants[role.type]) {
      const mark = `${role.type} ${action}`;
      if (before.has(mark)) continue;
      await strapi.db.query('plugin::users-permissions.permission').create({ data: { action, role: role.id } });
      added.push(mark);
    }
  }
  if (added.length > 0) await marker.set({ value: [...before, ...added] });
};
