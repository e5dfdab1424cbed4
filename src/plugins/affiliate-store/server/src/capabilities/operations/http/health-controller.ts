import type { Controller } from '../../../platform/endpoints';
import { readHealth } from '../../../platform/health';

/** The store's own health, beside Strapi's `/_health`, which does not look at the database. */
export const healthController: Controller = {
  name: 'health',
  implementations: [],
  raw: [
    {
      method: 'GET',
      path: '/healthz',
      action: 'read',
      summary:
        'Database, queue, payments and books. 503 when this instance should get no traffic; warnings and alarms answer 200 and say what to do. No secrets.',
      handle: async (ctx, strapi) => {
        const health = await readHealth(strapi);
        ctx.set('Cache-Control', 'no-store');
        ctx.status = health.state === 'failing' ? 503 : 200;
        ctx.body = { data: health, meta: {} };
      },
    },
  ],
};
