import fc from 'fast-check';
import { normalizeCode, refusalOfCode, suggestCode } from './code';

describe('an affiliate code', () => {
  test.each(['ana', 'Ana-Lima', 'ANA_2026', 'a1b', '007', 'x'.repeat(32)])('"%s" may be given out', (code) => {
    expect(refusalOfCode(code)).toBeNull();
  });

  test.each([
    ['ab', 'too short'],
    ['x'.repeat(33), 'too long'],
    ['', 'empty'],
    ['-ana', 'begins with a dash'],
    ['ana_', 'ends with an underscore'],
    ['ana lima', 'a space inside'],
    ['ána', 'a letter of another alphabet'],
    ['аna', 'a Cyrillic a'],
    ['\u212Aate', 'a Kelvin sign for a K'],
    ['ana/..', 'a path'],
    ['ana?x', 'a query'],
    ['ana%2f', 'an escape'],
    ['<b>', 'markup'],
    ["a'b", 'a quote'],
  ])('"%s" is malformed: %s', (code) => {
    expect(refusalOfCode(code)).toBe('CODE_MALFORMED');
  });

  test.each(['admin', 'Admin', ' STORE ', 'support', 'null'])('"%s" is reserved: it could be taken for the shop', (code) => {
    expect(refusalOfCode(code)).toBe('CODE_RESERVED');
  });

  test('is found in whatever case it was typed', () => {
    expect(normalizeCode(' AnA-Lima ')).toBe('ana-lima');
  });

  test('made from a name begins with the name', () => {
    expect(suggestCode('Ana Lima', 'k7m2xq')).toBe('ana-lima-k7m2xq');
    expect(suggestCode('Éloïse Ñandú', 'k7m2xq')).toBe('eloise-nandu-k7m2xq');
    expect(suggestCode('管理', 'k7m2xq')).toBe('aff-k7m2xq');
  });

  test('made from any name may be given out', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (name) => refusalOfCode(suggestCode(name, 'k7m2xq')) === null));
  });
});
