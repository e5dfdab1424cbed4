import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { personalParts, ERASED_HOST } from './personal';
import type { FoundBy, Mask, PersonalPart, PersonKeys } from './personal';
import { sql } from './transaction';

/** As many values as one question may name: SQLite takes no more than some thousands, and plans are made for each number. */
const AT_ONCE = 400;

type Row = Record<string, unknown>;
type Values = readonly (string | number)[];

const chunks = <T>(values: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(values.length / AT_ONCE) }, (_, n) => values.slice(n * AT_ONCE, (n + 1) * AT_ONCE));

/** A person while their rows are looked for: what was taken of tables before is asked for once. */
export interface Looking {
  readonly keys: PersonKeys;
  readonly taken: Map<string, Values>;
}

/** Begins to look for a person's rows. */
export const lookFor = (keys: PersonKeys): Looking => ({ keys, taken: new Map() });

// Between its quotation marks: somebody else's address may end with this one.
const likePattern = (text: string): string => `%${JSON.stringify(text).replace(/[\\%_]/g, '\\$&')}%`;

const asked = (strapi: Core.Strapi, part: PersonalPart, column: string, by: FoundBy, values: Values): Knex.QueryBuilder => {
  const query = sql(strapi)(part.table).where({ ...part.where });
  const lower = sql(strapi).raw('lower(??)', [column]);
  if (by === 'holdsEmail')
    return query.where((any) => {
      for (const one of values) void any.orWhereRaw("lower(??) LIKE ? ESCAPE '\\'", [column, likePattern(String(one))]);
    });
  return by === 'email' ? query.whereIn(lower as never, [...values]) : query.whereIn(column, [...values]);
};

const valuesFor = async (strapi: Core.Strapi, looking: Looking, by: FoundBy): Promise<Values> => {
  if (by === 'holdsEmail') return looking.keys.email;
  if (typeof by === 'string') return looking.keys[by];
  const taken = await takenOf(strapi, looking, by.rowsOf, by.take);
  return by.prefix === undefined ? taken : taken.map((one) => `${by.prefix}${one}`);
};

/** Goes through the rows of a part, some at a time; a row that is found in two ways comes twice. */
const eachFound = async (
  strapi: Core.Strapi,
  looking: Looking,
  part: PersonalPart,
  work: (query: Knex.QueryBuilder) => Promise<void>,
): Promise<void> => {
  for (const [column, by] of Object.entries(part.found))
    for (const some of chunks(await valuesFor(strapi, looking, by))) await work(asked(strapi, part, column, by, some));
};

const takenOf = async (strapi: Core.Strapi, looking: Looking, table: string, column: string): Promise<Values> => {
  const place = `${table}.${column}`;
  const before = looking.taken.get(place);
  if (before) return before;
  const values = new Set<string | number>();
  for (const part of personalParts().filter((one) => one.table === table && !one.onlyNamed))
    await eachFound(strapi, looking, part, async (query) => {
      for (const row of (await query.select(column)) as Row[]) if (row[column] !== null) values.add(row[column] as string | number);
    });
  looking.taken.set(place, [...values]);
  return [...values];
};

/** Asks for everything that finds rows, before an erasure changes what they are found by. */
export const takeAll = async (strapi: Core.Strapi, looking: Looking): Promise<void> => {
  for (const part of personalParts()) for (const by of Object.values(part.found)) await valuesFor(strapi, looking, by);
};

/** The numbers of the rows a part has of a person. */
const idsOf = async (strapi: Core.Strapi, looking: Looking, part: PersonalPart): Promise<number[]> => {
  const ids = new Set<number>();
  await eachFound(strapi, looking, part, async (query) => {
    for (const { id } of (await query.select('id')) as Array<{ id: number | string }>) ids.add(Number(id));
  });
  return [...ids].sort((a, b) => a - b);
};

const keyOf = (text: unknown, key: string): unknown => {
  try {
    return (JSON.parse(String(text)) as Row)[key] ?? null;
  } catch {
    return null;
  }
};

const withoutLinks = (value: unknown): unknown =>
  typeof value === 'string' ? value.replace(/https?:\/\/[^\s"'<>)\\]+/g, 'https://link.hidden') : value;

const shown = (row: Row, { shows, linksHidden }: PersonalPart): Row =>
  Object.fromEntries(
    shows.map((name) => {
      const [column, key] = name.split('.') as [string, string | undefined];
      const value = row[column] ?? null;
      const whole = key === undefined ? value : keyOf(value, key);
      return [name, linksHidden ? withoutLinks(whole) : whole];
    }),
  );

/** What a person is shown of a part: plain values, in the order of the rows. */
export const readPart = async (strapi: Core.Strapi, looking: Looking, part: PersonalPart): Promise<readonly Row[]> => {
  const columns = [...new Set(part.shows.map((name) => name.split('.')[0] as string))];
  const rows: Row[] = [];
  if (columns.length === 0) return rows;
  for (const ids of chunks(await idsOf(strapi, looking, part))) {
    const found = (await sql(strapi)(part.table)
      .whereIn('id', ids)
      .orderBy('id')
      .select(...columns)) as Row[];
    rows.push(...found.map((row) => shown(row, part)));
  }
  return rows;
};

/** How many rows a part has of a person, and how many of them hinder an erasure. */
export const countPart = async (
  strapi: Core.Strapi,
  looking: Looking,
  part: PersonalPart,
): Promise<{ readonly rows: number; readonly hindering: number }> => {
  const ids = await idsOf(strapi, looking, part);
  if (part.hinders?.values.length === 0) return { rows: ids.length, hindering: ids.length };
  let hindering = 0;
  if (part.hinders)
    for (const some of chunks(ids)) {
      const { n } = (await sql(strapi)(part.table)
        .whereIn('id', some)
        .whereIn(part.hinders.column, [...part.hinders.values])
        .count({ n: '*' })
        .first()) as { n: number | string };
      hindering += Number(n);
    }
  return { rows: ids.length, hindering };
};

const maskFor = (strapi: Core.Strapi, mask: Mask, mark: string): unknown => {
  const marked = (end: string): unknown => sql(strapi).raw('? || CAST(id AS VARCHAR(20)) || ?', [`erased-${mark}-`, end]);
  const values: Readonly<Record<Mask, () => unknown>> = {
    nothing: () => null,
    empty: () => '',
    name: () => `Erased (${mark})`,
    address: () => marked(`@${ERASED_HOST}`),
    mark: () => marked(''),
    'same mark': () => `erased-${mark}`,
    'empty object': () => '{}',
    'empty list': () => '[]',
    false: () => false,
  };
  return values[mask]();
};

/** Does to a part what its fate says; answers to how many rows. In the open unit of work. */
export const erasePart = async (strapi: Core.Strapi, looking: Looking, part: PersonalPart, mark: string): Promise<number> => {
  const ids = await idsOf(strapi, looking, part);
  if (part.fate.kind === 'stays') return ids.length;
  for (const some of chunks(ids)) {
    const rows = sql(strapi)(part.table).whereIn('id', some);
    if (part.fate.kind === 'goes') await rows.delete();
    else await rows.update(Object.fromEntries(Object.entries(part.fate.to).map(([column, mask]) => [column, maskFor(strapi, mask, mark)])));
  }
  return ids.length;
};
