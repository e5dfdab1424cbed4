import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { isEmbedded } from './transaction';

type ColumnType = 'string' | 'text' | 'bigint' | 'integer' | 'boolean';

export interface Column {
  readonly type: ColumnType;
  /** NOT NULL unless said otherwise. */
  readonly nullable?: true;
}

/** A plain table: real NOT NULL, unique keys, checks and append-only triggers, and nothing of a content type. */
export interface TableDefinition {
  /** kebab-case; the table is `afs_<name with underscores, plural as given>`. */
  readonly name: string;
  readonly table: `afs_${string}`;
  readonly columns: Readonly<Record<string, Column>>;
  /** Each a real unique key. A `where` makes it partial. */
  readonly unique?: ReadonlyArray<{ readonly columns: readonly string[]; readonly where?: string }>;
  readonly indexes?: ReadonlyArray<readonly string[]>;
  /** Conditions every row must meet, as SQL of both databases; `row` is what column names are prefixed with. */
  readonly checks?: Readonly<Record<string, (row: '' | 'NEW.') => string>>;
  /** Names of checks of before that are too narrow now: a check that changes gets another name, and the one of before is dropped. */
  readonly retired?: readonly string[];
  /** Rows can be inserted and read; the database itself refuses UPDATE and DELETE. */
  readonly appendOnly?: true;
  /** Columns of an append-only table that may be emptied, and only that: words about a person, who may ask for them to go (ADR 0079). */
  readonly blankable?: readonly string[];
}

/** Declares a table. An `id` column counts up by itself. */
export const table = (definition: TableDefinition): TableDefinition => definition;

// Strapi's registry of models is not public API; history and core store use it the same way. Kept to this file (ADR 0004).
interface ModelRegistry {
  add: (model: object) => void;
}

const ATTRIBUTE: Readonly<Record<ColumnType, object>> = {
  string: { type: 'string' },
  text: { type: 'text' },
  bigint: { type: 'biginteger' },
  integer: { type: 'integer' },
  boolean: { type: 'boolean' },
};

const modelOf = (definition: TableDefinition) => ({
  uid: `plugin::affiliate-store.${definition.name}`,
  singularName: definition.name,
  tableName: definition.table,
  attributes: {
    id: { type: 'increments' },
    ...Object.fromEntries(
      Object.entries(definition.columns).map(([name, column]) => [
        name,
        { ...structuredClone(ATTRIBUTE[column.type]), columnName: name, column: { notNullable: !column.nullable } },
      ]),
    ),
  },
  // Only unique keys. What Strapi reads back of an index of PostgreSQL is without `id`: to it every index over one has changed, whenever a
  // column came anywhere, and it made it a second time beside the one there is. No shop on PostgreSQL could be upgraded.
  indexes: (definition.unique ?? [])
    .filter((key) => !key.where)
    .map((key) => ({ name: keyName(definition, key.columns, 'uq'), columns: [...key.columns], type: 'unique' })),
  foreignKeys: [],
  lifecycles: {},
});

// PostgreSQL cuts identifiers at 63 bytes without a word.
const keyName = (definition: TableDefinition, columns: readonly string[], kind: 'uq' | 'ix'): string =>
  `${definition.table}_${columns.map((column) => column.slice(0, 12)).join('_')}`.slice(0, 59) + `_${kind}`;

/** Registers the tables with Strapi's schema sync, and what the sync cannot express right after it. */
export const registerTables = (strapi: Core.Strapi, definitions: readonly TableDefinition[]): void => {
  const models = strapi.get('models') as unknown as ModelRegistry;
  for (const definition of definitions) models.add(modelOf(definition));
  strapi.hook('strapi::content-types.afterSync').register(async () => {
    const present = await readPresent(strapi);
    for (const definition of definitions) await harden(strapi, definition, present);
  });
};

/** What the database has beside tables, by name: on SQLite with how it is written, on PostgreSQL with its name again. */
type Present = ReadonlyMap<string, string>;

// Asked once: hundreds of statements that change nothing were a good part of each start.
const readPresent = async (strapi: Core.Strapi): Promise<Present> => {
  const knex = strapi.db.connection;
  const rows = isEmbedded(strapi)
    ? ((await knex.raw(`SELECT name, sql FROM sqlite_master WHERE type IN ('index', 'trigger')`)) as Array<{
        name: string;
        sql: string | null;
      }>)
    : (
        (await knex.raw(
          `SELECT indexname AS name, indexname AS sql FROM pg_indexes WHERE schemaname = current_schema()
           UNION ALL SELECT conname, conname FROM pg_constraint WHERE connamespace = current_schema()::regnamespace`,
        )) as { rows: Array<{ name: string; sql: string }> }
      ).rows;
  return new Map(rows.map(({ name, sql: text }) => [name, text ?? name]));
};

/** Runs DDL that a table definition cannot say (keys over content-type tables), after every schema sync. */
export const afterSchemaSync = (strapi: Core.Strapi, statements: (embedded: boolean) => readonly string[]): void => {
  strapi.hook('strapi::content-types.afterSync').register(async () => {
    for (const statement of statements(isEmbedded(strapi))) await strapi.db.connection.raw(statement);
  });
};

