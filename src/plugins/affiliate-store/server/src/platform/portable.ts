import type { Core } from '@strapi/strapi';
import { findKept, insertKeptRows } from './kept-rows';
import type { RowUid } from './kept-rows';
import type { TableDefinition } from './tables';
import { isEmbedded, sql } from './transaction';

/** A row on its way from one installation to another: numbers are whole, moments are ISO 8601. */
export type PortableRow = Readonly<Record<string, string | number | boolean | null>>;

/** A table whose rows can be carried into an empty installation, ids and all, on either database. */
export interface Portable {
  readonly table: string;
  readonly columns: readonly string[];
  readonly count: (strapi: Core.Strapi) => Promise<number>;
  /** Rows above an id, in its order. */
  readonly read: (strapi: Core.Strapi, after: number, limit: number) => Promise<readonly PortableRow[]>;
  /** Writes rows as they were read, in the open unit of work. */
  readonly write: (strapi: Core.Strapi, rows: readonly PortableRow[]) => Promise<void>;
  /** Lets the next row get a number of its own after rows were written with theirs. */
  readonly settle: (strapi: Core.Strapi) => Promise<void>;
}

type Raw = Record<string, unknown>;
type Value = PortableRow[string];

const countRows = async (strapi: Core.Strapi, table: string): Promise<number> => {
  const row = (await sql(strapi)(table).count({ n: '*' }).first()) as { n: number | string } | undefined;
  return Number(row?.n ?? 0);
};

// SQLite counts on from the highest id by itself.
const countOn = async (strapi: Core.Strapi, table: string): Promise<void> => {
  if (isEmbedded(strapi)) return;
  await sql(strapi).raw("SELECT setval(pg_get_serial_sequence(?, 'id'), COALESCE((SELECT MAX(id) FROM ??), 0) + 1, false)", [table, table]);
};

const whole = (value: unknown, place: string): number => {
  const number = Number(value);
  if (!Number.isSafeInteger(number))
    throw new Error(`${place} holds ${String(value)}, which is no whole number that can be carried exactly`);
  return number;
};

const plainValue = (value: unknown, type: string, place: string): Value => {
  if (value === null || value === undefined) return null;
  if (type === 'bigint' || type === 'integer') return whole(value, place);
  return type === 'boolean' ? Boolean(value) : String(value as string);
};

/** Carries a plain table. Columns in `stay` are carried as nothing: what they point to is not carried. */
export const carry = (definition: TableDefinition, stay: readonly string[] = []): Portable => {
  const { table, columns } = definition;
  const names = Object.keys(columns);
  return {
    table,
    columns: ['id', ...names],
    count: (strapi) => countRows(strapi, table),
    read: async (strapi, after, limit) => {
      const rows = (await sql(strapi)(table).where('id', '>', after).orderBy('id').limit(limit)) as Raw[];
      return rows.map((row) => {
        const value = (name: string): Value =>
          stay.includes(name) ? null : plainValue(row[name], columns[name]?.type ?? 'string', `${table}.${name}`);
        return Object.fromEntries([['id', whole(row['id'], table)], ...names.map((name) => [name, value(name)])]) as PortableRow;
      });
    },
    write: async (strapi, rows) => void (await sql(strapi)(table).insert([...rows])),
    settle: (strapi) => countOn(strapi, table),
  };
};

interface Attribute {
  readonly type: string;
}
const CARRIED: ReadonlySet<string> = new Set([
  'string',
  'text',
  'enumeration',
  'integer',
  'biginteger',
  'boolean',
  'datetime',
  'increments',
]);

const attributesOf = (strapi: Core.Strapi, uid: RowUid): ReadonlyArray<readonly [string, Attribute]> =>
  Object.entries(strapi.db.metadata.get(uid).attributes as unknown as Record<string, Attribute>).filter(([, { type }]) =>
    CARRIED.has(type),
  );

const typedValue = (value: unknown, type: string, place: string): Value => {
  if (value === null || value === undefined) return null;
  if (type === 'datetime') return new Date(value as string | Date).toISOString();
  if (type === 'integer' || type === 'biginteger' || type === 'increments') return whole(value, place);
  return type === 'boolean' ? Boolean(value) : String(value as string);
};

/** Carries the rows of a content type without relations; `stay` as above. */
export const carryType = (
  name: 'affiliate' | 'referral' | 'order' | 'commission' | 'payout' | 'program',
  table: string,
  stay: readonly string[] = [],
): Portable => {
  const uid: RowUid = `plugin::affiliate-store.${name}`;
  return {
    table,
    columns: [],
    count: (strapi) => countRows(strapi, table),
    read: async (strapi, after, limit) => {
      const attributes = attributesOf(strapi, uid);
      const rows = await findKept<Raw>(strapi, uid, { id: { $gt: after } }, { order: { id: 'asc' }, limit });
      return rows.map(
        (row) =>
          Object.fromEntries(
            attributes.map(([key, { type }]) => [key, stay.includes(key) ? null : typedValue(row[key], type, `${table}.${key}`)]),
          ) as PortableRow,
      );
    },
    write: async (strapi, rows) => {
      const moments = attributesOf(strapi, uid).filter(([, { type }]) => type === 'datetime');
      const dated = rows.map((row) => {
        const dates = moments.map(([key]) => [key, row[key] == null ? null : new Date(String(row[key]))]);
        return { ...row, ...Object.fromEntries(dates) };
      });
      await insertKeptRows(strapi, uid, dated);
    },
    settle: (strapi) => countOn(strapi, table),
  };
};

let carried: readonly Portable[] = [];

/** Makes known what the rooms carry. */
export const registerPortables = (ofRooms: readonly Portable[]): void => {
  carried = ofRooms;
};

/** Everything that is carried, in the order of the rooms. */
export const portables = (): readonly Portable[] => carried;
