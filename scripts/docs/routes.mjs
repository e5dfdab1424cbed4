import path from 'node:path';

import { SERVER, addressOf, isForAdmin, page, sourcesBelow, table, valuesOf } from './tree.mjs';

const notes = ({ idempotencyKey, rateLimit, paginated }) =>
  [idempotencyKey && 'needs `Idempotency-Key`', rateLimit && `${rateLimit} a minute per address`, paginated && 'pages by `cursor`']
    .filter(Boolean)
    .join('; ');

const row = ({ endpoint }) => [
  `\`${endpoint.method} ${addressOf(endpoint)}\``,
  endpoint.summary,
  isForAdmin(endpoint) ? `administrators with \`${endpoint.access.slice('admin:'.length)}\`` : endpoint.access,
  endpoint.graphql ? `\`${endpoint.graphql}\`` : '',
  notes(endpoint),
];

const chapter = ([file, endpoints]) =>
  `## ${path.basename(file, '.ts')}\n\nDeclared in \`${file}\`.\n\n${table(['request', 'what it does', 'who', 'GraphQL', 'also'], endpoints.map(row))}`;

const isController = (value) => typeof value?.name === 'string' && Array.isArray(value?.implementations) && Array.isArray(value?.raw);

/** Routes that speak in bytes: webhooks, downloads, health. */
const rawRoutes = () => {
  const files = sourcesBelow(SERVER, (file) => file.includes('/http/'));
  const controllers = new Set(files.flatMap((file) => valuesOf(file).filter(isController)));
  return [...controllers].flatMap(({ raw }) =>
    raw.map(({ method, path: at, summary }) => [`\`${method} /api/affiliate-store${at}\``, summary]),
  );
};

const READERS = {
  everyone: 'everyone',
  'signed-in': 'signed-in people, what is theirs',
  nobody: 'nobody until an administrator grants it',
};

const camel = (name) => name.replace(/(^|-)(\w)/g, (_all, _dash, letter) => letter.toUpperCase());

const generatedReads = () =>
  valuesOf(`${SERVER}/reads.ts`)
    .flat()
    .map(({ name, readers }) => [
      `\`GET /api/affiliate-store/${name}s\`, \`…/:documentId\``,
      READERS[readers],
      `\`affiliateStore${camel(name)}s\`, \`affiliateStore${camel(name)}\``,
    ]);

const byFirst = (rows) => [...rows].sort(([a], [b]) => a.localeCompare(b, 'en'));

const inBytes = () =>
  `## In bytes\n\nWebhooks, downloads, health: not JSON, or not ours to shape.\n\n${table(['request', 'what it does'], byFirst(rawRoutes()))}`;

const generated = () => {
  const what = `With Strapi’s filters, sort, fields, populate and pagination (at most 100 rows). Which rows a reader sees is declared in \`${SERVER}/reads.ts\`.`;
  return `## Strapi’s generated reads\n\n${what}\n\n${table(['request', 'who', 'GraphQL'], byFirst(generatedReads()))}`;
};

/** Every request the store answers: its own endpoints by contract, its routes of bytes, Strapi’s generated reads. */
export const routesPage = (endpoints) =>
  page(
    'Routes',
    'Every request the store answers.',
    ...[...group(endpoints)].sort(([a], [b]) => a.localeCompare(b, 'en')).map(chapter),
    inBytes(),
    generated(),
  );

const group = (endpoints) => {
  const files = new Map();
  for (const one of endpoints) files.set(one.file, [...(files.get(one.file) ?? []), one]);
  return files;
};
