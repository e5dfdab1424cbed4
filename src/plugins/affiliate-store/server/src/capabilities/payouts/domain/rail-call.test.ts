import { KEY_LIFE, needsNewKey } from './rail-call';

test('a call keeps its key while the key protects, and takes another when an error is kept under it or it is a day old', () => {
  expect(needsNewKey({ firstAt: 0, answerKept: false }, KEY_LIFE - 1)).toBe(false);
  expect(needsNewKey({ firstAt: 0, answerKept: false }, KEY_LIFE)).toBe(true);
  expect(needsNewKey({ firstAt: 0, answerKept: true }, 1)).toBe(true);
});
