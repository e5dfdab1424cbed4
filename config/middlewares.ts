import type { Core } from '@strapi/strapi';

import { publicOrigins } from '../src/hosting/origins';

/** Whether a log that begins at this level has a line for each request; with none given it has everything. */
const logsRequests = (level: string): boolean => !['error', 'warn', 'info'].includes(level);

/** Strapi's stack in Strapi's order; each line with settings says why. */
export default ({ env }: Core.Config.Shared.ConfigParams) => [
  // Each request is written and timed by it; where the log begins above that, its lines would be made and thrown away.
  ...(logsRequests(env('LOG_LEVEL', '')) ? ['strapi::logger'] : []),
  'strapi::errors',
  {
    name: 'strapi::security',
    config: {
      contentSecurityPolicy: {
        useDefaults: true,
        directives: {
          // No page of this site may call another host; the store's own pages set their own, stricter policy.
          // One string each: Strapi fills a shorter list up with its own defaults, hosts of others among them.
          'connect-src': "'self'",
          'img-src': "'self' data: blob:",
          'media-src': "'self' data: blob:",
          'font-src': "'self' data:",
          'style-src': "'self' 'unsafe-inline'",
          upgradeInsecureRequests: null,
        },
      },
      referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    },
  },
  {
    name: 'strapi::cors',
    config: {
      origin: publicOrigins(env),
      headers: [
        'Content-Type',
        'Authorization',
        'Origin',
        'Accept',
        'Accept-Language',
        'Idempotency-Key',
        'If-None-Match',
        'x-strapi-refresh-cookie',
      ],
      expose: ['ETag', 'Retry-After', 'Idempotency-Replayed'],
      maxAge: 600,
    },
  },
  'strapi::query',
  {
    name: 'strapi::body',
    config: {
      // Signatures of webhooks are made over the bytes as sent; without the unparsed body none can be checked.
      includeUnparsed: true,
      jsonLimit: '1mb',
      formLimit: '1mb',
      textLimit: '1mb',
    },
  },
  'strapi::session',
  { name: 'strapi::favicon', config: { path: 'public/favicon.png' } },
  'strapi::public',
];
