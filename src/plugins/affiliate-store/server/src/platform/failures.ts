import { failures } from '../kernel/failure';

/** Refusals that any endpoint may answer. */
export const platformFailures = failures({
  INVALID_INPUT: {
    kind: 'invalid',
    message: 'Something in the request is not as it has to be; the list says what.',
    remedy: 'Correct the fields named in details.errors and send again. Nothing was changed.',
  },
  NOT_JSON: {
    kind: 'invalid',
    message: 'The body has to be JSON.',
    remedy: 'Send `Content-Type: application/json` with a JSON object, not packed.',
  },
  BODY_TOO_LARGE: {
    kind: 'too_large',
    message: 'The body of this request is larger than anything the store takes.',
    remedy: 'Send no more than one megabyte. Nothing was changed.',
  },
  NOTHING_HERE: {
    kind: 'not_found',
    message: 'There is nothing at this address, or nothing you may see.',
    remedy: 'Check the address; the routes are listed in docs/generated/routes.md.',
  },
  METHOD_NOT_ALLOWED: {
    kind: 'not_allowed',
    message: 'This address does not take requests of this kind.',
    remedy: 'See the methods of the address in docs/generated/routes.md.',
  },
  UNAUTHENTICATED: {
    kind: 'unauthenticated',
    message: 'Please sign in first.',
    remedy: 'Send a valid access token as `Authorization: Bearer …`.',
  },
  FORBIDDEN: {
    kind: 'forbidden',
    message: 'You are not allowed to do this.',
    remedy: 'Ask a shop administrator for the permission named in details.',
  },
  RATE_LIMITED: {
    kind: 'rate_limited',
    message: 'Too many tries in a short time. Please wait a little.',
    remedy: 'Wait for the seconds in the `Retry-After` header.',
  },
  IDEMPOTENCY_KEY_MISSING: {
    kind: 'invalid',
    message: 'This request needs an Idempotency-Key header.',
    remedy: 'Send one random key per intended action, and the same one when repeating it.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    kind: 'conflict',
    message: 'This Idempotency-Key was used for another request.',
    remedy: 'Use a new key for a new request.',
  },
  IDEMPOTENCY_IN_PROGRESS: {
    kind: 'conflict',
    message: 'The same request is being worked on right now.',
    remedy: 'Repeat it in a moment with the same key to get its answer.',
  },
  TAKEN_MEANWHILE: {
    kind: 'conflict',
    message: 'Somebody else did the same at the same moment. Nothing was changed.',
    remedy: 'Load it again: what you wanted is there now, or is taken.',
  },
  STORE_UNAVAILABLE: {
    kind: 'unavailable',
    message: 'The store cannot do this right now. Nothing was changed.',
    remedy: 'Try again in a moment.',
  },
  SETTING_UNKNOWN: { kind: 'not_found', message: 'There is no such setting.', remedy: 'See the list of settings.' },
  SETTING_LOCKED: {
    kind: 'conflict',
    message: 'This setting is fixed by the environment of the server.',
    remedy: 'Change the environment variable named in details, or remove it.',
  },
  JOB_NOT_FOUND: {
    kind: 'not_found',
    message: 'There is no dead job with this number.',
    remedy: 'Reload the list: it may have been retried already.',
  },
  CURSOR_INVALID: { kind: 'invalid', message: 'This page marker is not one of ours.', remedy: 'Start again without `cursor`.' },
});
