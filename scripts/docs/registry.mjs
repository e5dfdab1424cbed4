import { SERVER, page, roomOf, sourcesBelow, table, valuesOf } from './tree.mjs';

const UID = 'plugin::affiliate-store';

const contentTypes = () =>
  sourcesBelow(`${SERVER}/capabilities`, (file) => file.includes('/content-types/')).flatMap((file) =>
    valuesOf(file)
      .map((value) => value?.schema)
      .filter((schema) => schema?.info)
      .map((schema) => [
        `\`${UID}.${schema.info.singularName}\``,
        schema.info.description ?? '',
        `\`${schema.collectionName}\``,
        roomOf(file),
        `\`${file}\``,
      ]),
  );

const isTable = (value) => typeof value?.table === 'string' && typeof value?.columns === 'object';
const tables = () =>
  sourcesBelow(SERVER)
    .filter((file) => /\/tables(\/|\.ts$|-of-)/.test(file))
    .flatMap((file) =>
      [...new Set(valuesOf(file).flat())]
        .filter(isTable)
        .map((one) => [`\`${one.table}\``, one.appendOnly ? 'append-only' : '', Object.keys(one.columns).join(', '), `\`${file}\``]),
    );

const services = () =>
  sourcesBelow(`${SERVER}/capabilities`, (file) => file.endsWith('/service.ts')).map((file) => [
    `\`${UID}.${roomOf(file)}\``,
    `\`${file}\``,
  ]);

const byFirst = (rows) => [...new Map(rows.map((row) => [row[0], row])).values()].sort(([a], [b]) => a.localeCompare(b, 'en'));

/** From a name in a log, or a table in the database, to the file that makes it. */
export const registryPage = () =>
  page(
    'Registry',
    'Rooms are folders by what the shop can do; this is the view by kind that Strapi’s own folders would give.',
    `## Content types\n\n${table(['uid', 'what it is', 'table', 'room', 'file'], byFirst(contentTypes()))}`,
    `## Plain tables\n\n${table(['table', 'kind', 'columns', 'file'], byFirst(tables()))}`,
    `## Doors\n\n${table(['service', 'file'], byFirst(services()))}`,
  );
