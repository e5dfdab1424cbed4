import type { Core } from '@strapi/strapi';

import { servedOverTls } from '../src/hosting/origins';
import { secret } from '../src/hosting/secrets';

interface PreviewService {
  handler(uid: string, params: { documentId: string; locale?: string; status?: string }): Promise<string | null>;
}

/** The admin panel: secrets from the environment, no survey, no promotion, no telemetry. */
export default ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Admin => ({
  auth: {
    secret: secret(env, 'ADMIN_JWT_SECRET'),
    cookie: { secure: servedOverTls(env), sameSite: 'lax' },
  },
  apiToken: { salt: secret(env, 'API_TOKEN_SALT') },
  transfer: { token: { salt: secret(env, 'TRANSFER_TOKEN_SALT') } },
  secrets: { encryptionKey: secret(env, 'ENCRYPTION_KEY') },
  flags: { nps: false, promoteEE: false, docLinks: true },
  ai: { enabled: false },
  autoOpen: false,
  preview: {
    enabled: true,
    config: {
      allowedOrigins: ["'self'"],
      // What a page looks like, and who may see a draft of it, is the plugin's business.
      handler: (uid, params) => strapi.plugin('affiliate-store').service<PreviewService>('preview').handler(uid, params),
    },
  },
});
