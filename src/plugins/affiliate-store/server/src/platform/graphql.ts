import type { Core } from '@strapi/strapi';
import { GraphQLError } from 'graphql';
import type { Context } from 'koa';
import { z } from 'zod';
import { paginationMeta } from '../../../contracts/endpoint';
import type { Endpoint } from '../../../contracts/endpoint';
import { callerOf } from './caller';
import type { Caller } from './caller';
import { runEndpoint } from './endpoints';
import type { Implementation, Result } from './endpoints';
import { GraphqlTypes } from './graphql-types';
import type { Nexus } from './graphql-types';
import { failureBody } from './http-failures';
import { isAdmin, scopeOf } from './way-in';

const PARTS = ['params', 'query', 'body'] as const;
type Part = (typeof PARTS)[number];

/** Which part of the request an argument belongs to. */
type Places = Readonly<Record<string, { readonly part: Part; readonly schema: z.ZodType }>>;

const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** The name of shapes an endpoint does not take from a contract: `partnerSummary` answers a `StorePartnerSummary`. */
const placeOf = (field: string): string => (field.startsWith('store') ? pascal(field) : `Store${pascal(field)}`);

/** All arguments of an endpoint, side by side; two parts with one name in common are refused at start. */
export const placesOf = (endpoint: Endpoint): Places => {
  const places: Record<string, { part: Part; schema: z.ZodType }> = {};
  for (const part of PARTS) {
    const shape = endpoint[part];
    if (shape === undefined) continue;
    if (!(shape instanceof z.ZodObject))
      throw new Error(`affiliate-store: ${part} of ${endpoint.id} is no object and cannot become GraphQL arguments`);
    for (const [name, schema] of Object.entries(shape.shape)) {
      if (places[name]) throw new Error(`affiliate-store: ${endpoint.id} has "${name}" both in ${places[name].part} and in ${part}`);
      places[name] = { part, schema: schema as z.ZodType };
    }
  }
  if (endpoint.idempotencyKey && places['idempotencyKey'])
    throw new Error(`affiliate-store: ${endpoint.id} has an argument called idempotencyKey`);
  return places;
};

/** Puts arguments back where REST has them. A null stands for "not given" wherever the contract has no null. */
export const partsOf = (places: Places, args: Readonly<Record<string, unknown>>): Record<Part, Record<string, unknown>> => {
  const parts: Record<Part, Record<string, unknown>> = { params: {}, query: {}, body: {} };
  for (const [name, value] of Object.entries(args)) {
    const place = places[name];
    if (!place || (value === null && !place.schema.safeParse(null).success)) continue;
    parts[place.part][name] = value;
  }
  return parts;
};

const thrown = ({ failure, errors }: Extract<Result, { ok: false }>): GraphQLError => {
  const { error } = failureBody(failure, errors);
  return new GraphQLError(failure.message, {
    extensions: { code: failure.code, error: { name: error.name, message: error.message, details: error.details } },
  });
};

// REST asks nobody to sign in for a public endpoint, and so knows nobody there; the same answer needs the same caller.
const callerFor = (endpoint: Endpoint, context: Context, key: unknown): Caller => {
  const caller = callerOf(context, 'shop');
  return {
    ...caller,
    person: endpoint.access === 'public' ? null : caller.person,
    idempotencyKey: typeof key === 'string' && key !== '' ? key : caller.idempotencyKey,
  };
};

const resolver =
  (strapi: Core.Strapi, implementation: Implementation, places: Places) =>
  async (_parent: unknown, args: Record<string, unknown>, { koaContext }: { koaContext: Context }): Promise<unknown> => {
    const { endpoint } = implementation;
    const result = await runEndpoint(
      strapi,
      implementation,
      partsOf(places, args),
      callerFor(endpoint, koaContext, args['idempotencyKey']),
    );
    if (!result.ok) throw thrown(result);
    return endpoint.paginated ? { nodes: result.answer.data, pagination: result.answer.pagination } : result.answer.data;
  };

