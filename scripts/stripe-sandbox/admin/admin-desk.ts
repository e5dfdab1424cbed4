import { z } from 'zod';
import { deliveries } from '../engine/deliveries';
import { events } from '../engine/events';
import { StripeFailure } from '../engine/failures';
import { idOf } from '../engine/ids';
import { settingsPatchSchema } from '../engine/settings';
import type { World } from '../engine/world';
import { decideLaterPayment } from '../payments/later-payment';
import { escalateInquiry, loseDispute, openDispute, winDispute } from '../payments/disputing';
import { finishChallenge } from '../payments/paying';
import { failRefund, succeedRefund } from '../payments/refunding';
import { requireCharge } from '../resources/charges';
import { requireSession } from '../resources/checkout-sessions';
import { requireDispute } from '../resources/disputes';
import { requireIntent } from '../resources/payment-intents';
import { requireRefund } from '../resources/refunds';
import { type FaultDesk, faultSchema } from '../server/faults';
import type { Desk, PlainRequest } from '../server/http-server';
import type { Answer } from '../server/idempotency';
import { paySchema, payByScript } from './scripted-payment';

/** What the desk works with besides the world. */
export interface AdminTools {
  world: World;
  faults: FaultDesk;
  reset: () => void;
}

interface AdminRoute {
  method: string;
  path: RegExp;
  run: (tools: AdminTools, id: string, request: PlainRequest) => unknown;
}

const outcomeSchema = z.strictObject({ outcome: z.enum(['succeed', 'fail']) });

function jsonBody(request: PlainRequest): unknown {
  return request.body.trim() === '' ? {} : (JSON.parse(request.body) as unknown);
}

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

const moneyRoutes: AdminRoute[] = [
  {
    method: 'POST',
    path: /^\/sessions\/([^/]+)\/pay$/,
    run: ({ world }, id, request) => payByScript(world, requireSession(world, id), paySchema.parse(jsonBody(request))),
  },
  {
    method: 'POST',
    path: /^\/payments\/([^/]+)\/settle$/,
    run: ({ world }, id, request) => {
      const intent = requireIntent(world, id);
      decideLaterPayment(world, intent, outcomeSchema.parse(jsonBody(request)).outcome === 'succeed');
      return intent;
    },
  },
  {
    method: 'POST',
    path: /^\/payments\/([^/]+)\/authenticate$/,
    run: ({ world }, id, request) => {
      const intent = requireIntent(world, id);
      try {
        finishChallenge(world, intent, outcomeSchema.parse(jsonBody(request)).outcome === 'succeed');
      } catch (failure) {
        // The card may be refused after the challenge was passed; the intent then says so.
        if (!(failure instanceof StripeFailure) || failure.type !== 'card_error') throw failure;
      }
      return intent;
    },
  },
  {
    method: 'POST',
    path: /^\/disputes$/,
    run: ({ world }, _id, request) => {
      const given = z
        .strictObject({
          charge: z.string(),
          reason: z.string().default('fraudulent'),
          amount: z.int().min(1).optional(),
          inquiry: z.boolean().optional(),
        })
        .parse(jsonBody(request));
      const charge = given.charge.startsWith('pi_') ? (idOf(requireIntent(world, given.charge).latest_charge) ?? '') : given.charge;
      return openDispute(world, requireCharge(world, charge), given);
    },
  },
  {
    method: 'POST',
    path: /^\/disputes\/([^/]+)\/(?:won|lost|escalated)$/,
    run: ({ world }, id, request) => {
      const dispute = requireDispute(world, id);
      if (request.path.endsWith('/won')) winDispute(world, dispute);
      else if (request.path.endsWith('/lost')) loseDispute(world, dispute);
      else escalateInquiry(world, dispute);
      return dispute;
    },
  },
  {
    method: 'POST',
    path: /^\/refunds\/([^/]+)\/(?:fail|succeed)$/,
    run: ({ world }, id, request) => {
      const refund = requireRefund(world, id);
      if (request.path.endsWith('/succeed')) succeedRefund(world, refund);
      else
        failRefund(
          world,
          refund,
          z.strictObject({ reason: z.string().default('expired_or_canceled_card') }).parse(jsonBody(request)).reason,
        );
      return refund;
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

const routes: readonly AdminRoute[] = [...timeRoutes, ...stateRoutes, ...moneyRoutes, ...webhookRoutes];

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
