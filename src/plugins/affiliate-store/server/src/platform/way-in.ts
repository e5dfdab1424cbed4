import type { Endpoint } from '../../../contracts/endpoint';
import { signedIn } from './signed-in';

const PREFIX = 'plugin::affiliate-store.';

/** The permission scope Strapi knows an endpoint by; one row of permissions covers REST and GraphQL. */
export const scopeOf = (endpoint: Endpoint): string => `${PREFIX}${endpoint.id}`;

export const isAdmin = (endpoint: Endpoint): boolean => endpoint.access.startsWith('admin:');

/** Policies of an administrator's address: signed in, and allowed what `access` (`admin:<permission>`) names. */
export const adminPolicies = (access: string): readonly unknown[] => [
  'admin::isAuthenticatedAdmin',
  { name: 'admin::hasPermissions', config: { actions: [`${PREFIX}${access.slice('admin:'.length)}`] } },
];

/** Who may come in at an endpoint, as Strapi's routes say it. Keys of Strapi's own for servers are refused or let in as at any other address. */
export const wayIn = (endpoint: Endpoint): object => {
  if (isAdmin(endpoint)) return { policies: adminPolicies(endpoint.access) };
  return endpoint.access === 'public' ? { auth: false } : { auth: { strategies: ['content-api-token', signedIn] } };
};
