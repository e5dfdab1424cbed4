import { SERVER, builtExport, page, roomOf, sourcesBelow, table, valuesOf } from './tree.mjs';

const statusOf = (kind) => builtExport(`${SERVER}/platform/http-failures.ts`, 'statusOf')({ kind });

const catalogued = () =>
  sourcesBelow(SERVER, (file) => file.endsWith('/failures.ts')).flatMap((file) =>
    valuesOf(file)
      .filter((value) => value?.catalogue)
      .flatMap(({ catalogue }) => Object.entries(catalogue).map(([code, entry]) => ({ code, ...entry, room: roomOf(file) }))),
  );

/** Status and meaning of every code, for other documents. */
export const failureCatalogue = () => new Map(catalogued().map(({ code, kind, message }) => [code, { status: statusOf(kind), message }]));

const row =
  (endpoints) =>
  ({ code, kind, message, remedy, room }) => {
    const told = endpoints.filter(({ endpoint }) => endpoint.failures?.includes(code)).map(({ endpoint }) => `\`${endpoint.id}\``);
    return [`\`${code}\``, statusOf(kind), message, remedy, room, told.join(' ')];
  };

/** Every stable code, what it means and what to do about it. */
export const errorsPage = (endpoints) => {
  const rows = catalogued()
    .sort((a, b) => a.code.localeCompare(b.code, 'en'))
    .map(row(endpoints));
  return page(
    'Failures',
    'An answer that is not 2xx has Strapi’s envelope; `error.details.code` is one of these and keeps its meaning for ever. Any endpoint may answer those of `platform`.',
    table(['code', 'status', 'what is the matter', 'what to do', 'room', 'promised by'], rows),
  );
};
