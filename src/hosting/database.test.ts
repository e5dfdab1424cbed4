import database from '../../config/database';

type Given = Parameters<typeof database>[0];

const under = (client: string) => {
  const read = (name: string, fallback: unknown) => (name === 'DATABASE_CLIENT' ? client : fallback);
  const env = Object.assign(read, { int: read, bool: read, array: read }) as unknown as Given['env'];
  return database({ env } as Given);
};

describe('the database of this site', () => {
  // By Strapi's default, one start with the plugin switched off dropped the ledger, every order and every purchase.
  test.each(['sqlite', 'postgres'])('keeps tables whose types it no longer finds, on %s', (client) => {
    expect(under(client).settings.forceMigration).toBe(false);
  });

  test('is none that was never tried', () => {
    expect(() => under('mysql')).toThrow('DATABASE_CLIENT is "mysql"; this site runs on "sqlite" or "postgres".');
  });
});
