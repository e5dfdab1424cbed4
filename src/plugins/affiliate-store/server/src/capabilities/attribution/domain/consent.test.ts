import { mayTrack } from './consent';

describe('a visitor', () => {
  test.each([
    ['required', undefined, false, false],
    ['required', 'granted', false, true],
    ['required', 'refused', false, false],
    ['required', 'granted', true, true],
    ['legitimate_interest', undefined, false, true],
    ['legitimate_interest', 'refused', false, false],
    ['legitimate_interest', undefined, true, false],
    ['legitimate_interest', 'granted', true, true],
    ['off', undefined, false, true],
    ['off', undefined, true, true],
    ['off', 'refused', false, false],
  ] as const)('in mode %s who said %s (privacy control: %s) may be tracked: %s', (mode, consent, privacyControl, may) => {
    expect(mayTrack(mode, { consent, privacyControl })).toBe(may);
  });
});
