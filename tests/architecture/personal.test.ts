import { personalMap } from '../../src/plugins/affiliate-store/server/src/personal/map';
import type { Capability } from '../../src/plugins/affiliate-store/server/src/platform/assemble';
import type { PersonalPart } from '../../src/plugins/affiliate-store/server/src/platform/personal';
import type { TableDefinition } from '../../src/plugins/affiliate-store/server/src/platform/tables';
import { platformTables } from '../../src/plugins/affiliate-store/server/src/platform/tables-of-platform';
import { exportsOf, isRecord, rooms } from './tree';

const manifests = rooms.flatMap((room) =>
  exportsOf(`${room}/index.ts`).flatMap(([, value]) =>
    isRecord(value) && typeof value['name'] === 'string' ? [value as unknown as Capability] : [],
  ),
);

interface Schema {
  readonly collectionName: string;
  readonly attributes: Readonly<Record<string, { readonly type: string; readonly column?: { readonly notNullable?: boolean } }>>;
}
const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Columns of every table of the store, and whether they may be empty. */
const columns = new Map<string, ReadonlyMap<string, boolean>>();
const definitions: readonly TableDefinition[] = [...platformTables, ...manifests.flatMap((room) => room.tables ?? [])];
for (const { table, columns: of } of definitions)
  columns.set(table, new Map([['id', false], ...Object.entries(of).map(([name, { nullable }]) => [name, nullable === true] as const)]));
const types = manifests.flatMap((room) => Object.values(room.contentTypes ?? {}).map(({ schema }) => schema as Schema));
for (const { collectionName, attributes } of types)
  columns.set(
    collectionName,
    new Map([
      ['id', false],
      ['document_id', false],
      ...Object.entries(attributes).map(([name, { column }]) => [snake(name), column?.notNullable !== true] as const),
    ]),
  );
/** Types people write in the Content Manager: what is in them is shown to everybody. Creators are people. */
const WRITTEN = ['afs_programs', 'afs_products', 'afs_offers', 'afs_sales_pages', 'afs_member_groups'];

const { parts, others } = personalMap;
const ours = parts.filter(({ table }) => table.startsWith('afs_'));
const nameOf = ({ table }: PersonalPart, column: string): string => `${table}.${column}`;

describe('the map of what is kept about people', () => {
  test('knows every table: a new one is decided on here', () => {
    const known = new Set([...parts.map(({ table }) => table), ...Object.keys(others), ...WRITTEN]);
    expect([...columns.keys()].filter((table) => !known.has(table))).toEqual([]);
  });

  test('has no table that is not there, and none in both halves', () => {
    expect([...ours.map(({ table }) => table), ...Object.keys(others)].filter((table) => !columns.has(table))).toEqual([]);
    expect(Object.keys(others).filter((table) => parts.some((part) => part.table === table))).toEqual([]);
  });

  test('names columns that are there', () => {
    const named = ours.flatMap((part) => {
      const { fate } = part;
      const all = [...Object.keys(part.found), ...Object.keys(part.where ?? {}), ...part.shows.map((name) => name.split('.')[0] as string)];
      const more = [...(fate.kind === 'masked' ? Object.keys(fate.to) : []), ...(part.hinders ? [part.hinders.column] : [])];
      return [...all, ...more].flatMap((column) => (columns.get(part.table)?.has(column) ? [] : [nameOf(part, column)]));
    });
    expect(named).toEqual([]);
    const taken = parts.flatMap(({ found }) =>
      Object.values(found).flatMap((by) =>
        typeof by === 'string' || columns.get(by.rowsOf)?.has(by.take) ? [] : [`${by.rowsOf}.${by.take}`],
      ),
    );
    expect(taken).toEqual([]);
  });

  test('empties no column that must not be empty', () => {
    const wrong = ours.flatMap((part) =>
      part.fate.kind === 'masked'
        ? Object.entries(part.fate.to).flatMap(([column, mask]) =>
            mask === 'nothing' && columns.get(part.table)?.get(column) !== true ? [nameOf(part, column)] : [],
          )
        : [],
    );
    expect(wrong).toEqual([]);
  });

  test('changes no table that is only ever added to, but for columns that may be emptied', () => {
    const wrong = ours.flatMap((part) => {
      const definition = definitions.find(({ table }) => table === part.table);
      if (!definition?.appendOnly || part.fate.kind === 'stays') return [];
      if (part.fate.kind === 'goes') return [`${part.table} is deleted from`];
      return Object.keys(part.fate.to).flatMap((column) => (definition.blankable?.includes(column) ? [] : [nameOf(part, column)]));
    });
    expect(wrong).toEqual([]);
  });

  test('lets nobody be found by rows that only name them', () => {
    const finders = new Set(
      parts.flatMap(({ found }) => Object.values(found).flatMap((by) => (typeof by === 'string' ? [] : [by.rowsOf]))),
    );
    expect([...finders].filter((table) => !parts.some((part) => part.table === table && !part.onlyNamed))).toEqual([]);
  });

  test('shows no secret', () => {
    const secret = /secret|sealed|token|hash|fingerprint|password|hmac|_by$|actor|author|staff/;
    expect(parts.flatMap((part) => part.shows.filter((column) => secret.test(column)).map((column) => nameOf(part, column)))).toEqual([]);
  });
});
