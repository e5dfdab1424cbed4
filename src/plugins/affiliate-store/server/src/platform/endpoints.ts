import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { Data, Endpoint, Input, PaginationMeta } from '../../../contracts/endpoint';
import { FailureError, type Failure } from '../kernel/failure';
import type { Outcome } from '../kernel/outcome';
import { callerOf, type Caller } from './caller';
import { platformFailures } from './failures';
import { failureBody, statusOf, type FieldError } from './http-failures';
import { onceByKey } from './idempotency';
import { managedRefusal } from './managed';
import { asTheStore } from './own-code';
import { parseInput } from './parse-input';
import { allowed } from './rate-limits';
import { isTaken } from './transaction';
import { adminWayIn, isAdmin, wayIn } from './way-in';

/** What a handler answers when all is well. */
export interface Answer<D> {
  readonly data: D;
  readonly pagination?: PaginationMeta;
}

export type Handler<E extends Endpoint> = (
  strapi: Core.Strapi,
  input: Input<E>,
  caller: Caller,
) => Promise<Outcome<Answer<Data<E>>, Failure>>;

/** An endpoint with its handler; how it is reached (REST, GraphQL) is decided elsewhere. */
export interface Implementation {
  readonly endpoint: Endpoint;
  readonly handle: Handler<Endpoint>;
}

/** A route that speaks in bytes rather than in JSON: webhooks, downloads, health. */
export interface RawRoute {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: `/${string}`;
  readonly action: string;
  /** `public` when absent. */
  readonly access?: `admin:${string}`;
  readonly summary: string;
  readonly handle: (ctx: Context, strapi: Core.Strapi) => Promise<void>;
}

/** One controller: endpoints of one audience, plus raw routes. */
export interface Controller {
  readonly name: string;
  readonly implementations: readonly Implementation[];
  readonly raw?: readonly RawRoute[];
}

/** Binds a handler to its endpoint, with the types of both. */
export const implement = <E extends Endpoint>(endpoint: E, handle: Handler<E>): Implementation => ({ endpoint, handle: handle });

/** The result of an endpoint, however it was called. */
export type Result =
  | { readonly ok: true; readonly answer: Answer<unknown> }
  | { readonly ok: false; readonly failure: Failure; readonly errors?: readonly FieldError[] };

const refused = (failure: Failure, errors?: readonly FieldError[]): Result => ({ ok: false, failure, ...(errors ? { errors } : {}) });

/** Why this caller is turned away before anything is read, or null. */
const turnedAway = async (strapi: Core.Strapi, endpoint: Endpoint, caller: Caller): Promise<Failure | null> => {
  const wait = endpoint.rateLimit === undefined ? 0 : await allowed(strapi, endpoint.id, caller.ip, endpoint.rateLimit);
  if (wait > 0) return platformFailures.because('RATE_LIMITED', { retryAfterSeconds: wait });
  return endpoint.access !== 'public' && !isAdmin(endpoint) && !caller.person ? platformFailures.because('UNAUTHENTICATED') : null;
};

/** Runs one endpoint for one caller: limits, sign-in, parsing, idempotency, handler; expected failures come back as values. */
export const runEndpoint = async (
  strapi: Core.Strapi,
  { endpoint, handle }: Implementation,
  given: { params: unknown; query: unknown; body: unknown },
  caller: Caller,
): Promise<Result> => {
  const reason = await turnedAway(strapi, endpoint, caller);
  if (reason) return refused(reason);
  const parsed = parseInput(endpoint, given);
  if ('errors' in parsed) return refused(platformFailures.because('INVALID_INPUT'), parsed.errors);
  if (endpoint.idempotencyKey && !caller.idempotencyKey) return refused(platformFailures.because('IDEMPOTENCY_KEY_MISSING'));
  const notTheirs = await managedRefusal(strapi, endpoint, parsed.input.params, caller);
  if (notTheirs) return refused(notTheirs);
  try {
    const work = () => handle(strapi, parsed.input, caller);
    const outcome = await asTheStore(() =>
      endpoint.idempotencyKey ? onceByKey(strapi, { endpoint, input: parsed.input, caller }, work) : work(),
    );
    return outcome.ok ? { ok: true, answer: outcome.value } : refused(outcome.failure);
  } catch (error) {
    if (error instanceof FailureError) return refused(error.failure);
    if (!isTaken(error)) throw error;
    strapi.log.warn(`affiliate-store: ${endpoint.id}: ${String((error as Error).message)}`);
    return refused(platformFailures.because('TAKEN_MEANWHILE'));
  }
};

