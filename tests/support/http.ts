/** An answer as a story looks at it. */
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

const cookiesOf = (headers: Headers): Record<string, string> => Object.fromEntries(headers.getSetCookie().map((line) => {
  const [pair = ''] = line.split(';');
  const at = pair.indexOf('=');
  return [pair.slice(0, at), pair.slice(at + 1)];
}));

/** One request; redirects are not followed, so that a story sees them. */
export const ask = async (url: string, { method, body, headers, token, cookies, key }: Asked = {}): Promise<Answer> => {
  const response = await fetch(url, {
    method: method ?? (body === undefined ? 'GET' : 'POST'), redirect: 'manual',
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(token ? { authorization: `Bearer ${token}` } : {}), ...(key ? { 'idempotency-key': key } : {}),
      ...(cookies ? { cookie: Object.entries(cookies).map(([name, value]) => `${name}=${value}`).join('; ') } : {}), ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  let parsed: unknown = null;
  try {
    parsed = JSON.parse(text);
  } catch {
    // Pages and files are not JSON; stories read `text` of them.
  }
  return { status: response.status, body: parsed, text, headers: response.headers, cookies: cookiesOf(response.headers) };
};

/** Waits until a question is answered with something truthy; fails with the last thing seen. */
export const eventually = async <T>(what: string, question: () => Promise<T | null | undefined | false>, withinMs = 15_000): Promise<T> => {
  const until = Date.now() + withinMs;
  let last: unknown;
  while (Date.now() < until) {
    last = await question();
    if (last) return last as T;
    await new Promise((resume) => setTimeout(resume, 50));
  }
  throw new Error(`${what} has not come about within ${withinMs} ms; last seen: ${JSON.stringify(last)}`);
};
