import { createRequire } from 'node:module';

/** The little of better-sqlite3 used here; the package brings no declarations. */
interface Statement {
  run(...values: unknown[]): unknown;
  all(): unknown[];
}
interface Database {
  pragma(text: string): unknown;
  exec(sql: string): unknown;
  prepare(sql: string): Statement;
  transaction<A extends unknown[]>(work: (...args: A) => void): (...args: A) => void;
  close(): void;
}
const Sqlite = createRequire(__filename)('better-sqlite3') as new (path: string) => Database;

/** One row of one collection, as it must be found again after a restart. */
export interface Change {
  collection: string;
  id: string;
  seq: number;
  json: string | null;
}

/** Where changes are kept; a write has returned only when the rows are safe from `kill -9`. */
export interface Journal {
  load(): Change[];
  write(changes: Change[]): void;
  close(): void;
}

/** Keeps the sandbox's state in one SQLite file: every answered request is one committed transaction. */
export function openFileJournal(path: string): Journal {
  const db = new Sqlite(path);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  db.exec(`create table if not exists row (collection text not null, id text not null, seq integer not null,
    json text not null, primary key (collection, id)) without rowid`);
  const upsert = db.prepare(
    `insert into row (collection, id, seq, json) values (?, ?, ?, ?)
     on conflict (collection, id) do update set seq = excluded.seq, json = excluded.json`,
  );
  const remove = db.prepare('delete from row where collection = ? and id = ?');
  const write = db.transaction((changes: Change[]) => {
    for (const change of changes) {
      if (change.json === null) remove.run(change.collection, change.id);
      else upsert.run(change.collection, change.id, change.seq, change.json);
    }
  });
  return {
    load: () => db.prepare('select collection, id, seq, json from row order by collection, seq').all() as Change[],
    write: (changes) => write(changes),
    close: () => db.close(),
  };
}
