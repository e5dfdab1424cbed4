import { StoreFailure } from './failure';

/** The part of `fetch` the client uses; the browser's, Node's, or one that injects into a running server. */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchAnswer>;
export interface FetchInit {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
  readonly credentials: 'include';
  readonly signal?: AbortSignal;
}
export interface FetchAnswer {
  readonly status: number;
  text(): Promise<string>;
}

export interface ClientSettings {
  /** Where the store's API answers, e.g. `https://shop.example/api/affiliate-store`; no slash at the end. */
  readonly baseUrl: string;
  readonly fetch?: Fetch;
  /** The access token, or a way to ask for the present one. */
  readonly token?: string | (() => string | null);
}

export interface CallOptions {
  /** Sent as `Idempotency-Key`: the same key with the same body is done once. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

type Plain = string | number | boolean | null | undefined;
export interface Parts {
  readonly params?: Readonly<Record<string, Plain>>;
  readonly query?: Readonly<Record<string, Plain>>;
  readonly body?: unknown;
}

export interface Envelope {
  readonly data: unknown;
  readonly meta?: { readonly pagination?: { readonly nextCursor: string | null; readonly total: number } };
}

/** Puts parameters into the path and the query behind it, everything escaped. */
export function address(path: string, { params = {}, query = {} }: Parts): string {
  const filled = path.replace(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(String(params[name] ?? '')));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? filled : `${filled}?${text}`;
}

function headersOf(settings: ClientSettings, parts: Parts, options: CallOptions): Record<string, string> {
  const token = typeof settings.token === 'function' ? settings.token() : settings.token;
  return {
    accept: 'application/json',
    ...(parts.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(token ? { authorization: `Bearer ${token}` } : {}),
    ...(options.idempotencyKey === undefined ? {} : { 'idempotency-key': options.idempotencyKey }),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function failureFrom(status: number, answer: unknown): StoreFailure {
  const error = (answer as { error?: { message?: unknown; details?: unknown } } | undefined)?.error;
  const details = typeof error?.details === 'object' && error.details !== null ? (error.details as Record<string, unknown>) : {};
  const code = typeof details['code'] === 'string' ? details['code'] : `HTTP_${status}`;
  return new StoreFailure(status, code, typeof error?.message === 'string' ? error.message : `The store answered ${status}.`, details);
}

interface RawAnswer {
  readonly status: number;
  readonly text: string;
}

async function fetched(settings: ClientSettings, url: string, init: FetchInit): Promise<RawAnswer> {
  const ask: Fetch = settings.fetch ?? ((to, how) => fetch(to, how));
  try {
    const answer = await ask(url, init);
    return { status: answer.status, text: await answer.text() };
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new StoreFailure(0, 'UNREACHABLE', 'The store could not be reached.', { cause: String(cause) });
  }
}

/** Sends one request and answers the envelope; throws a StoreFailure for everything else, the lost connection included. */
export async function send(settings: ClientSettings, method: string, path: string, parts: Parts, options: CallOptions): Promise<Envelope> {
  const { status, text } = await fetched(settings, settings.baseUrl + address(path, parts), {
    method,
    headers: headersOf(settings, parts, options),
    credentials: 'include',
    ...(parts.body === undefined ? {} : { body: JSON.stringify(parts.body) }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  const answer = parse(text);
  if (status >= 400) throw failureFrom(status, answer);
  if (typeof answer !== 'object' || answer === null || !('data' in answer)) {
    throw new StoreFailure(status, 'UNREADABLE', 'The store answered something this client cannot read.');
  }
  return answer;
}
