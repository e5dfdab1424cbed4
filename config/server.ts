import type { Core } from '@strapi/strapi';

import { secret } from '../src/hosting/secrets';

/** Where the site listens and what it is called from outside. Nothing here talks to the network on its own. */
export default ({ env }: Core.Config.Shared.ConfigParams) => ({
  host: env('HOST', '0.0.0.0'),
  port: env.int('PORT', 1337),
  url: env('PUBLIC_URL', ''),
  app: { keys: secret(env, 'APP_KEYS').split(',') },
  // Only with a proxy in front may a header say who the visitor is: rate limits and click rules trust that address.
  proxy: env.bool('TRUST_PROXY', false)
    ? { koa: true, ipHeader: env('PROXY_IP_HEADER', 'X-Forwarded-For'), maxIpsCount: env.int('PROXY_HOPS', 1) }
    : { koa: false },
  logger: { updates: { enabled: false }, startup: { enabled: env.bool('STARTUP_BANNER', true) } },
  // Moving a whole shop over the network with one token is an operator's decision, not a default.
  transfer: { remote: { enabled: env.bool('REMOTE_TRANSFER', false) } },
});
