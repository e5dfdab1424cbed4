import type { Core } from '@strapi/strapi';
import { advanceClock, letClockGo, now, standClock } from '../../platform/clock';
import { holdJobs, letJobsGo, runAllCrons } from '../../platform/jobs';
import type { WhichCrons } from '../../platform/jobs';

/** Tells the sandbox's clock the same, where there is a sandbox. */
const tellSandbox = async (path: string, body: object): Promise<void> => {
  const sandbox = process.env['STRIPE_SANDBOX_URL'];
  if (!sandbox) return;
  await fetch(new URL(path, sandbox), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
};

/** Moves the clock of a demo or test, the sandbox's with it, and does what falls due. Answers the time after it, UTC ms. */
export const moveClock = async (strapi: Core.Strapi, advanceMs: number, crons: WhichCrons | 'none' = 'all'): Promise<number> => {
  const at = await advanceClock(strapi, advanceMs);
  await tellSandbox('/_sandbox/clock', { advanceMs, deliver: false });
  if (crons !== 'none') await runAllCrons(strapi, crons);
  return at;
};

/**
 * Stops the clocks of a demo, at a moment if one is given that is not over. From here on they go when they are told to, events come when
 * they are waited for, and jobs are done when they are asked for, one after the other: the same deeds then make the same books.
 */
export const standStill = async (strapi: Core.Strapi, at?: number): Promise<number> => {
  await holdJobs();
  const stands = await standClock(strapi, at ?? now());
  await tellSandbox('/_sandbox/clock/stand', { at: stands });
  return stands;
};

/** Lets the clocks go again, and with them the queue. */
export const goOn = async (strapi: Core.Strapi): Promise<number> => {
  const at = await letClockGo(strapi);
  await tellSandbox('/_sandbox/clock/go', {});
  letJobsGo();
  return at;
};
