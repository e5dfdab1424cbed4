import { addressOf, isForAdmin } from './tree.mjs';

const NAMES = { 200: 'Done', 201: 'Created', 202: 'Accepted; it is being done' };
const COMMON = { 400: 'Something in the request is not as it has to be', 429: 'Too many tries; see `Retry-After`' };

/** What a transform gives cannot be said in JSON Schema; what it takes can, and what it gives is then any value. */
const schemaIn = (toJSONSchema, schema, io) => {
  const { $schema, ...rest } = toJSONSchema(schema, { target: 'draft-2020-12', io, unrepresentable: 'any' });
  void $schema;
  return rest;
};

const parameters = (json, place) =>
  Object.entries(json?.properties ?? {}).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || (json.required ?? []).includes(name),
    ...(schema.description ? { description: schema.description } : {}),
    schema,
  }));

const failure = (description) => ({ description, content: { 'application/json': { schema: { $ref: '#/components/schemas/Failure' } } } });

const responses = (endpoint, data) => {
  const status = endpoint.status ?? 200;
  const meta = endpoint.paginated
    ? { type: 'object', properties: { pagination: { $ref: '#/components/schemas/Pagination' } }, required: ['pagination'] }
    : { type: 'object' };
  const signedIn = endpoint.access === 'public' ? {} : { 401: failure('Not signed in'), 403: failure('Not yours, or no permission') };
  return {
    [status]: {
      description: NAMES[status],
      content: { 'application/json': { schema: { type: 'object', properties: { data, meta }, required: ['data', 'meta'] } } },
    },
    ...Object.fromEntries(Object.entries(COMMON).map(([code, words]) => [code, failure(words)])),
    ...signedIn,
    ...(endpoint.failures?.length ? { '4XX': failure(`Also, as \`error.details.code\`: ${endpoint.failures.join(', ')}`) } : {}),
  };
};

const IDEMPOTENCY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'One random key per intended action; repeat it when you repeat the request, and nothing happens twice.',
  schema: { type: 'string', minLength: 16, maxLength: 200 },
};

const operation = (endpoint, toJSONSchema) => {
  const taken = (schema) => schema && schemaIn(toJSONSchema, schema, 'input');
  const body = taken(endpoint.body);
  return {
    operationId: endpoint.id,
    summary: endpoint.summary,
    tags: [endpoint.id.split('.')[0]],
    security: endpoint.access === 'public' ? [] : [{ [isForAdmin(endpoint) ? 'admin' : 'person']: [] }],
    parameters: [
      ...parameters(taken(endpoint.params), 'path'),
      ...parameters(taken(endpoint.query), 'query'),
      ...(endpoint.idempotencyKey ? [IDEMPOTENCY] : []),
    ],
    ...(body ? { requestBody: { required: true, content: { 'application/json': { schema: body } } } } : {}),
    responses: responses(endpoint, schemaIn(toJSONSchema, endpoint.response, 'output')),
    'x-access': endpoint.access,
  };
};

const FAILURE = {
  type: 'object',
  required: ['data', 'error'],
  properties: {
    data: { type: 'null' },
    error: {
      type: 'object',
      required: ['status', 'name', 'message', 'details'],
      properties: {
        status: { type: 'integer' },
        name: { type: 'string' },
        message: { type: 'string', description: 'Words for people' },
        details: {
          type: 'object',
          required: ['code'],
          properties: { code: { type: 'string', description: 'Stable; docs/generated/errors.md lists them' } },
        },
      },
    },
  },
};

const PAGINATION = {
  type: 'object',
  required: ['nextCursor', 'total'],
  properties: {
    nextCursor: { type: ['string', 'null'], description: 'Send back as `cursor`; null at the end' },
    total: { type: 'integer' },
  },
};

/** The contracts as an OpenAPI 3.1 document. */
export const openapiDocument = ({ endpoints, version, toJSONSchema }) => {
  const paths = {};
  for (const { endpoint } of endpoints) {
    const address = addressOf(endpoint).replace(/:(\w+)/g, '{$1}');
    paths[address] = { ...paths[address], [endpoint.method.toLowerCase()]: operation(endpoint, toJSONSchema) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Affiliate store',
      version,
      description: 'What the store answers beside Strapi’s generated reads. Money is minor units in a string, with currency and exponent.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    paths: Object.fromEntries(Object.entries(paths).sort(([a], [b]) => a.localeCompare(b, 'en'))),
    components: {
      schemas: { Failure: FAILURE, Pagination: PAGINATION },
      securitySchemes: {
        person: { type: 'http', scheme: 'bearer', description: 'Access token of a signed-in person' },
        admin: { type: 'http', scheme: 'bearer', description: 'Token of an administrator of the Strapi panel' },
      },
    },
  };
};
