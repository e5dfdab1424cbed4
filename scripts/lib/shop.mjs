// The two processes of a shop on this machine: the sandbox that stands in for Stripe, and Strapi.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';

import { at } from './house.mjs';
import { start, waitFor } from './long-running.mjs';
import { freePort } from './ports.mjs';
import { bin, strapi } from './run.mjs';
import { complaint } from './say.mjs';

const SANDBOX = 'dist/scripts/stripe-sandbox/main.js';
const WEBHOOK = '/api/affiliate-store/webhooks/stripe';
export const HEALTH = '/api/affiliate-store/healthz';

/**
 * Starts the sandbox and says how the shop reaches it, before it answers: `ready` is when it does, and a shop may start meanwhile. With a
 * Stripe key in the environment there is none to start: the shop then talks to Stripe itself.
 */
export const startSandbox = async ({ shopUrl, state, beginsDaysAgo = 0, seed }) => {
  if (process.env.STRIPE_SECRET_KEY) return { url: null, env: {}, ready: Promise.resolve() };
  if (!existsSync(at(SANDBOX))) throw complaint(`There is no sandbox at ${SANDBOX}, and no STRIPE_SECRET_KEY to do without it.`);
  const port = await freePort(Number(process.env.SANDBOX_PORT) || 12111);
  const url = `http://127.0.0.1:${port}`;
  const shared = {
    STRIPE_SANDBOX_URL: url,
    STRIPE_SECRET_KEY: `sk_test_${randomBytes(18).toString('hex')}`,
    STRIPE_WEBHOOK_SECRET: `whsec_${randomBytes(24).toString('base64url')}`,
  };
  mkdirSync(path.dirname(at(state)), { recursive: true });
  const running = start('sandbox', [process.execPath, SANDBOX], {
    env: {
      AFFILIATE_STORE_DEMO: 'true',
      SANDBOX_PORT: String(port),
      SANDBOX_STATE_FILE: state,
      SANDBOX_BEGINS_DAYS_AGO: String(beginsDaysAgo),
      ...(seed === undefined ? {} : { SANDBOX_SEED: seed }),
      SANDBOX_WEBHOOK_URL: `${shopUrl}${WEBHOOK}`,
      SANDBOX_WEBHOOK_SECRET: shared.STRIPE_WEBHOOK_SECRET,
    },
  });
  return { url, env: shared, ready: waitFor(running, url, { seconds: 60, anyStatus: true }) };
};

/** Starts Strapi, in production or development, and waits until the plugin says it is well. */
export const startShop = async ({ port, env, develop = false }) => {
  const running = start('shop', develop ? [...strapi, 'develop'] : [...bin('@strapi/strapi/bin/strapi.js'), 'start'], {
    env: { NODE_ENV: develop ? 'development' : 'production', PORT: String(port), STRAPI_TELEMETRY_DISABLED: 'true', ...env },
    show: develop,
  });
  await waitFor(running, `http://127.0.0.1:${port}${HEALTH}`, { seconds: develop ? 300 : 90 });
  return running;
};