const respond = (ctx: Context, endpoint: Endpoint, result: Result): void => {
  if (!result.ok) {
    ctx.status = statusOf(result.failure);
    ctx.body = failureBody(result.failure, result.errors);
    const wait = result.failure.facts['retryAfterSeconds'];
    if (typeof wait === 'number') ctx.set('Retry-After', String(wait));
    return;
  }
  ctx.status = endpoint.status ?? 200;
  ctx.body = { data: result.answer.data, meta: result.answer.pagination ? { pagination: result.answer.pagination } : {} };
};

// Koa's router adds numbered parameters for the prefix it matched; only the named ones are the caller's.
const namedParams = ({ path }: Endpoint, given: Readonly<Record<string, string>> = {}): Record<string, string> =>
  Object.fromEntries(
    (path.match(/:\w+/g) ?? []).flatMap((name) => {
      const value = given[name.slice(1)];
      return value === undefined ? [] : [[name.slice(1), value]];
    }),
  );

const action =
  (strapi: Core.Strapi, implementation: Implementation) =>
  async (ctx: Context): Promise<void> => {
    const { endpoint } = implementation;
    const hasBody = Number(ctx.get('content-length') || 0) > 0 || ctx.get('transfer-encoding') !== '';
    if (hasBody && !ctx.is('application/json')) return respond(ctx, endpoint, refused(platformFailures.because('NOT_JSON')));
    const caller = callerOf(ctx, isAdmin(endpoint) ? 'admin' : 'shop');
    if (endpoint.access !== 'public') ctx.set('Cache-Control', 'private, no-store');
    respond(
      ctx,
      endpoint,
      await runEndpoint(
        strapi,
        implementation,
        { params: namedParams(endpoint, ctx['params'] as Record<string, string> | undefined), query: ctx.query, body: ctx.request.body },
        caller,
      ),
    );
  };

/** Strapi's controllers, made of the endpoints. */
export const controllersOf = (controllers: readonly Controller[]): Record<string, unknown> =>
  Object.fromEntries(
    controllers.map((controller) => [
      controller.name,
      ({ strapi }: { strapi: Core.Strapi }) => ({
        ...Object.fromEntries(controller.implementations.map((one) => [one.endpoint.id.split('.')[1], action(strapi, one)])),
        ...Object.fromEntries(
          (controller.raw ?? []).map((route) => [route.action, (ctx: Context) => asTheStore(() => route.handle(ctx, strapi))]),
        ),
      }),
    ]),
  );

const routeOf = (endpoint: Endpoint) => ({
  method: endpoint.method,
  path: endpoint.path,
  handler: endpoint.id,
  config: wayIn(endpoint),
});

// Strapi takes the first route that fits: `/orders/facets` has to come before `/orders/:number`, whoever listed it first.
const fixedFirst = (a: { path: string }, b: { path: string }): number => {
  const left = a.path.split('/');
  const right = b.path.split('/');
  for (let index = 0; index < Math.min(left.length, right.length); index += 1) {
    const difference = Number(left[index]?.startsWith(':')) - Number(right[index]?.startsWith(':'));
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
};

/** Strapi's routers, made of the endpoints: everything for the shop under `content-api`, everything for staff under `admin`. */
export const routersOf = (controllers: readonly Controller[]) => {
  const endpoints = controllers.flatMap((controller) => controller.implementations.map((one) => one.endpoint));
  const raw = (admin: boolean) =>
    controllers.flatMap((controller) =>
      (controller.raw ?? [])
        .filter((route) => (route.access !== undefined) === admin)
        .map((route) => ({
          method: route.method,
          path: route.path,
          handler: `${controller.name}.${route.action}`,
          config: route.access === undefined ? { auth: false } : adminWayIn(route.access),
        })),
    );
  return {
    'store-api': {
      type: 'content-api',
      routes: [...endpoints.filter((one) => !isAdmin(one)).map(routeOf), ...raw(false)].sort(fixedFirst),
    },
    'store-admin': { type: 'admin', routes: [...endpoints.filter(isAdmin).map(routeOf), ...raw(true)].sort(fixedFirst) },
  };
};
