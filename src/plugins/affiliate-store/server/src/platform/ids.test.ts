import { publicId, secretToken, timedToken, timedTokenHash } from './ids';

const AT = Date.UTC(2026, 10, 28);

describe('tokens', () => {
  test('are 32 letters and digits, and no two are the same', () => {
    const tokens = Array.from({ length: 2_000 }, secretToken);
    expect(tokens.every((token) => /^[A-Za-z0-9]{32}$/.test(token))).toBe(true);
    expect(new Set(tokens).size).toBe(tokens.length);
  });

  test('that begin with their moment stand in its order, now and in a thousand years', () => {
    const moments = [0, AT, AT + 1, AT + 60_000, AT + 1_000 * 365 * 86_400_000];
    const tokens = moments.map(timedToken);
    expect(tokens.every((token) => /^[A-Za-z0-9]{32}$/.test(token))).toBe(true);
    expect([...tokens].sort()).toEqual(tokens);
    expect(timedToken(AT)).not.toBe(timedToken(AT));
  });

  test('are known to the tables by their moment and a hash that does not tell the rest', () => {
    const token = timedToken(AT);
    const stored = timedTokenHash(token);
    expect(stored).toMatch(/^[a-z0-9]{9}[0-9a-f]{32}$/);
    expect(stored.slice(0, 9)).toBe(token.slice(0, 9));
    expect(stored).not.toContain(token.slice(9));
    expect(timedTokenHash(`${token.slice(0, 31)}${token.endsWith('a') ? 'b' : 'a'}`)).not.toBe(stored);
  });
});

test('a public id names its kind and has letters nobody mistakes for digits', () => {
  expect(publicId('ord')).toMatch(/^ord_[a-hjkmnp-z2-9]{20}$/);
});
