import { z } from 'zod';

/**
 * Who may call an endpoint. `public` needs no sign-in; `member`, `affiliate` and `creator` need a signed-in person who
 * owns a row of that kind; `admin:<permission>` needs an administrator with that permission of the Strapi admin panel.
 */
export type Access = 'public' | 'member' | 'affiliate' | 'creator' | `admin:${string}`;

type Shape = z.ZodType;

/** Things of affiliates that a path names by `:id`, by the manager who looks after them. */
export type ManagedThing =
  | 'affiliate'
  | 'application'
  | 'case'
  | 'binding'
  | 'program'
  | 'invite'
  | 'lead'
  | 'affiliate_task'
  | 'prospect'
  | 'bonus'
  | 'relay_letter'
  | 'joint_campaign';

/** One thing the store can be asked, written once: routes, validation, OpenAPI, GraphQL and the client all read it. */
export interface Endpoint {
  /** `<controller>.<action>`; unique. */
  readonly id: `${string}.${string}`;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path below `/api/affiliate-store` (below `/affiliate-store` for admin endpoints), parameters as `:name`. */
  readonly path: `/${string}`;
  readonly summary: string;
  readonly access: Access;
  readonly params?: Shape;
  readonly query?: Shape;
  readonly body?: Shape;
  /** The shape of `data` in the answer. */
  readonly response: Shape;
  /**
   * What an administrator gets who sees only the affiliates they manage, where an endpoint of staff is about affiliates: a thing named
   * by `:id` is there only if it is of one of theirs, a `list` holds theirs alone, what is about `everybody` is refused, and `nobody` says
   * that there is no affiliate in it.
   */
  readonly managed?: ManagedThing | 'list' | 'everybody' | 'nobody';
  /** Status of success; 200 when absent. */
  readonly status?: 200 | 201 | 202;
  /** True when the answer carries `meta.pagination` with a keyset cursor. */
  readonly paginated?: boolean;
  /** `required`: refused without an `Idempotency-Key` header; the same key with another body is a 409. */
  readonly idempotencyKey?: 'required';
  /** Codes of failures this endpoint may answer beyond INVALID_INPUT, UNAUTHENTICATED, FORBIDDEN and RATE_LIMITED. */
  readonly failures?: readonly string[];
  /** Name of the GraphQL field, where it has one; a GET becomes a query, everything else a mutation. */
  readonly graphql?: string;
  /** Attempts allowed per address and minute, for endpoints worth guarding. */
  readonly rateLimit?: number;
}

/** Declares an endpoint, keeping its literal types for the client. */
export const endpoint = <const E extends Endpoint>(declaration: E): E => declaration;

type Parsed<S> = S extends Shape ? z.output<S> : Record<string, never>;
type Given<S> = S extends Shape ? z.input<S> : Record<string, never>;

/** What a handler of the endpoint receives: every part parsed and typed. */
export interface Input<E extends Endpoint> {
  readonly params: Parsed<E['params']>;
  readonly query: Parsed<E['query']>;
  readonly body: Parsed<E['body']>;
}

/** What a caller of the endpoint may send. */
export interface Request<E extends Endpoint> {
  readonly params: Given<E['params']>;
  readonly query: Given<E['query']>;
  readonly body: Given<E['body']>;
}

/** What `data` holds in the answer. */
export type Data<E extends Endpoint> = z.output<E['response']>;

export const paginationMeta = z.object({
  /** Send back as `cursor` to read on; null at the end. */
  nextCursor: z.string().nullable(),
  /** How many rows the filters match in all. */
  total: z.number().int(),
});
export type PaginationMeta = z.output<typeof paginationMeta>;

/** Every failure, as Strapi people know it, with a stable `details.code`. */
export const failureEnvelope = z.object({
  data: z.null(),
  error: z.object({
    status: z.number().int(),
    name: z.string(),
    message: z.string(),
    details: z
      .object({
        code: z.string(),
        errors: z.array(z.object({ path: z.array(z.string()), message: z.string() })).optional(),
      })
      .catchall(z.unknown()),
  }),
});
