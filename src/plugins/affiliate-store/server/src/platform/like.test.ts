import { holding } from './like';

test('wildcards of a text stand for themselves', () => {
  expect(holding('50%_Off!')).toBe('%50!%!_off!!%');
});