const harden = async (strapi: Core.Strapi, definition: TableDefinition, present: Present): Promise<void> => {
  const knex = strapi.db.connection;
  const index = async (kind: 'INDEX' | 'UNIQUE INDEX', name: string, over: string): Promise<void> => {
    if (!present.has(name)) await knex.raw(`CREATE ${kind} IF NOT EXISTS ${name} ON ${definition.table} ${over}`);
  };
  for (const columns of definition.indexes ?? []) await index('INDEX', keyName(definition, columns, 'ix'), `(${columns.join(', ')})`);
  for (const { columns, where } of definition.unique ?? [])
    if (where) await index('UNIQUE INDEX', `${keyName(definition, columns, 'uq')}_p`, `(${columns.join(', ')}) WHERE ${where}`);
  const write = isEmbedded(strapi) ? sqliteGuards : postgresGuards;
  await write(knex, definition, present);
};

/** What an update of an append-only table must be like: nothing is changed, but that blankable columns are emptied. */
const onlyBlanks = ({ columns, blankable = [] }: TableDefinition, same: string): string =>
  ['id', ...Object.keys(columns)]
    .map((name) => `${blankable.includes(name) ? `COALESCE(NEW.${name}, '') = '' OR ` : ''}NEW.${name} ${same} OLD.${name}`)
    .map((condition) => `(${condition})`)
    .join(' AND ');

const sqliteAppendOnly = async (knex: Knex, definition: TableDefinition): Promise<void> => {
  const { table: name, blankable } = definition;
  const refuse = `BEGIN SELECT RAISE(ABORT, '${name} is append-only'); END`;
  if (blankable) {
    await knex.raw(`DROP TRIGGER IF EXISTS ${name}_no_update`);
    // Made anew each time: a column that was added is to be kept, too.
    await knex.raw(`DROP TRIGGER IF EXISTS ${name}_only_blanked`);
    await knex.raw(`CREATE TRIGGER ${name}_only_blanked BEFORE UPDATE ON ${name} WHEN NOT (${onlyBlanks(definition, 'IS')}) ${refuse}`);
  }
  for (const event of blankable ? ['DELETE'] : ['UPDATE', 'DELETE'])
    await knex.raw(`CREATE TRIGGER IF NOT EXISTS ${name}_no_${event.toLowerCase()} BEFORE ${event} ON ${name} ${refuse}`);
};

const sqliteGuards = async (knex: Knex, definition: TableDefinition, present: Present): Promise<void> => {
  const { table: name, checks, retired, appendOnly } = definition;
  for (const check of retired ?? [])
    for (const event of ['insert', 'update']) await knex.raw(`DROP TRIGGER IF EXISTS ${name}_${check}_${event}`);
  for (const [check, condition] of Object.entries(checks ?? {})) {
    for (const event of ['INSERT', 'UPDATE']) {
      // ALTER TABLE cannot add a CHECK in SQLite, and the sync rebuilds tables: a trigger says the same.
      const trigger = `${name}_${check}_${event.toLowerCase()}`;
      const wanted = `CREATE TRIGGER ${trigger} BEFORE ${event} ON ${name} WHEN NOT (${condition('NEW.')}) BEGIN SELECT RAISE(ABORT, '${name}: ${check}'); END`;
      if (present.get(trigger) === wanted) continue;
      await knex.raw(`DROP TRIGGER IF EXISTS ${trigger}`);
      await knex.raw(wanted);
    }
  }
  if (appendOnly) await sqliteAppendOnly(knex, definition);
};

const postgresGuards = async (knex: Knex, definition: TableDefinition, present: Present): Promise<void> => {
  const { table: name, checks, retired, appendOnly, blankable } = definition;
  for (const check of retired ?? []) await knex.raw(`ALTER TABLE ${name} DROP CONSTRAINT IF EXISTS ${name}_${check}`);
  for (const [check, condition] of Object.entries(checks ?? {})) {
    if (present.has(`${name}_${check}`)) continue;
    await knex.raw(
      `DO $$ BEGIN ALTER TABLE ${name} ADD CONSTRAINT ${name}_${check} CHECK (${condition('')}); EXCEPTION WHEN duplicate_object THEN NULL; END $$`,
    );
  }
  if (!appendOnly) return;
  await knex.raw(
    `CREATE OR REPLACE FUNCTION afs_append_only() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$ LANGUAGE plpgsql`,
  );
  const guard = (trigger: string, when: string, each: string): Promise<unknown> =>
    knex.raw(
      `DO $$ BEGIN CREATE TRIGGER ${name}_${trigger} BEFORE ${when} ON ${name} ${each} EXECUTE FUNCTION afs_append_only(); EXCEPTION WHEN duplicate_object THEN NULL; END $$`,
    );
  if (!blankable) return void (await guard('append_only', 'UPDATE OR DELETE OR TRUNCATE', 'FOR EACH STATEMENT'));
  await knex.raw(`DROP TRIGGER IF EXISTS ${name}_append_only ON ${name}`);
  await guard('kept', 'DELETE OR TRUNCATE', 'FOR EACH STATEMENT');
  await knex.raw(`DROP TRIGGER IF EXISTS ${name}_only_blanked ON ${name}`);
  await guard('only_blanked', 'UPDATE', `FOR EACH ROW WHEN (NOT (${onlyBlanks(definition, 'IS NOT DISTINCT FROM')}))`);
};
