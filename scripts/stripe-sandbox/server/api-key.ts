import type { IncomingHttpHeaders } from 'node:http';
import { StripeFailure } from '../engine/failures';

function keyOf(authorization: string | undefined): string | null {
  if (!authorization) return null;
  const [scheme = '', value = ''] = authorization.split(' ', 2);
  if (scheme.toLowerCase() === 'bearer') return value.trim();
  if (scheme.toLowerCase() === 'basic') return Buffer.from(value, 'base64').toString('utf8').split(':')[0] ?? '';
  return null;
}

/** Refuses a request that brings no test key: a live key must never get this far. */
export function requireTestKey(headers: IncomingHttpHeaders): void {
  const key = keyOf(headers.authorization);
  if (!key) {
    throw new StripeFailure(
      401,
      'invalid_request_error',
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
    );
  }
  if (!/^(sk|rk)_test_[A-Za-z0-9_]{20,}$/.test(key)) {
    const shown = key.length > 12 ? `${key.slice(0, 8)}${'*'.repeat(Math.min(20, key.length - 12))}${key.slice(-4)}` : '****';
    throw new StripeFailure(
      401,
      'invalid_request_error',
      `Invalid API Key provided: ${shown}`,
      {},
      { 'www-authenticate': 'Bearer realm="Stripe"' },
    );
  }
}
