import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import type { EmbeddedConnection } from './connection';
import { shareFlushes, type SharedFlush } from './shared-flush';

type Connection = EmbeddedConnection & { readonly close: () => void };
const Database = createRequire(__filename)('better-sqlite3') as new (file: string) => Connection;

describe('flushes that units of work share', () => {
  let folder: string;
  let connection: Connection;
  let isUnit: boolean;
  let flushes: Array<() => void>;
  let shared: SharedFlush;

  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'flush-'));
    connection = new Database(path.join(folder, 'shop.db'));
    connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE things (name TEXT)');
    flushes = [];
    isUnit = true;
    const made = shareFlushes(
      connection,
      () => isUnit,
      () => new Promise((done) => void flushes.push(done)),
    );
    if (!made) throw new Error('nothing to share');
    shared = made;
  });
  afterEach(() => {
    connection.close();
    rmSync(folder, { recursive: true });
  });

  const say = (text: string): void => void connection.prepare(text).run();
  const level = () => connection.pragma('synchronous', { simple: true });
  const unit = (statement: string, end = 'COMMIT;'): void => {
    say('BEGIN;');
    say(statement);
    say(end);
  };
  /** Whether something has resolved by now. */
  const state = async (promise: Promise<void>): Promise<string> => {
    let reached = 'waiting';
    void promise.then(() => (reached = 'over'));
    await new Promise((resume) => setImmediate(resume));
    return reached;
  };
  const write = "INSERT INTO things VALUES ('a')";

  it('begin after the commit they make durable, and whoever comes meanwhile waits for the next', async () => {
    unit(write);
    const first = shared.onDisk();
    unit(write);
    const [second, third] = [shared.onDisk(), shared.onDisk()];
    expect(flushes).toHaveLength(1);
    flushes[0]?.();
    expect([await state(first), await state(second)]).toEqual(['over', 'waiting']);
    expect(flushes).toHaveLength(2);
    flushes[1]?.();
    expect([await state(second), await state(third)]).toEqual(['over', 'over']);
    expect(flushes).toHaveLength(2);
  });

  it('are not made for what was only read, or undone', async () => {
    unit('SELECT 1 WHERE false', 'ROLLBACK');
    expect(await state(shared.onDisk())).toBe('over');
    expect(flushes).toHaveLength(0);
  });

  it('leave everybody else’s commits as they were', () => {
    say('BEGIN;');
    expect(level()).toBe(1);
    say(write);
    say('COMMIT;');
    expect(level()).toBe(2);
    isUnit = false;
    say('BEGIN;');
    expect(level()).toBe(2);
    say('COMMIT;');
    isUnit = true;
    unit(write, 'ROLLBACK');
    expect(level()).toBe(2);
  });

  it('fail for whoever waited, and are tried again for the next', async () => {
    const other = new Database(path.join(folder, 'other.db'));
    other.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE things (name TEXT)');
    let broken = true;
    const made = shareFlushes(
      other,
      () => true,
      () => (broken ? Promise.reject(new Error('no disk')) : Promise.resolve()),
    );
    const run = (text: string): void => void other.prepare(text).run();
    run('BEGIN;');
    run(write);
    run('COMMIT;');
    await expect(made?.onDisk()).rejects.toThrow('no disk');
    broken = false;
    await made?.onDisk();
    other.close();
  });

  it('are not shared where there is nothing to share', () => {
    const memory = new Database(':memory:');
    expect(shareFlushes(memory, () => true)).toBeNull();
    memory.close();
  });
});
