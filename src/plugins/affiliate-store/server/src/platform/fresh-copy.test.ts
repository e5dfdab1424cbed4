import { freshCopy } from './fresh-copy';

const FRESH = 1_000;

describe('a fresh copy', () => {
  test('is read once while it is fresh, and again when it is not', async () => {
    let time = 0;
    let reads = 0;
    const copy = freshCopy<number>(FRESH, () => time);
    const ask = () => copy.get(() => Promise.resolve((reads += 1)));
    expect([await ask(), await ask()]).toEqual([1, 1]);
    time = FRESH;
    expect([await ask(), await ask()]).toEqual([2, 2]);
  });

  test('is read again when it is forgotten', async () => {
    let value = 'before';
    const copy = freshCopy<string>(FRESH, () => 0);
    expect(await copy.get(() => Promise.resolve(value))).toBe('before');
    value = 'after';
    copy.forget();
    expect(await copy.get(() => Promise.resolve(value))).toBe('after');
  });

  test('does not believe what was read while it was changed', async () => {
    const copy = freshCopy<string>(FRESH, () => 0);
    let finish: (value: string) => void = () => undefined;
    let stored = 'before';
    let reads = 0;
    const slow = copy.get(() => {
      reads += 1;
      return reads === 1 ? new Promise<string>((resolve) => (finish = resolve)) : Promise.resolve(stored);
    });
    stored = 'after';
    copy.forget();
    finish('before');
    expect(await slow).toBe('after');
    expect(await copy.get(() => Promise.resolve('not asked'))).toBe('after');
  });

  test('of what cannot be read is none: the next one to ask reads it', async () => {
    const copy = freshCopy<string>(FRESH, () => 0);
    await expect(copy.get(() => Promise.reject(new Error('the database is away')))).rejects.toThrow('away');
    expect(await copy.get(() => Promise.resolve('here'))).toBe('here');
  });
});
