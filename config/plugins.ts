import type { Core } from '@strapi/strapi';

import { landingPage, maxFieldsRule } from '../src/hosting/graphql';
import { publicOrigins, servedOverTls } from '../src/hosting/origins';
import { secret } from '../src/hosting/secrets';
import { smsSender } from '../src/hosting/sms';

/** How many levels of a GraphQL query are answered. */
const DEEPEST = 8;

/** Plugins boot in this order: users-permissions must have made its roles before the store grants to them. */
export default ({ env }: Core.Config.Shared.ConfigParams) => ({
  'users-permissions': {
    config: {
      jwtSecret: secret(env, 'JWT_SECRET'),
      // Short access tokens and sessions that can be ended; the refresh token never meets a script.
      jwtManagement: 'refresh',
      sessions: { httpOnly: true, cookie: { secure: servedOverTls(env), sameSite: 'lax' } },
    },
  },
  upload: {
    config: {
      sizeLimit: env.int('UPLOAD_SIZE_LIMIT', 1024 * 1024 * 1024),
      // Files of the media library are served from our own origin: one that carries script would run as us.
      security: {
        deniedTypes: [
          'image/svg+xml',
          'text/html',
          'application/xhtml+xml',
          'text/xml',
          'application/xml',
          'application/javascript',
          'text/javascript',
        ],
      },
    },
  },
  graphql: {
    // A site nobody asks in GraphQL starts a quarter sooner without its schema; a command has nobody who could ask.
    enabled: env.bool('GRAPHQL_ENABLED', true),
    config: {
      endpoint: '/graphql',
      shadowCRUD: true,
      landingPage,
      defaultLimit: 25,
      maxLimit: 100,
      depthLimit: DEEPEST,
      apolloServer: {
        introspection: env('NODE_ENV', 'development') !== 'production',
        csrfPrevention: true,
        cors: { origin: (ctx: { get(header: string): string }) => allowed(publicOrigins(env), ctx.get('Origin')), credentials: true },
        bodyParserConfig: { jsonLimit: '256kb' },
        // Named by its place, so that it is merged over Strapi's own rule of depth instead of added behind it.
        validationRules: { 0: maxFieldsRule(500, 50, DEEPEST) },
        // Counted while reading: the checks of a query that is all fields grow with their square, and took seconds.
        parseOptions: { maxTokens: 5000 },
        persistedQueries: false,
      },
    },
  },
  'affiliate-store': {
    enabled: true,
    resolve: './src/plugins/affiliate-store',
    config: { ...smsSender(env) },
  },
});

const allowed = (origins: readonly string[], asking: string): string => (origins.includes(asking) ? asking : '');
