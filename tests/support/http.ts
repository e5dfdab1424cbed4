import { request } from 'node:http';

/** An answer as a story looks at it. */
// oxlint-disable-next-line typescript/no-explicit-any -- a story reads whatever the shop answers
export interface Answer<T = any> {
  readonly status: number;
  readonly body: T;
  readonly text: string;
  readonly headers: Headers;
  readonly cookies: Readonly<Record<string, string>>;
}

export interface Asked {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly token?: string | undefined;
  readonly cookies?: Readonly<Record<string, string>>;
  readonly key?: string;
}

const cookiesOf = (headers: Headers): Record<string, string> =>
  Object.fromEntries(
    headers.getSetCookie().map((line) => {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );

interface Raw {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

// Not fetch: it puts a `sec-fetch-mode` of its own over the one a story sends, and a browser's is what tracking goes by.
const send = (url: string, method: string, headers: Readonly<Record<string, string>>, body: string | undefined): Promise<Raw> =>
  new Promise((resolve, reject) => {
    const sent = request(
      url,
      { method, headers: { ...headers, ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }) } },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          const received = new Headers();
          for (let at = 0; at < answer.rawHeaders.length; at += 2)
            received.append(answer.rawHeaders[at] ?? '', answer.rawHeaders[at + 1] ?? '');
          resolve({ status: answer.statusCode ?? 0, headers: received, text: Buffer.concat(chunks).toString('utf8') });
        });
      },
    );
    sent.on('error', (error: NodeJS.ErrnoException) => {
      // The shop closed a line it had kept open just as it was used again: nothing was read of the request, so it is sent anew.
      if (sent.reusedSocket && error.code === 'ECONNRESET') send(url, method, headers, body).then(resolve, reject);
      else reject(error);
    });
    sent.end(body);
  });

/** One request; redirects are not followed, so that a story sees them. */
export const ask = async (url: string, { method, body, headers, token, cookies, key }: Asked = {}): Promise<Answer> => {
  const {
    status,
    headers: received,
    text,
  } = await send(
    url,
    method ?? (body === undefined ? 'GET' : 'POST'),
    {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(key ? { 'idempotency-key': key } : {}),
      ...(cookies
        ? {
            cookie: Object.entries(cookies)
              .map(([name, value]) => `${name}=${value}`)
              .join('; '),
          }
        : {}),
      ...headers,
    },
    body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
  );
  let parsed: unknown = null;
  try {
    parsed = JSON.parse(text);
  } catch {
    // Pages and files are not JSON; stories read `text` of them.
  }
  return { status, body: parsed, text, headers: received, cookies: cookiesOf(received) };
};

const CUT = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE']);

/** Whether a question found nobody there, or whoever was asked was gone before it answered. */
export const isCutOff = (error: unknown): boolean => CUT.has((error as { code?: string }).code ?? '');

/** Waits until a question is answered with something truthy; fails with the last thing seen. The limit is no measure of speed: machines are busy at times. */
export const eventually = async <T>(what: string, question: () => Promise<T | null | undefined | false>, withinMs = 45_000): Promise<T> => {
  const until = Date.now() + withinMs;
  let last: unknown;
  // Soon at first, then less and less often: what takes long is work, and every question takes time from it.
  for (let pause = 10; Date.now() < until; pause = Math.min(pause * 1.5, 250)) {
    last = await question();
    if (last) return last as T;
    await new Promise((resume) => setTimeout(resume, pause));
  }
  throw new Error(`${what} has not come about within ${withinMs} ms; last seen: ${JSON.stringify(last)}`);
};

/** The code of a refusal; `ok` where there was none. */
export const codeOf = (answer: Answer): string =>
  (answer.body as { error?: { details: { code: string } } } | null)?.error?.details.code ?? 'ok';
