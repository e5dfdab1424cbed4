import path from 'node:path';

import { addressOf, isForAdmin, page, table } from './tree.mjs';

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

/** Every endpoint of our own, by contract. Strapi's generated reads are not in it. */
export const routesPage = (endpoints) => {
  const files = group(endpoints);
  return page(
    'Routes',
    'Every request the store answers beside Strapi’s generated reads.',
    ...[...files].sort(([a], [b]) => a.localeCompare(b, 'en')).map(chapter),
  );
};

const group = (endpoints) => {
  const files = new Map();
  for (const one of endpoints) files.set(one.file, [...(files.get(one.file) ?? []), one]);
  return files;
};
