import { contrast, readableWithWhite } from './contrast';

describe('contrast of colours', () => {
  test('runs from 1 for the same colour to 21 for black on white', () => {
    expect(contrast('#ffffff', '#ffffff')).toBeCloseTo(1);
    expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21);
  });

  test('agrees with the published limit cases: #767676 passes on white, #777777 does not', () => {
    expect(readableWithWhite('#767676')).toBe(true);
    expect(readableWithWhite('#777777')).toBe(false);
  });

  test('refuses a bright brand colour and lets a deep one be', () => {
    expect(readableWithWhite('#ffcc00')).toBe(false);
    expect(readableWithWhite('#3b4fe4')).toBe(true);
  });
});
