import { cursorAt, readCursor } from './cursor';

describe('a cursor', () => {
  test('comes back as it was given', () => {
    expect(readCursor(cursorAt([1795297480070, 'mf65w6']), ['number', 'string'])).toEqual([1795297480070, 'mf65w6']);
  });

  test('fits the alphabet of the contract', () => {
    expect(cursorAt([1, 'é/+?~'])).toMatch(/^[A-Za-z0-9_-]+$/);
  });

  test.each(['x', 'W10', 'bnVsbA', 'WzEsMl0', 'eyJhIjoxfQ'])('made up as %s is refused', (text) => {
    expect(readCursor(text, ['number', 'string'])).toBeNull();
  });
});
