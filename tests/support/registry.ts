import type { Endpoint } from '../../src/plugins/affiliate-store/contracts/endpoint';
import { reads } from '../../src/plugins/affiliate-store/server/src/reads';
import { exportsOf, filesBelow, isRecord, isTest, PLUGIN, SERVER } from '../architecture/tree';

/** One way into the store: an endpoint with a contract, a route of bytes, or one of Strapi's generated reads. */
export interface Way {
  readonly kind: 'endpoint' | 'bytes' | 'generated';
  readonly area: 'shop' | 'admin';
  readonly method: string;
  /** The whole address, parameters as `:name`. */
  readonly address: string;
  readonly handler: string;
  readonly endpoint: Endpoint | null;
}

interface Route {
  readonly method: string;
  readonly path: string;
  readonly handler: string;
}

const isEndpoint = (value: unknown): value is Endpoint =>
  isRecord(value) && typeof value['id'] === 'string' && typeof value['method'] === 'string' && typeof value['path'] === 'string';

const endpoints = new Map(
  filesBelow(`${PLUGIN}/contracts`)
    .filter((file) => file.endsWith('.ts') && !isTest(file))
    .flatMap((file) => exportsOf(file).flatMap(([, value]) => [value, ...(isRecord(value) ? Object.values(value) : [])]))
    .filter(isEndpoint)
    .map((endpoint) => [endpoint.id as string, endpoint]),
);

const generated = new Set(reads.flatMap(({ name }) => [`${name}.find`, `${name}.findOne`]));

interface Composed {
  readonly routes: Readonly<Record<string, { readonly type: string; readonly routes: readonly Route[] }>>;
}
const composed = exportsOf(`${SERVER}/index.ts`).find(([name]) => name === 'default')?.[1] as Composed;

/** Every way into the store, as the plugin hands them to Strapi: what is added to the product is in this list by itself. */
export const ways: readonly Way[] = Object.values(composed.routes).flatMap(({ type, routes }) =>
  routes.map(({ method, path, handler }): Way => {
    const endpoint = endpoints.get(handler) ?? null;
    return {
      kind: endpoint ? 'endpoint' : generated.has(handler) ? 'generated' : 'bytes',
      area: type === 'admin' ? 'admin' : 'shop',
      method,
      address: `${type === 'admin' ? '' : '/api'}/affiliate-store${path}`,
      handler,
      endpoint,
    };
  }),
);

/** The names of an address's parameters. */
export const parametersOf = (address: string): readonly string[] => [...address.matchAll(/:(\w+)/g)].map(([, name]) => String(name));

/** An address with its parameters filled in, as they are. */
export const filled = (address: string, values: Readonly<Record<string, string>>): string =>
  address.replace(/:(\w+)/g, (whole, name: string) => values[name] ?? whole);

/** Every code an answer of the store may carry, with its words. */
export const documentedCodes: ReadonlySet<string> = new Set(
  filesBelow(SERVER)
    .filter((file) => file.endsWith('/failures.ts'))
    .flatMap((file) =>
      exportsOf(file).flatMap(([, value]) => (isRecord(value) && isRecord(value['catalogue']) ? Object.keys(value['catalogue']) : [])),
    ),
);
