import { adminToken } from './admin-session';
import { expectOk } from './expect-ok';
import { unique } from './world';
import type { World } from './world';

/** An administrator whose role holds these permissions of the store and no others; answers the token of a session. */
export const anAdministrator = async (world: World, permissions: readonly string[]): Promise<string> => {
  const role = expectOk(await world.strapi('/admin/roles', { body: { name: unique('role'), description: 'made by a story' } }), 'a role')
    .body as { data: { id: number } };
  const wanted = permissions.map((permission) => ({
    action: `plugin::affiliate-store.${permission}`,
    subject: null,
    properties: {},
    conditions: [],
  }));
  expectOk(
    await world.strapi(`/admin/roles/${role.data.id}/permissions`, { method: 'PUT', body: { permissions: wanted } }),
    'permissions of the role',
  );
  const email = `${unique('staff')}@example.test`;
  const invited = expectOk(
    await world.strapi('/admin/users', { body: { firstname: 'Sam', lastname: 'Staff', email, roles: [role.data.id] } }),
    'an administrator',
  ).body as { data: { registrationToken: string } };
  const password = 'Sam-of-the-staff-1';
  expectOk(
    await world.strapi('/admin/register', {
      body: { registrationToken: invited.data.registrationToken, userInfo: { firstname: 'Sam', lastname: 'Staff', password } },
      token: '',
    }),
    'their registration',
  );
  return adminToken(world.address.url, { email, password });
};
