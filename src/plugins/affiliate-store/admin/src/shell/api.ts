import { getFetchClient, isFetchError } from '@strapi/strapi/admin';
import type { FetchOptions } from '@strapi/strapi/admin';
import type { Data, Endpoint, PaginationMeta, Request } from '../../../contracts/endpoint';
import { PLUGIN } from './plugin';

/** What an endpoint is asked, with the parts it does not have left out. */
export type Asked<E extends Endpoint> = Partial<Request<E>>;

/** What came back. */
export interface Answered<E extends Endpoint> {
  readonly data: Data<E>;
  readonly pagination: PaginationMeta | null;
}

/** A refusal of the store: a stable code, words for people, and what is wrong with which field. */
export class StoreError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly facts: Readonly<Record<string, unknown>>,
    readonly fields: ReadonlyArray<{ readonly path: readonly string[]; readonly message: string }>,
  ) {
    super(message);
    this.name = 'StoreError';
  }
}

interface Envelope {
  readonly data: unknown;
  readonly meta?: { readonly pagination?: PaginationMeta };
}
interface Details {
  readonly code?: string;
  readonly errors?: StoreError['fields'];
}

interface Refusal {
  readonly status?: number;
  readonly message: string;
  readonly details?: unknown;
}

const refused = (status: number, { message, details: given }: Refusal): StoreError => {
  const details = (given ?? {}) as Details & Readonly<Record<string, unknown>>;
  return new StoreError(status, details.code ?? `HTTP_${status}`, message, details, details.errors ?? []);
};

const asStoreError = (error: unknown): StoreError => {
  if (!isFetchError(error)) return new StoreError(0, 'UNREACHABLE', error instanceof Error ? error.message : String(error), {}, []);
  const refusal: Refusal = error.response?.data.error ?? error;
  return refused(error.status ?? refusal.status ?? 0, refusal);
};

const filled = (query: unknown): ReadonlyArray<[string, string]> =>
  Object.entries((query ?? {}) as Record<string, unknown>).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value as string)]],
  );

const addressOf = (endpoint: Endpoint, asked: { params?: unknown; query?: unknown }): string => {
  const params = (asked.params ?? {}) as Record<string, string>;
  const path = endpoint.path.replace(/:([a-zA-Z]+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams(filled(asked.query).map(([name, value]) => [name, value])).toString();
  return `/${PLUGIN}${path}${search === '' ? '' : `?${search}`}`;
};

const send = async (
  endpoint: Endpoint,
  asked: { params?: unknown; query?: unknown; body?: unknown },
  config: FetchOptions,
): Promise<Envelope> => {
  const client = getFetchClient();
  const address = addressOf(endpoint, asked);
  if (endpoint.method === 'GET') return (await client.get<Envelope>(address, config)).data;
  return (await client[endpoint.method === 'PUT' ? 'put' : 'post']<Envelope>(address, asked.body ?? {}, config)).data;
};

/**
 * Sends a file to one of the store's own addresses that take bytes, as its whole body: Strapi's own client knows forms and JSON, and forms are
 * refused before anybody has asked who sends them. `token` is the session's.
 */
export const sendFile = async <D>(path: string, file: Blob, token: string | null): Promise<D> => {
  const answer = await fetch(
    `${(window as unknown as { readonly strapi: { readonly backendURL: string } }).strapi.backendURL}/${PLUGIN}${path}`,
    {
      method: 'PUT',
      body: file,
      headers: { authorization: `Bearer ${token ?? ''}`, 'content-type': 'application/octet-stream' },
    },
  ).catch((error: unknown) => {
    throw asStoreError(error);
  });
  const told = (await answer.json()) as { data: D; error?: Refusal };
  if (!answer.ok) throw refused(answer.status, told.error ?? { message: answer.statusText });
  return told.data;
};

/** Asks the store. `key` is the Idempotency-Key of an act that must happen once. */
export const ask = async <E extends Endpoint>(
  endpoint: E,
  asked: Asked<E> = {},
  options: { readonly signal?: AbortSignal; readonly key?: string } = {},
): Promise<Answered<E>> => {
  const config = {
    ...(options.signal ? { signal: options.signal } : {}),
    ...(options.key ? { headers: { 'Idempotency-Key': options.key } } : {}),
  };
  try {
    const { data, meta } = await send(endpoint, asked, config);
    return { data: data as Data<E>, pagination: meta?.pagination ?? null };
  } catch (error) {
    throw asStoreError(error);
  }
};
