import { grouped } from './grouped';

test('items lie under their key in the order they came, and a key nobody has is not there', () => {
  const groups = grouped(['ant', 'bee', 'ape'], (word) => word[0]);
  expect([...groups]).toEqual([
    ['a', ['ant', 'ape']],
    ['b', ['bee']],
  ]);
  expect(groups.has('c')).toBe(false);
});
