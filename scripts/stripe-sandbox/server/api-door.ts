import type { IncomingHttpHeaders } from 'node:http';
import type { Validator } from '../conformance/validator';
import { StripeFailure, invalidRequest } from '../engine/failures';
import { randomToken } from '../engine/ids';
import type { World } from '../engine/world';
import type { Resource } from '../resources/operation';
import { requireTestKey } from './api-key';
import { Expansion } from './expansion';
import { type Fault, FaultDesk } from './faults';
import { decodeForm } from './form';
import { type Answer, IdempotencyDesk } from './idempotency';
import { boundaryOf, decodeMultipart } from './multipart';
import { type Match, RouteTable } from './routes';
import { readAsOlderVersion } from './older-versions';
import { readParams } from './validation';

/** A request to `/v1/…` with its body read. */
export interface ApiRequest {
  method: string;
  path: string;
  query: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** What the connection is to do: answer, or misbehave as a fault wants. */
export type Outcome = { kind: 'answer'; answer: Answer } | { kind: 'reset' } | { kind: 'silence'; forMs: number };

/** A request being dealt with. */
interface Job {
  request: ApiRequest;
  fault: Fault | null;
  id: string;
  key: string | null;
}

/** Only POSTs have idempotency keys; other methods are idempotent anyway. */
function keyOf(request: ApiRequest): string | null {
  const key = request.headers['idempotency-key'];
  return request.method === 'POST' && typeof key === 'string' ? key : null;
}

/** Sees every exchange; the conformance tests listen here. */
export interface Exchange {
  operation: string;
  params: Record<string, unknown>;
  status: number;
  answer: unknown;
}

/** The door of the API: key, faults, idempotency, parameters, the operation, and the form of the answer. */
export class ApiDoor {
  readonly faults = new FaultDesk();
  readonly routes: RouteTable;
  readonly watchers: ((exchange: Exchange) => void)[] = [];
  private readonly expansion: Expansion;
  private readonly idempotency: IdempotencyDesk;

  constructor(
    private readonly world: World,
    resources: readonly Resource[],
    private readonly validator: Validator,
    private readonly strict: boolean,
  ) {
    this.routes = new RouteTable(resources, validator.schemas.routes);
    this.expansion = new Expansion(world, resources, validator.schemas.$defs);
    this.idempotency = new IdempotencyDesk(world);
  }

  async handle(request: ApiRequest): Promise<Outcome> {
    const fault = this.faults.take(request.method, request.path);
    if (fault?.kind === 'reset') return { kind: 'reset' };
    const job: Job = { request, fault, id: `req_${randomToken(14)}`, key: keyOf(request) };
    const answer = await this.answerTo(job);
    // Only now, so that the work and the answer kept under its key are made safe together.
    this.world.settle();
    if (fault?.kind === 'reset_after_accept') return { kind: 'reset' };
    if (fault?.kind === 'timeout_after_accept') return { kind: 'silence', forMs: fault.delayMs };
    return { kind: 'answer', answer };
  }

  private async answerTo(job: Job): Promise<Answer> {
    try {
      requireTestKey(job.request.headers);
      if (job.fault?.kind === 'rate_limit') throw rateLimited(job.fault);
      const answer = job.key === null ? await this.perform(job, () => undefined) : await this.once(job, job.key);
      return job.key === null ? answer : { ...answer, headers: { ...answer.headers, 'idempotency-key': job.key } };
    } catch (error) {
      return this.answerOf(error, job.id);
    }
  }

  private async once(job: Job, key: string): Promise<Answer> {
    if (key.length > 255) throw invalidRequest('Idempotency keys can be at most 255 characters long.');
    const { method, path, body } = job.request;
    const replay = this.idempotency.begin(key, method, path, body);
    if (replay) return replay;
    let begun = false;
    try {
      const answer = await this.perform(job, () => (begun = true));
      if (begun) this.idempotency.keep(key, answer, job.id);
      else this.idempotency.forget(key);
      return answer;
    } finally {
      this.idempotency.end(key);
    }
  }