const answerType = (types: GraphqlTypes, nexus: Nexus, endpoint: Endpoint, field: string): unknown => {
  const place = placeOf(field);
  if (!endpoint.paginated) return types.output(endpoint.response, place);
  const page = types.object(
    `${place}Page`,
    { nodes: types.output(endpoint.response, place), pagination: types.output(paginationMeta, 'StorePagination') },
    endpoint.response,
  );
  return nexus.nonNull(page);
};

interface Exposed {
  readonly implementation: Implementation;
  readonly field: string;
  readonly kind: 'Query' | 'Mutation';
}

/** The endpoints that have a GraphQL name, each name once. */
export const exposedOf = (implementations: readonly Implementation[]): readonly Exposed[] => {
  const taken = new Set<string>();
  return implementations.flatMap((implementation): Exposed[] => {
    const { endpoint } = implementation;
    if (endpoint.graphql === undefined) return [];
    if (isAdmin(endpoint)) throw new Error(`affiliate-store: ${endpoint.id} is for administrators, whom GraphQL does not know`);
    if (taken.has(endpoint.graphql)) throw new Error(`affiliate-store: two endpoints are called ${endpoint.graphql} in GraphQL`);
    taken.add(endpoint.graphql);
    return [{ implementation, field: endpoint.graphql, kind: endpoint.method === 'GET' ? 'Query' : 'Mutation' }];
  });
};

interface Fields {
  field: (name: string, config: object) => void;
}
interface NexusToExtend extends Nexus {
  extendType: (config: object) => unknown;
  nullable: (type: unknown) => unknown;
}
interface Extension {
  use: (extend: (given: { nexus: NexusToExtend }) => object) => void;
}

const schemaOf = (strapi: Core.Strapi, nexus: NexusToExtend, exposed: readonly Exposed[], names: ReadonlyMap<z.ZodType, string>) => {
  const types = new GraphqlTypes(nexus, names);
  const fields = exposed.map(({ implementation, field, kind }) => {
    const { endpoint } = implementation;
    const places = placesOf(endpoint);
    const args = Object.fromEntries(
      Object.entries(places).map(([name, { schema }]) => [name, types.input(schema, `${placeOf(field)}${pascal(name)}`)]),
    );
    const keyed = endpoint.idempotencyKey ? { ...args, idempotencyKey: nexus.nullable('String') } : args;
    return {
      kind,
      field,
      endpoint,
      config: {
        type: answerType(types, nexus, endpoint, field),
        args: keyed,
        description: endpoint.summary,
        resolve: resolver(strapi, implementation, places),
      },
    };
  });
  const extended = (['Query', 'Mutation'] as const).map((type) =>
    nexus.extendType({
      type,
      definition: (t: Fields) => fields.filter((one) => one.kind === type).forEach(({ field, config }) => t.field(field, config)),
    }),
  );
  return {
    types: [...types.all, ...extended],
    resolversConfig: Object.fromEntries(
      fields.map(({ kind, field, endpoint }) => [
        `${kind}.${field}`,
        { auth: endpoint.access === 'public' ? false : { scope: [scopeOf(endpoint)] } },
      ]),
    ),
  };
};

/** Adds every endpoint with a GraphQL name to the site's schema, over the same handlers as REST. A site without GraphQL goes without. */
export const exposeGraphql = (
  strapi: Core.Strapi,
  implementations: readonly Implementation[],
  names: ReadonlyMap<z.ZodType, string>,
): void => {
  const exposed = exposedOf(implementations);
  for (const { implementation } of exposed) placesOf(implementation.endpoint);
  const graphql = strapi.plugin('graphql') as Core.Plugin | undefined;
  if (!graphql) return;
  // Strapi asks twice, once for each schema it builds; types are made anew each time.
  (graphql.service('extension') as unknown as Extension).use(({ nexus }) => schemaOf(strapi, nexus, exposed, names));
};
