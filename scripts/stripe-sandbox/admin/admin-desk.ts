import { z } from 'zod';
import { deliveries } from '../engine/deliveries';
import { events } from '../engine/events';
import { StripeFailure } from '../engine/failures';
import { settingsPatchSchema } from '../engine/settings';
import type { World } from '../engine/world';
import { faultSchema } from '../server/faults';
import type { Desk } from '../server/http-server';
import type { Answer } from '../server/idempotency';
import { type AdminRoute, type AdminTools, jsonBody } from './admin-route';
import { accountRoutes } from './account-routes';
import { moneyRoutes } from './money-routes';

function stateOf({ world, faults }: AdminTools): object {
  return {
    counts: world.store.sizes(),
    clock: clockOf(world),
    faults: faults.list(),
    appointments: world.agenda.waiting,
  };
}

function clockOf(world: World): object {
  return { now: world.clock.now(), offsetMs: world.clock.offsetMs, nextDueAt: world.agenda.nextDueAt() };
}

const timeRoutes: AdminRoute[] = [
  { method: 'GET', path: /^\/clock$/, run: ({ world }) => clockOf(world) },
  {
    method: 'POST',
    path: /^\/clock$/,
    run: async ({ world }, _id, request) => {
      const { advanceMs, deliver } = z
        .strictObject({
          advanceMs: z
            .int()
            .min(0)
            .max(10 * 366 * 24 * 3_600_000),
          deliver: z.boolean().default(true),
        })
        .parse(jsonBody(request));
      world.agenda.advance(advanceMs);
      if (deliver) await world.webhooks.idle();
      return clockOf(world);
    },
  },
  {
    method: 'POST',
    path: /^\/clock\/stand$/,
    run: ({ world }, _id, request) => {
      const { at } = z.strictObject({ at: z.int() }).parse(jsonBody(request));
      world.agenda.standAt(at);
      return clockOf(world);
    },
  },
  {
    method: 'POST',
    path: /^\/clock\/go$/,
    run: ({ world }) => {
      world.agenda.go();
      return clockOf(world);
    },
  },
];

const stateRoutes: AdminRoute[] = [
  { method: 'GET', path: /^\/state$/, run: (tools) => stateOf(tools) },
  {
    method: 'DELETE',
    path: /^\/state$/,
    run: (tools) => {
      tools.reset();
      return stateOf(tools);
    },
  },
  { method: 'GET', path: /^\/config$/, run: ({ world }) => world.settings.value },
  {
    method: 'POST',
    path: /^\/config$/,
    run: ({ world }, _id, request) => world.settings.change(settingsPatchSchema.parse(jsonBody(request))),
  },
  { method: 'GET', path: /^\/faults$/, run: ({ faults }) => faults.list() },
  {
    method: 'POST',
    path: /^\/faults$/,
    run: ({ faults }, _id, request) => {
      faults.add(faultSchema.parse(jsonBody(request)));
      return faults.list();
    },
  },
  {
    method: 'DELETE',
    path: /^\/faults$/,
    run: ({ faults }) => {
      faults.clear();
      return [];
    },
  },
];

const webhookRoutes: AdminRoute[] = [
  {
    method: 'POST',
    path: /^\/webhooks\/release$/,
    run: async ({ world }, _id, request) => {
      const given = z
        .strictObject({
          order: z.enum(['given', 'reverse', 'shuffle']).default('given'),
          events: z.array(z.string()).optional(),
          wait: z.boolean().default(true),
        })
        .parse(jsonBody(request));
      const released = world.webhooks.release(given.order, given.events);
      if (given.wait) await world.webhooks.idle();
      return { released };
    },
  },
  {
    method: 'POST',
    path: /^\/webhooks\/idle$/,
    run: async ({ world }) => {
      await world.webhooks.idle();
      return { idle: true };
    },
  },
  {
    method: 'POST',
    path: /^\/events\/([^/]+)\/resend$/,
    run: async ({ world }, id, request) => {
      const { times } = z.strictObject({ times: z.int().min(1).max(10_000).default(1) }).parse(jsonBody(request));
      if (!world.of(events).get(id)) throw new StripeFailure(404, 'invalid_request_error', `No such event: '${id}'`);
      const sent = world.webhooks.resend(id, times);
      await world.webhooks.idle();
      return { sent };
    },
  },
  { method: 'GET', path: /^\/events\/([^/]+)\/deliveries$/, run: ({ world }, id) => world.of(deliveries).by('event', id) },
];

const routes: readonly AdminRoute[] = [...timeRoutes, ...stateRoutes, ...moneyRoutes, ...accountRoutes, ...webhookRoutes];

function json(status: number, value: unknown): Answer {
  return { status, headers: { 'content-type': 'application/json', 'cache-control': 'no-store' }, body: JSON.stringify(value, null, 2) };
}

function failureAnswer(error: unknown): Answer {
  if (error instanceof StripeFailure) return json(error.status, error.body('req_sandbox'));
  if (error instanceof z.ZodError) return json(400, { error: { type: 'invalid_request_error', message: z.prettifyError(error) } });
  if (error instanceof SyntaxError) return json(400, { error: { type: 'invalid_request_error', message: 'The body is not JSON.' } });
  throw error;
}

/** `/_sandbox/…`: everything that a test or the demo may ask of the sandbox and nobody could ask of Stripe. */
export function adminDesk(tools: AdminTools): Desk {
  return async (request) => {
    if (!request.path.startsWith('/_sandbox/')) return null;
    const rest = request.path.slice('/_sandbox'.length);
    const route = routes.find((candidate) => candidate.method === request.method && candidate.path.test(rest));
    if (!route) return json(404, { error: { type: 'invalid_request_error', message: `Nothing at ${request.method} ${request.path}` } });
    try {
      tools.world.agenda.runDue();
      const result = await route.run(tools, route.path.exec(rest)?.[1] ?? '', request);
      return json(200, result ?? {});
    } catch (error) {
      return failureAnswer(error);
    } finally {
      tools.world.settle();
    }
  };
}
