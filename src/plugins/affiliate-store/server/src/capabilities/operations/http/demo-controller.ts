import type { Context } from 'koa';
import { z } from 'zod';
import { journeyTold } from '../../../../../contracts/admin';
import { hearOfJourney, wantedJourney } from '../../../flows/operations/keep-journey';
import { goOn, moveClock, standStill } from '../../../flows/operations/move-clock';
import { namingSeed } from '../../../platform/chance';
import { clockMoves } from '../../../platform/clock';
import type { Controller, RawRoute } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { failureBody, statusOf } from '../../../platform/http-failures';
import { jobDriver, workOff } from '../../../platform/jobs';
import { operationsFailures } from '../domain/failures';
import { isoOf } from '../../../platform/moments';

const longest = 400 * 86_400_000;
const wanted = z.strictObject({
  advanceMs: z.number().int().min(0).max(longest),
  crons: z.enum(['all', 'doing', 'again', 'none']).default('all'),
});
const standing = z.strictObject({ at: z.number().int().min(0).optional() });

// A shop that takes money has no such routes, as far as anyone can tell.
const onlyWhere =
  (may: () => boolean, handle: RawRoute['handle']): RawRoute['handle'] =>
  async (ctx, strapi) => {
    if (may()) return handle(ctx, strapi);
    const refusal = operationsFailures.because('CLOCK_FIXED');
    ctx.status = statusOf(refusal);
    ctx.body = failureBody(refusal);
  };

const told =
  <S extends z.ZodType>(schema: S, hear: (body: z.output<S>, strapi: Parameters<RawRoute['handle']>[1]) => Promise<object>) =>
  async (ctx: Context, strapi: Parameters<RawRoute['handle']>[1]): Promise<void> => {
    const parsed = schema.safeParse(ctx.request.body);
    if (parsed.success) {
      ctx.body = { data: await hear(parsed.data, strapi) };
      return;
    }
    const refusal = platformFailures.because('INVALID_INPUT');
    ctx.status = statusOf(refusal);
    ctx.body = failureBody(
      refusal,
      parsed.error.issues.map(({ path, message }) => ({ path: path.map(String), message })),
    );
  };

const advance = told(wanted, async ({ advanceMs, crons }, strapi) => ({ now: isoOf(await moveClock(strapi, advanceMs, crons)) }));
const stand = told(standing, async ({ at }, strapi) => ({ now: isoOf(await standStill(strapi, at)) }));
const go = told(z.strictObject({}), async (_body, strapi) => ({ now: isoOf(await goOn(strapi)) }));
const work = told(z.strictObject({}), async () => ({ done: await workOff() }));
const hear = told(journeyTold, (body, strapi) => hearOfJourney(strapi, body));

const queue: RawRoute['handle'] = async (ctx) => {
  ctx.body = { data: await jobDriver().counts() };
};
const look: RawRoute['handle'] = async (ctx, strapi) => {
  ctx.body = { data: { wanted: await wantedJourney(strapi) } };
};

type Named = readonly [method: RawRoute['method'], path: RawRoute['path'], action: string, summary: string];

const ofAnyDemo = ([method, path, action, summary]: Named, handle: RawRoute['handle']): RawRoute => ({
  ...{ method, path, action, summary },
  handle: onlyWhere(clockMoves, handle),
});

/** Only a demo whose names come from a seed has somebody to lead journeys. */
const ofAJourney = ([method, path, action, summary]: Named, handle: RawRoute['handle']): RawRoute => ({
  ...{ method, path, action, summary },
  handle: onlyWhere(() => namingSeed() !== null, handle),
});

/** What a demo shows and a test needs: moving the clock, stopping it, and seeing whether the queue is empty. */
export const demoController: Controller = {
  name: 'demoClock',
  implementations: [],
  raw: [
    ofAnyDemo(['POST', '/demo/clock', 'moveClock', 'Moves the clock of a demo forward and runs what falls due.'], advance),
    ofAnyDemo(['GET', '/demo/queue', 'readQueue', 'How many jobs wait.'], queue),
    ofAJourney(
      ['POST', '/demo/clock/stand', 'standStill', 'Stops the clock of a demo: it then goes, and works, when it is told to.'],
      stand,
    ),
    ofAJourney(['POST', '/demo/clock/go', 'goOn', 'Lets the clock of a demo go on from where it stands.'], go),
    ofAJourney(['POST', '/demo/work', 'workOff', 'Does what is due in a demo whose clock stands, one job after the other.'], work),
    ofAJourney(['GET', '/demo/journey', 'readWantedJourney', 'Whether somebody wants the time machine of a demo to run.'], look),
    ofAJourney(['POST', '/demo/journey', 'hearOfJourney', 'What whoever leads a journey of the time machine tells of it.'], hear),
  ],
};
