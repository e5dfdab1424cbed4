import type { Knex } from 'knex';

/** One compiled statement, as knex hands it to its drivers. */
interface Statement {
  sql: string;
  bindings: readonly unknown[];
  readonly timeout?: number;
  response?: unknown;
  /** What a statement without rows has changed, as knex keeps it on SQLite. */
  context?: { readonly lastID: unknown; readonly changes: number };
}

/** A connection of better-sqlite3, which answers at once. */
interface Embedded {
  readonly prepare: (text: string) => {
    readonly reader: boolean;
    readonly all: (values: readonly unknown[]) => unknown;
    readonly run: (values: readonly unknown[]) => { readonly lastInsertRowid: unknown; readonly changes: number };
  };
}

interface Runner {
  readonly builder: {
    readonly _connection?: unknown;
    readonly _debug?: boolean;
    readonly listenerCount?: (event: string) => number;
    readonly queryContext: () => unknown;
    readonly toSQL: () => Statement | readonly Statement[];
  };
  run: () => Promise<unknown>;
}

/** The part of knex's client that carries out statements. It is knex's own ground; the version is pinned by Strapi. */
interface Client {
  runner: (builder: unknown) => Runner;
  readonly driverName: string;
  readonly _formatBindings: (bindings: readonly unknown[]) => readonly unknown[];
  readonly acquireConnection: () => Promise<object>;
  readonly prepBindings: (bindings: readonly unknown[]) => readonly unknown[];
  readonly positionBindings: (text: string) => string;
  readonly _query: (connection: object, statement: Statement) => Promise<Statement>;
  readonly processResponse: (statement: Statement, runner: Runner) => unknown;
  readonly postProcessResponse: (response: unknown, context: unknown) => unknown;
}

const WATCHED = ['start', 'query', 'query-response', 'query-error', 'end', 'error'];

// Somebody who listens in (tracing, a debugger) is to hear everything.
const isWatched = (runner: Runner, outer: Knex): boolean =>
  runner.builder._debug === true ||
  WATCHED.some((event) => outer.listenerCount(event) > 0 || (runner.builder.listenerCount?.(event) ?? 0) > 0);

/** As knex does it, without the promises: SQLite has no wait in it. */
const answeredAtOnce = (client: Client, connection: Embedded, one: Statement): Statement => {
  const statement = connection.prepare(one.sql);
  const values = client._formatBindings(one.bindings);
  if (statement.reader) one.response = statement.all(values);
  else {
    const done = statement.run(values);
    [one.response, one.context] = [done, { lastID: done.lastInsertRowid, changes: done.changes }];
  }
  return one;
};

/**
 * Lets the statements of one unit of work go to the driver by the shortest way. knex takes each through fifteen promises and as many
 * events, for pools, time limits and listeners; a unit has its connection already, and a sale makes eighty statements. Whatever is
 * not one plain statement goes the long way, and so does everything while somebody listens.
 */
export const runLeanly = async (trx: Knex.Transaction, outer: Knex): Promise<void> => {
  const client = trx.client as Client;
  const connection = await client.acquireConnection();
  const embedded = client.driverName === 'better-sqlite3' ? (connection as Embedded) : null;
  const make = client.runner.bind(client);
  client.runner = (builder) => {
    const runner = make(builder);
    const atLength = runner.run.bind(runner);
    runner.run = async () => {
      if (trx.isCompleted() || runner.builder._connection !== undefined || isWatched(runner, outer)) return atLength();
      const statement = runner.builder.toSQL();
      if (Array.isArray(statement) || (statement as Statement).timeout) return atLength();
      const one = statement as Statement;
      one.bindings = client.prepBindings(one.bindings);
      one.sql = client.positionBindings(one.sql);
      try {
        const done = embedded ? answeredAtOnce(client, embedded, one) : await client._query(connection, one);
        return client.postProcessResponse(client.processResponse(done, runner), runner.builder.queryContext());
      } catch (error) {
        const failure = error as { message: string };
        failure.message = `${one.sql} - ${failure.message}`;
        throw error;
      }
    };
    return runner;
  };
};
