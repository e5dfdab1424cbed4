import type { Core } from '@strapi/strapi';
import { namingBytes, namingSeed, restoreNaming, seededNaming, seedRefused } from './chance';
import { chanceBytes, publicId, secretToken, timedToken } from './ids';

const DEMO = { AFFILIATE_STORE_DEMO: 'true', STRIPE_SANDBOX_URL: 'http://127.0.0.1:12111', AFFILIATE_STORE_DEMO_SEED: 'a seed' };
const LIVE = { AFFILIATE_STORE_DEMO: undefined, NODE_ENV: 'production' };

/** A shop that is started on one database, as often as one likes. */
const database = (): Core.Strapi => {
  let value: unknown = null;
  const store = () => ({ get: async () => value, set: async (given: { value: unknown }) => (value = given.value) });
  return { store } as unknown as Core.Strapi;
};

const withEnvironment = async <T>(changes: Readonly<Record<string, string | undefined>>, work: () => Promise<T>): Promise<T> => {
  const before = { ...process.env };
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  try {
    return await work();
  } finally {
    process.env = before;
  }
};

const drawn = (): string[] => [publicId('pty'), publicId('pty'), publicId('po'), Buffer.from(namingBytes('order', 10)).toString('hex')];
const secrets = (): string[] => [secretToken(), timedToken(1), Buffer.from(chanceBytes(12)).toString('hex')];

/** What a start of a demo draws first. */
const start = (strapi: Core.Strapi, more: Readonly<Record<string, string | undefined>> = {}) =>
  withEnvironment({ ...DEMO, ...more }, async () => {
    await restoreNaming(strapi);
    return { names: drawn(), secrets: secrets(), seed: namingSeed() };
  });

afterEach(() => withEnvironment({ AFFILIATE_STORE_DEMO_SEED: undefined }, () => restoreNaming(database())));

describe('names from a seed', () => {
  test('are the same each time, and others with another seed', async () => {
    const [one, same, other] = [
      await start(database()),
      await start(database()),
      await start(database(), { AFFILIATE_STORE_DEMO_SEED: 'b' }),
    ];
    expect(same.names).toEqual(one.names);
    expect(other.names.filter((name) => one.names.includes(name))).toEqual([]);
    expect(one.seed).toBe('a seed');
  });

  test('never come twice, also when the shop is closed and opened again', async () => {
    const strapi = database();
    const names = [...(await start(strapi)).names, ...(await start(strapi)).names, ...(await start(strapi)).names];
    expect(new Set(names).size).toBe(names.length);
    const naming = seededNaming('a seed', 1);
    const many = Array.from({ length: 2_000 }, () => Buffer.from(naming('pty', 33)).toString('hex'));
    expect(new Set(many).size).toBe(2_000);
  });

  test('leave tokens, keys and nonces to chance', async () => {
    const [one, same] = [await start(database()), await start(database())];
    expect(same.names).toEqual(one.names);
    for (const [n, secret] of one.secrets.entries()) expect(same.secrets[n]).not.toBe(secret);
  });

  test('do not depend on how many names of other kinds were drawn', () => {
    const [one, other] = [seededNaming('a seed', 1), seededNaming('a seed', 1)];
    other('mail', 10);
    expect(other('pty', 10)).toEqual(one('pty', 10));
  });
});

describe('a shop that takes money', () => {
  test.each([
    ['is no demo', { ...LIVE }, 'neither a demo nor a test'],
    ['has no sandbox', { STRIPE_SANDBOX_URL: undefined }, 'do not go to the sandbox on this machine'],
    ['pays somewhere else', { STRIPE_SANDBOX_URL: 'https://api.stripe.com' }, 'do not go to the sandbox on this machine'],
    ['has a key for real money', { STRIPE_SECRET_KEY: 'sk_live_0000' }, 'a key for real money'],
  ])('does not open with a seed: it %s', async (_what, more, because) => {
    await expect(start(database(), more)).rejects.toThrow(because);
    await withEnvironment({ ...DEMO, ...more }, async () => expect(seedRefused(process.env)).toContain(because));
    expect(publicId('pty')).not.toBe(publicId('pty'));
    expect(namingSeed()).toBeNull();
  });

  test('draws its names by chance', async () => {
    await withEnvironment({ ...LIVE, AFFILIATE_STORE_DEMO_SEED: undefined }, () => restoreNaming(database()));
    expect(drawn()).not.toEqual(drawn());
    expect(namingSeed()).toBeNull();
  });
});
