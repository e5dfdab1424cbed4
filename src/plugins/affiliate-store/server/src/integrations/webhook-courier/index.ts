import type { Capability } from '../../platform/assemble';
import { courier } from './courier';

const PATIENCE_MS = 15_000;

/** Carries outgoing webhooks. Private addresses, and http, are for development only: `WEBHOOKS_TO_PRIVATE=true`. */
export const webhookCourier: Capability = {
  name: 'webhook-courier',
  services: {
    'webhook-courier': () => courier({ toPrivate: process.env['WEBHOOKS_TO_PRIVATE'] === 'true', patienceMs: PATIENCE_MS }),
  },
};
