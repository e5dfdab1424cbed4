import { inkOn } from './ink';

test.each([
  ['#3b4fe4', '#ffffff'],
  ['#000000', '#ffffff'],
  ['#ffffff', '#16181d'],
  ['#ffd400', '#16181d'],
  ['#7a7a7a', '#16181d'],
])('on %s the words are %s', (color, ink) => {
  expect(inkOn(color)).toBe(ink);
});
