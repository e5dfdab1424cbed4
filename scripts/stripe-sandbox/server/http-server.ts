import http from 'node:http';
import type { ApiDoor, Outcome } from './api-door';
import type { Answer } from './idempotency';
import { boundaryOf } from './multipart';

const LARGEST_BODY = 1_000_000;
const LARGEST_FILE = 6_000_000;

/** A request with its body read. */
export interface PlainRequest {
  method: string;
  path: string;
  query: string;
  headers: http.IncomingHttpHeaders;
  body: string;
}

/** Answers a request that is not for the API, or `null` when it is not for this desk. */
export type Desk = (request: PlainRequest) => Promise<Answer | null>;

function readBody(request: http.IncomingMessage): Promise<string | null> {
  // A file is bytes: each is a character of the text, so that none is lost.
  const inParts = boundaryOf(request.headers['content-type']) !== null;
  const largest = inParts ? LARGEST_FILE : LARGEST_BODY;
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= largest) chunks.push(chunk);
    });
    request.on('end', () => resolve(size > largest ? null : Buffer.concat(chunks).toString(inParts ? 'latin1' : 'utf8')));
    request.on('error', reject);
  });
}

function send(response: http.ServerResponse, answer: Answer): void {
  response.writeHead(answer.status, { ...answer.headers, 'content-length': Buffer.byteLength(answer.body) });
  response.end(answer.body);
}

function carryOut(outcome: Outcome, request: http.IncomingMessage, response: http.ServerResponse): void {
  if (outcome.kind === 'answer') send(response, outcome.answer);
  else if (outcome.kind === 'reset') request.socket.resetAndDestroy();
  else setTimeout(() => request.socket.destroy(), outcome.forMs).unref();
}

const tooLarge: Answer = {
  status: 413,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ error: { type: 'invalid_request_error', message: 'The request is too large.' } }),
};

const notFound: Answer = {
  status: 404,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({
    error: { type: 'invalid_request_error', message: 'There is nothing here. This is a Stripe sandbox; its API lies under /v1.' },
  }),
};

/** The server: `/v1` goes to the API, everything else to the desks in turn. */
export function createServer(door: ApiDoor, desks: readonly Desk[]): http.Server {
  const answer = async (request: http.IncomingMessage, response: http.ServerResponse): Promise<void> => {
    const body = await readBody(request);
    if (body === null) return send(response, tooLarge);
    const target = request.url ?? '/';
    const mark = target.indexOf('?');
    const plain: PlainRequest = {
      method: request.method ?? 'GET',
      path: mark === -1 ? target : target.slice(0, mark),
      query: mark === -1 ? '' : target.slice(mark + 1),
      headers: request.headers,
      body,
    };
    if (plain.path.startsWith('/v1/') || plain.path.startsWith('/v2/')) return carryOut(await door.handle(plain), request, response);
    for (const desk of desks) {
      const found = await desk(plain);
      if (found) return send(response, found);
    }
    send(response, notFound);
  };
  const server = http.createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error('stripe sandbox:', error);
      if (!response.headersSent)
        send(response, {
          ...notFound,
          status: 500,
          body: JSON.stringify({ error: { type: 'api_error', message: 'The sandbox failed.' } }),
        });
    });
  });
  server.keepAliveTimeout = 30_000;
  return server;
}
