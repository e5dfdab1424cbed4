import { rememberAccepted } from './accepted-tokens';
import type { TokenClaims } from './accepted-tokens';

const claims: TokenClaims = { userId: '7', sessionId: 's1', exp: 100 };

const reader = (answer: (token: string) => TokenClaims | null) => {
  const read: string[] = [];
  const clock = { ms: 0 };
  const ask = rememberAccepted(
    (token) => {
      read.push(token);
      return answer(token);
    },
    () => clock.ms,
  );
  return { read, clock, ask };
};

test('a token that was accepted is not read again', () => {
  const { read, ask } = reader(() => claims);
  expect([ask('a'), ask('a')]).toEqual([claims, claims]);
  expect(read).toEqual(['a']);
});

test('a token is read again at the second it expires, and then it is up to the reader', () => {
  const answers = [claims, null];
  const { read, clock, ask } = reader(() => answers.shift() ?? null);
  ask('a');
  clock.ms = 99_999;
  expect(ask('a')).toEqual(claims);
  clock.ms = 100_000;
  expect([ask('a'), ask('a')]).toEqual([null, null]);
  expect(read).toEqual(['a', 'a', 'a']);
});

test('a refusal is not remembered, nor is one token taken for another', () => {
  const { read, ask } = reader((token) => (token === 'a' ? claims : null));
  expect([ask('a'), ask('b'), ask('b')]).toEqual([claims, null, null]);
  expect(read).toEqual(['a', 'b', 'b']);
});
