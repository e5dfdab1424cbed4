import type { Data, Endpoint, PaginationMeta, Request } from '../contracts/endpoint';
import { routes, type Route, type Routes } from './routes';
import { send, type CallOptions, type ClientSettings, type Parts } from './transport';

export { StoreFailure, isStoreFailure } from './failure';
export { routes } from './routes';
export type { CallOptions, ClientSettings, Fetch, FetchAnswer, FetchInit } from './transport';

type Absent = Record<string, never>;
/** An object in which nothing is required. */
type Nothing = Record<never, never>;
/** The parts an endpoint takes; those in which nothing is required may be left out. */
type Given<E extends Endpoint> = {
  [K in 'params' | 'query' | 'body' as Request<E>[K] extends Absent ? never : Nothing extends Request<E>[K] ? never : K]: Request<E>[K];
} & {
  [K in 'params' | 'query' | 'body' as Request<E>[K] extends Absent ? never : Nothing extends Request<E>[K] ? K : never]?: Request<E>[K];
};
type Answer<E extends Endpoint> = E['paginated'] extends true ? { readonly data: Data<E>; readonly pagination: PaginationMeta } : Data<E>;

/** One call: what the endpoint takes, then options. A paginated one answers `{data, pagination}`, every other its data. */
export type Call<E extends Endpoint> =
  Nothing extends Given<E>
    ? (given?: Given<E>, options?: CallOptions) => Promise<Answer<E>>
    : (given: Given<E>, options?: CallOptions) => Promise<Answer<E>>;

type CallOf<R> = R extends Route<infer E> ? Call<E> : never;
export type StoreClient = { readonly [Group in keyof Routes]: { readonly [Action in keyof Routes[Group]]: CallOf<Routes[Group][Action]> } };

/** Makes a client for the store's public API. It holds no state but its settings, so many may live side by side. */
export function createStoreClient(settings: ClientSettings): StoreClient {
  const call =
    (to: Route<Endpoint>) =>
    async (given: Parts = {}, options: CallOptions = {}) => {
      const answer = await send(settings, to.method, to.path, given, options);
      if (!to.paginated) return answer.data;
      const rows = answer.data as readonly unknown[];
      return { data: rows, pagination: answer.meta?.pagination ?? { nextCursor: null, total: rows.length } };
    };
  const groups = Object.entries(routes).map(([group, actions]) => [
    group,
    Object.fromEntries(Object.entries(actions).map(([action, to]) => [action, call(to as unknown as Route<Endpoint>)])),
  ]);
  // The table of routes is checked against the contracts one by one; this is where its types become the client's.
  return Object.fromEntries(groups) as StoreClient;
}
