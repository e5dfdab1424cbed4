import { addressOf, isForAdmin } from './tree.mjs';

const NAMES = { 200: 'Done', 201: 'Created', 202: 'Accepted; it is being done' };
const REFS = '#/components/schemas/';

/** Turns schemas into JSON Schema and collects those with a name, each under one name for what it takes and one for what it gives. */
const shelf = ({ z, names }) => {
  const registry = z.registry();
  for (const [schema, id] of names) registry.add(schema, { id });
  const schemas = {};
  const put = (name, schema, io) => {
    const text = JSON.stringify(schema);
    if (schemas[name] !== undefined && JSON.stringify(schemas[name]) !== text) {
      if (io === 'output') throw new Error(`two shapes are called ${name}`);
      return put(`${name}Input`, schema, 'output');
    }
    schemas[name] = schema;
    return name;
  };
  // `$defs` are local to each call; one document has one shelf.
  const hoisted = (json, io) => {
    const { $schema: _dialect, $defs = {}, id: _id, ...rest } = json;
    const renamed = JSON.parse(JSON.stringify(rest).replaceAll('#/$defs/', REFS));
    for (const [name, { id: _own, ...definition }] of Object.entries($defs)) {
      put(name, JSON.parse(JSON.stringify(definition).replaceAll('#/$defs/', REFS)), io);
    }
    return renamed;
  };
  const of = (schema, io) => {
    // What a transform gives cannot be said in JSON Schema; what it takes can, and what it gives is then any value.
    const json = hoisted(z.toJSONSchema(schema, { target: 'draft-2020-12', io, unrepresentable: 'any', metadata: registry }), io);
    const name = names.get(schema);
    return name === undefined || io === 'input' || json.$ref ? json : { $ref: `${REFS}${put(name, json, io)}` };
  };
  return { of, schemas };
};

const parameters = (json, place) =>
  Object.entries(json?.properties ?? {}).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || ((json.required ?? []).includes(name) && schema.default === undefined),
    schema,
  }));

const answer = (description, schema) => ({ description, content: { 'application/json': { schema } } });

const codesOf = (endpoint) => [
  'INVALID_INPUT',
  ...(endpoint.access === 'public' ? [] : ['UNAUTHENTICATED', 'FORBIDDEN']),
  ...(endpoint.body ? ['NOT_JSON'] : []),
  ...(endpoint.rateLimit ? ['RATE_LIMITED'] : []),
  ...(endpoint.idempotencyKey ? ['IDEMPOTENCY_KEY_MISSING', 'IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_IN_PROGRESS'] : []),
  ...(endpoint.failures ?? []),
];

/** Every failure an endpoint may answer, by status, each with its code and meaning. */
const failures = (endpoint, catalogue) => {
  const byStatus = {};
  for (const code of new Set(codesOf(endpoint))) {
    const { status = 409, message = '' } = catalogue.get(code) ?? {};
    byStatus[status] = [...(byStatus[status] ?? []), `\`${code}\`: ${message}`];
  }
  const schema = { $ref: `${REFS}FailureEnvelope` };
  return Object.fromEntries(Object.entries(byStatus).map(([status, lines]) => [status, answer(lines.join('\n\n'), schema)]));
};

const IDEMPOTENCY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'One random key per intended action; repeat it when you repeat the request, and nothing happens twice.',
  schema: { type: 'string', minLength: 1, maxLength: 200 },
};

const success = (endpoint, shapes) => {
  const meta = endpoint.paginated
    ? { type: 'object', properties: { pagination: { $ref: `${REFS}PaginationMeta` } }, required: ['pagination'] }
    : { type: 'object' };
  const data = shapes.of(endpoint.response, 'output');
  return answer(NAMES[endpoint.status ?? 200], { type: 'object', properties: { data, meta }, required: ['data', 'meta'] });
};

const operation = (endpoint, shapes, catalogue) => {
  const taken = (schema) => schema && shapes.of(schema, 'input');
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
    responses: { [endpoint.status ?? 200]: success(endpoint, shapes), ...failures(endpoint, catalogue) },
    'x-access': endpoint.access,
    ...(endpoint.graphql ? { 'x-graphql': endpoint.graphql } : {}),
  };
};

const SECURITY = {
  person: { type: 'http', scheme: 'bearer', description: 'Access token of a signed-in person: POST /api/affiliate-store/auth/password' },
  admin: { type: 'http', scheme: 'bearer', description: 'Token of an administrator of the Strapi panel' },
};

const sorted = (record) => Object.fromEntries(Object.entries(record).sort(([a], [b]) => a.localeCompare(b, 'en')));

/** Some of the endpoints as an OpenAPI 3.1 document. `catalogue` says of each failure code its status and its meaning. */
export const openapiDocument = ({ endpoints, version, title, description, z, names, always, catalogue }) => {
  const shapes = shelf({ z, names });
  for (const schema of always) shapes.of(schema, 'output');
  const paths = {};
  for (const { endpoint } of endpoints) {
    const address = addressOf(endpoint).replace(/:(\w+)/g, '{$1}');
    paths[address] = { ...paths[address], [endpoint.method.toLowerCase()]: operation(endpoint, shapes, catalogue) };
  }
  const used = new Set(endpoints.map(({ endpoint }) => (isForAdmin(endpoint) ? 'admin' : 'person')));
  return {
    openapi: '3.1.0',
    info: { title, version, description, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/' }],
    tags: [...new Set(endpoints.map(({ endpoint }) => endpoint.id.split('.')[0]))].sort().map((name) => ({ name })),
    paths: sorted(paths),
    components: {
      schemas: sorted(shapes.schemas),
      securitySchemes: Object.fromEntries(Object.entries(SECURITY).filter(([name]) => used.has(name))),
    },
  };
};
