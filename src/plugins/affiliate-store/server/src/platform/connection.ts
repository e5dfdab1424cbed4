import type { Core } from '@strapi/strapi';

/** True on SQLite, where one connection makes every unit of work serial. */
export const isEmbedded = (strapi: Core.Strapi): boolean => strapi.db.dialect.client === 'sqlite';

/** The few things of better-sqlite3 that a batch needs; prepared statements live as long as their connection. */
export interface EmbeddedStatement {
  readonly run: (...values: ReadonlyArray<string | number | null>) => { readonly changes: number };
}
export interface EmbeddedConnection {
  readonly name: string;
  readonly memory: boolean;
  readonly prepare: (statement: string) => EmbeddedStatement;
  readonly exec: (statements: string) => unknown;
  readonly pragma: (statement: string, options: { readonly simple: true }) => unknown;
}

/** The few things of pg that a batch needs; a named statement is planned once per connection. */
export interface ServerConnection {
  readonly query: (statement: { readonly name: string; readonly text: string; readonly values: readonly unknown[] }) => Promise<{
    readonly rowCount: number | null;
  }>;
}

interface Pool {
  acquireConnection: () => Promise<unknown>;
  releaseConnection: (connection: unknown) => Promise<void>;
}

/**
 * Strapi's own connection to the database, for as long as `use` works with it. On SQLite it is the only one there is, so
 * whoever holds it is alone: no second handle waits busily for the lock and stops the event loop while doing so.
 */
export const withConnection = async <T>(
  strapi: Core.Strapi,
  use: { readonly embedded: (connection: EmbeddedConnection) => T; readonly server: (connection: ServerConnection) => Promise<T> },
): Promise<T> => {
  const pool = strapi.db.connection.client as Pool;
  const connection = await pool.acquireConnection();
  try {
    return isEmbedded(strapi) ? use.embedded(connection as EmbeddedConnection) : await use.server(connection as ServerConnection);
  } finally {
    await pool.releaseConnection(connection);
  }
};
