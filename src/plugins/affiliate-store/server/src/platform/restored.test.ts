import { readStretch } from './restored';

const AT = Date.parse('2026-12-01T12:00:00Z');

test.each([
  ['2026-11-30T03:00Z', '2026-11-30T03:00:00Z', '2026-12-01T12:00:00Z'],
  ['2026-11-30T03:00Z/2026-12-01T10:00Z', '2026-11-30T03:00:00Z', '2026-12-01T10:00:00Z'],
  ['2026-11-30T03:00:00.250+02:00/2026-11-30T09:30+02:00', '2026-11-30T01:00:00.250Z', '2026-11-30T07:30:00Z'],
])('%s is what a backup does not know', (text, from, until) => {
  expect(readStretch(text, AT)).toEqual({ from: Date.parse(from), until: Date.parse(until) });
});

// Guessed wrongly, it would let letters go a second time, or hold those of weeks: the shop rather does not open.
test.each([
  'yesterday',
  '2026-11-30',
  '2026-11-30T03:00',
  '2026-13-30T03:00Z',
  '2026-11-30T03:00Z/',
  '2026-12-01T10:00Z/2026-11-30T03:00Z',
  '2026-11-30T03:00Z/2026-12-01T13:00Z',
  '2026-12-02T00:00Z',
  '2026-11-30T03:00Z/2026-12-01T10:00Z/2026-12-01T11:00Z',
])('%j is no stretch of time that is over', (text) => {
  expect(readStretch(text, AT)).toBeNull();
});
