import http from 'node:http';
import { createHmac } from 'node:crypto';

const agent = new http.Agent({ keepAlive: true, maxSockets: 256 });
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]', '::1']);

/** The header Stripe signs its webhooks with: HMAC-SHA256 over `timestamp.payload`, scheme v1. */
export function signatureHeader(payload: string, secret: string, timestamp: number): string {
  const signature = createHmac('sha256', secret).update(`${timestamp}.${payload}`, 'utf8').digest('hex');
  return `t=${timestamp},v1=${signature}`;
}

/** What came of a POST: the status, or why there was none. */
export interface PostResult {
  status: number | null;
  error: string | null;
}

/** Sends a webhook. Only to this machine: the sandbox makes no request that leaves the host. */
export function postWebhook(url: string, body: string, headers: Record<string, string>, timeoutMs: number): Promise<PostResult> {
  const target = URL.canParse(url) ? new URL(url) : null;
  if (!target || target.protocol !== 'http:' || !LOOPBACK.has(target.hostname)) {
    return Promise.resolve({ status: null, error: 'the sandbox delivers to http://127.0.0.1 or localhost only' });
  }
  return new Promise((resolve) => {
    const request = http.request(
      target,
      {
        method: 'POST',
        agent,
        headers: { ...headers, 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body) },
      },
      (response) => {
        response.resume();
        response.on('end', () => resolve({ status: response.statusCode ?? null, error: null }));
        response.on('error', (error) => resolve({ status: null, error: error.message }));
      },
    );
    request.setTimeout(timeoutMs, () => request.destroy(new Error(`no answer within ${timeoutMs} ms`)));
    request.on('error', (error) => resolve({ status: null, error: error.message }));
    request.end(body);
  });
}
