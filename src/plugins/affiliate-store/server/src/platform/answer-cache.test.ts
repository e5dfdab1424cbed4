import { answerCache } from './answer-cache';

const counter = () => {
  let made = 0;
  return { make: () => Promise.resolve({ made: (made += 1) }), count: () => made };
};

describe('the cache of answers', () => {
  test('makes an answer once for many who ask at the same time', async () => {
    const cache = answerCache({ max: 10, ttlMs: 1000 });
    const { make, count } = counter();
    const answers = await Promise.all(Array.from({ length: 50 }, () => cache.get('list', { a: 1, b: 2 }, make)));
    expect(count()).toBe(1);
    expect(new Set(answers).size).toBe(1);
  });

  test('knows equal inputs whatever the order of their keys, and keeps different ones apart', async () => {
    const cache = answerCache({ max: 10, ttlMs: 1000 });
    const { make, count } = counter();
    await cache.get('list', { a: 1, b: 2 }, make);
    await cache.get('list', { b: 2, a: 1 }, make);
    expect(count()).toBe(1);
    await cache.get('list', { a: 2 }, make);
    await cache.get('product', { a: 2 }, make);
    expect(count()).toBe(3);
  });

  test('forgets everything when told that something was written', async () => {
    const cache = answerCache({ max: 10, ttlMs: 60_000 });
    const { make, count } = counter();
    await cache.get('list', {}, make);
    cache.clear();
    await cache.get('list', {}, make);
    expect(count()).toBe(2);
  });

  test('does not keep a failure', async () => {
    const cache = answerCache({ max: 10, ttlMs: 60_000 });
    await expect(cache.get('list', {}, () => Promise.reject(new Error('the database is gone')))).rejects.toThrow('gone');
    await expect(cache.get('list', {}, () => Promise.resolve({ fine: true }))).resolves.toEqual({ fine: true });
  });
});
