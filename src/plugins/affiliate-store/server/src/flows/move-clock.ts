import type { Core } from '@strapi/strapi';
import { advanceClock } from '../platform/clock';
import { runAllCrons } from '../platform/jobs';

/** Moves the clock of a demo or test, the sandbox's with it, and does what falls due. Answers the time after it, UTC ms. */
export const moveClock = async (strapi: Core.Strapi, advanceMs: number): Promise<number> => {
  const sandbox = process.env['STRIPE_SANDBOX_URL'];
  const at = await advanceClock(strapi, advanceMs);
  if (sandbox) {
    await fetch(new URL('/_sandbox/clock', sandbox), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ advanceMs, deliver: false }),
    });
  }
  await runAllCrons(strapi);
  return at;
};
