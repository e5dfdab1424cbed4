import type { Endpoint } from '../../../contracts/endpoint';
import { signedIn } from './signed-in';
import { signedInStaff } from './signed-in-staff';

const PREFIX = 'plugin::affiliate-store.';

/** The permission scope Strapi knows an endpoint by; one row of permissions covers REST and GraphQL. */
export const scopeOf = (endpoint: Endpoint): string => `${PREFIX}${endpoint.id}`;

export const isAdmin = (endpoint: Endpoint): boolean => endpoint.access.startsWith('admin:');

/** An administrator's address: signed in, and allowed what `access` (`admin:<permission>`) names. */
export const adminWayIn = (access: string): object => ({
  auth: { strategies: [signedInStaff, 'admin-token'] },
  policies: [
    'admin::isAuthenticatedAdmin',
    { name: 'admin::hasPermissions', config: { actions: [`${PREFIX}${access.slice('admin:'.length)}`] } },
  ],
});

/**
 * Who may come in at an endpoint, as Strapi's routes say it. Keys of Strapi's own for servers are refused or let in as at any other address;
 * they are looked up in the database, so that people, who come far more often, are asked for first.
 */
export const wayIn = (endpoint: Endpoint): object => {
  if (isAdmin(endpoint)) return adminWayIn(endpoint.access);
  return endpoint.access === 'public' ? { auth: false } : { auth: { strategies: [signedIn, 'content-api-token'] } };
};