  /** `begin` is called when the parameters are right and the work starts: from then on the result is kept. */
  private async perform(job: Job, begin: () => void): Promise<Answer> {
    const { fault } = job;
    try {
      const { match, params } = this.read(job.request);
      begin();
      if (fault?.kind === 'server_error' && !fault.executed) throw serverError(fault);
      if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
      const answer = this.run(match, params, job);
      if (fault?.kind === 'server_error') throw serverError(fault);
      return answer;
    } catch (error) {
      return this.answerOf(error, job.id);
    }
  }

  private read(request: ApiRequest): { match: Match; params: Record<string, unknown> } {
    const match = this.routes.find(request.method, request.path);
    if (!match) throw unknownUrl(request);
    const boundary = request.method === 'POST' ? boundaryOf(request.headers['content-type']) : null;
    const form =
      boundary === null ? decodeForm(request.method === 'POST' ? request.body : request.query) : decodeMultipart(request.body, boundary);
    if (request.headers['stripe-version'] !== this.validator.schemas.apiVersion) readAsOlderVersion(match.name, form);
    return { match, params: readParams(match.name, form, this.validator, this.strict) };
  }

  private run(match: Match, params: Record<string, unknown>, job: Job): Answer {
    const { expand, ...rest } = params;
    const paths = Array.isArray(expand) ? expand.map(String) : [];
    this.world.agenda.runDue();
    this.world.events.inHand = { id: job.id, idempotencyKey: job.key };
    let status = 200;
    let body: object;
    try {
      const result = match.run({ world: this.world, params: rest, id: match.ids.at(-1) ?? '', parentId: match.ids[0] ?? '' });
      body = this.expansion.show(result, paths);
    } catch (error) {
      if (!(error instanceof StripeFailure)) throw error;
      status = error.status;
      body = error.body(job.id);
    } finally {
      this.world.events.inHand = null;
    }
    if (this.watchers.length > 0) {
      const exchange = { operation: match.name, params, status, answer: body };
      for (const watcher of this.watchers) watcher(exchange);
    }
    return this.answer(status, body, job.id);
  }

  private answerOf(error: unknown, requestId: string): Answer {
    if (error instanceof StripeFailure) {
      const answer = this.answer(error.status, error.body(requestId), requestId);
      return { ...answer, headers: { ...answer.headers, ...error.headers } };
    }
    console.error('stripe sandbox:', error);
    const failure = new StripeFailure(500, 'api_error', 'The sandbox itself failed; this is a defect of the sandbox.');
    return this.answer(500, failure.body(requestId), requestId);
  }

  private answer(status: number, body: object, requestId: string): Answer {
    return {
      status,
      headers: {
        'content-type': 'application/json',
        'request-id': requestId,
        'stripe-version': this.validator.schemas.apiVersion,
        'cache-control': 'no-cache, no-store',
      },
      body: JSON.stringify(body, null, 2),
    };
  }
}

function unknownUrl(request: ApiRequest): StripeFailure {
  return new StripeFailure(
    404,
    'invalid_request_error',
    `Unrecognized request URL (${request.method}: ${request.path}). Either the path is wrong, or the sandbox does not simulate it.`,
  );
}

function rateLimited(fault: Fault): StripeFailure {
  return new StripeFailure(
    429,
    'rate_limit_error',
    'Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.',
    { code: 'rate_limit' },
    { 'retry-after': String(fault.retryAfterSeconds) },
  );
}

/** Stripe keeps a 500 under its key, so a retry would only be given it again: it says so in the header. */
function serverError(fault: Fault): StripeFailure {
  return new StripeFailure(fault.status, 'api_error', 'An unknown error occurred', {}, { 'stripe-should-retry': 'false' });
}
