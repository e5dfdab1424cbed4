import { workingDaysAfter } from './working-days';

test.each([
  ['a Monday', '2026-11-23', '2026-11-26'],
  ['a Tuesday', '2026-11-24', '2026-11-27'],
  ['a Wednesday: over the weekend', '2026-11-25', '2026-11-30'],
  ['a Friday', '2026-11-27', '2026-12-02'],
  ['a Saturday', '2026-11-28', '2026-12-02'],
  ['a Sunday', '2026-11-29', '2026-12-02'],
  ['the end of a year', '2026-12-31', '2027-01-05'],
  ['the day before a leap day', '2028-02-28', '2028-03-02'],
])('three working days after %s', (_said, day, due) => {
  expect(workingDaysAfter(day, 3)).toBe(due);
});

test('none after a day is the day itself', () => {
  expect(workingDaysAfter('2026-11-28', 0)).toBe('2026-11-28');
});
