import type { Failure, FailureKind } from '../kernel/failure';

/** The one map from kinds of failure to HTTP status. */
const STATUS: Readonly<Record<FailureKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  declined: 402,
  forbidden: 403,
  not_found: 404,
  not_allowed: 405,
  conflict: 409,
  gone: 410,
  too_large: 413,
  rate_limited: 429,
  unavailable: 503,
};

const NAME: Readonly<Record<FailureKind, string>> = {
  invalid: 'ValidationError',
  unauthenticated: 'UnauthorizedError',
  declined: 'PaymentDeclinedError',
  forbidden: 'ForbiddenError',
  not_found: 'NotFoundError',
  not_allowed: 'MethodNotAllowedError',
  conflict: 'ConflictError',
  gone: 'GoneError',
  too_large: 'PayloadTooLargeError',
  rate_limited: 'RateLimitError',
  unavailable: 'ServiceUnavailableError',
};

export const statusOf = (failure: Failure): number => STATUS[failure.kind ?? 'conflict'];

/** Field errors that came with a failure, beside its facts. */
export interface FieldError {
  readonly path: readonly string[];
  readonly message: string;
}

/** The failure in Strapi's envelope. */
export const failureBody = (failure: Failure, errors?: readonly FieldError[]) => ({
  data: null,
  error: {
    status: statusOf(failure),
    name: NAME[failure.kind ?? 'conflict'],
    message: failure.message,
    details: { ...failure.facts, code: failure.code, ...(errors ? { errors } : {}) },
  },
});
