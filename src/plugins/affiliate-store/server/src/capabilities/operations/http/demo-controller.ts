import type { Context } from 'koa';
import { z } from 'zod';
import { moveClock } from '../../../flows/move-clock';
import { clockMoves } from '../../../platform/clock';
import type { Controller, RawRoute } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { failureBody, statusOf } from '../../../platform/http-failures';
import { jobDriver } from '../../../platform/jobs';
import { operationsFailures } from '../domain/failures';
import { isoOf } from '../../../platform/moments';

const longest = 400 * 86_400_000;
const wanted = z.strictObject({ advanceMs: z.number().int().min(0).max(longest) });

// A shop that takes money has no such routes, as far as anyone can tell.
const onlyWhereClocksMove =
  (handle: RawRoute['handle']): RawRoute['handle'] =>
  async (ctx, strapi) => {
    if (clockMoves()) return handle(ctx, strapi);
    const refusal = operationsFailures.because('CLOCK_FIXED');
    ctx.status = statusOf(refusal);
    ctx.body = failureBody(refusal);
  };

const advance: RawRoute['handle'] = async (ctx: Context, strapi) => {
  const parsed = wanted.safeParse(ctx.request.body);
  if (!parsed.success) {
    const refusal = platformFailures.because('INVALID_INPUT');
    ctx.status = statusOf(refusal);
    ctx.body = failureBody(refusal, [{ path: ['advanceMs'], message: 'whole milliseconds, at most 400 days' }]);
    return;
  }
  ctx.body = { data: { now: isoOf(await moveClock(strapi, parsed.data.advanceMs)) } };
};

const queue: RawRoute['handle'] = async (ctx) => {
  ctx.body = { data: await jobDriver().counts() };
};

/** What a demo shows and a test needs: moving the clock, and seeing whether the queue is empty. */
export const demoController: Controller = {
  name: 'demoClock',
  implementations: [],
  raw: [
    {
      method: 'POST',
      path: '/demo/clock',
      action: 'moveClock',
      summary: 'Moves the clock of a demo forward and runs what falls due.',
      handle: onlyWhereClocksMove(advance),
    },
    { method: 'GET', path: '/demo/queue', action: 'readQueue', summary: 'How many jobs wait.', handle: onlyWhereClocksMove(queue) },
  ],
};
