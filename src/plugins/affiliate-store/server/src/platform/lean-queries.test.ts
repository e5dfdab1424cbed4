import knex, { type Knex } from 'knex';
import { runLeanly } from './lean-queries';

describe('statements of a unit of work', () => {
  let db: Knex;
  beforeEach(async () => {
    db = knex({ client: 'better-sqlite3', connection: ':memory:', useNullAsDefault: true });
    await db.schema.createTable('things', (table) => {
      table.increments('id');
      table.string('name').unique();
      table.integer('amount');
    });
  });
  afterEach(() => db.destroy());

  const inUnit = <T>(work: (trx: Knex.Transaction) => Promise<T>): Promise<T> =>
    db.transaction(async (trx) => {
      await runLeanly(trx, db);
      return work(trx);
    });

  it('answer what knex answers, whatever is asked', async () => {
    const ask = async (trx: Knex.Transaction) => [
      await trx('things')
        .insert([
          { name: 'a', amount: 1 },
          { name: 'b', amount: 2 },
        ])
        .returning(['id', 'name']),
      await trx('things').insert({ name: 'a', amount: 9 }).onConflict('name').ignore().returning('id'),
      await trx('things')
        .insert({ name: 'a', amount: 9 })
        .onConflict('name')
        .merge({ amount: trx.raw('things.amount + excluded.amount') }),
      await trx('things').where({ name: 'a' }).first(),
      await trx('things').where({ name: 'nobody' }).first(),
      await trx('things').orderBy('id').pluck('name'),
      await trx('things').where({ name: 'b' }).update({ amount: 3 }),
      await trx('things').count({ n: '*' }).first(),
      await trx.raw('select amount from things where name = ?', ['b']),
      await trx('things').where({ name: 'b' }).delete(),
    ];
    const undone = new Error('undo');
    let long: unknown;
    await expect(
      db.transaction(async (trx) => {
        long = await ask(trx);
        throw undone;
      }),
    ).rejects.toBe(undone);
    expect(await db('things').count({ n: '*' }).first()).toEqual({ n: 0 });
    expect(await inUnit(ask)).toEqual(long);
    expect(await db('things').pluck('name')).toEqual(['a']);
  });

  it('are undone together', async () => {
    await expect(
      inUnit(async (trx) => {
        await trx('things').insert({ name: 'a' });
        throw new Error('undo');
      }),
    ).rejects.toThrow('undo');
    expect(await db('things').first()).toBeUndefined();
  });

  it('say what was asked when it fails, without the values, and keep the code of the database', async () => {
    const asked = inUnit(async (trx) => {
      await trx('things').insert({ name: 'secret' });
      await trx('things').insert({ name: 'secret' });
    });
    await expect(asked).rejects.toMatchObject({
      code: 'SQLITE_CONSTRAINT_UNIQUE',
      message: expect.stringMatching(/^insert into `things` .* - UNIQUE constraint failed: things\.name$/) as unknown,
    });
    await expect(asked).rejects.not.toThrow(/secret/);
  });

  it('are refused once the unit is over', async () => {
    let late: Knex.Transaction | undefined;
    await inUnit(async (trx) => void (late = trx));
    await expect((async () => late?.('things').first())()).rejects.toThrow('already complete');
  });

  it('are heard by whoever listens', async () => {
    const heard: string[] = [];
    db.on('query', ({ sql: text }: { sql: string }) => heard.push(text));
    await inUnit((trx) => trx('things').insert({ name: 'a' }));
    expect(heard.filter((text) => text.startsWith('insert'))).toHaveLength(1);
  });
});
