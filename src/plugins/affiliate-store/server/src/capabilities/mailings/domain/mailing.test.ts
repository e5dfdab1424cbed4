import { whyLeftOut, type Known } from './mailing';

const somebody: Known = { inProgram: false, optedOut: false, writtenBefore: false, agreed: true };

test.each<[string, Partial<Known>, string | null]>([
  ['who agreed', {}, null],
  ['who opted out, whatever else', { optedOut: true, inProgram: true, writtenBefore: true, agreed: true }, 'OPTED_OUT'],
  ['who is in already', { inProgram: true }, 'AFFILIATE'],
  ['who was written to before', { writtenBefore: true }, 'WRITTEN_BEFORE'],
  ['who agreed to nothing', { agreed: false }, 'NO_CONSENT'],
])('%s', (_name, known, why) => {
  expect(whyLeftOut('consent', { ...somebody, ...known })).toBe(why);
});

test('where the shop answers for it, a customer need not have ticked anything, and everything else holds', () => {
  expect(whyLeftOut('customer', { ...somebody, agreed: false })).toBeNull();
  expect(whyLeftOut('customer', { ...somebody, optedOut: true })).toBe('OPTED_OUT');
});
