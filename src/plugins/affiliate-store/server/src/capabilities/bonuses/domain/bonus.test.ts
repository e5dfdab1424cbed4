import { accessBy, dueAfter, isKept, mayBecome, outcomeOf, ownPlace, standingOf, STEPS, type BonusState } from './bonus';

const HOUR = 3_600_000;

describe('a bonus', () => {
  test('is looked at before it is approved, and never comes back from its end', () => {
    expect(mayBecome('begun', 'in_review')).toBe(true);
    expect(mayBecome('in_review', 'declined')).toBe(true);
    expect(mayBecome('begun', 'declined')).toBe(false);
    expect(mayBecome('begun', 'approved')).toBe(false);
    expect(mayBecome('approved', 'in_review')).toBe(false);
    expect(mayBecome('withdrawn', 'approved')).toBe(false);
    const ends = (Object.keys(STEPS) as BonusState[]).filter((state) => STEPS[state].length === 0);
    expect(ends).toEqual(['declined', 'stopped']);
  });

  test('that was promised is kept when its affiliate withdraws it, and not when it is stopped', () => {
    expect((['begun', 'in_review', 'approved', 'declined', 'withdrawn', 'stopped'] as const).filter((state) => isKept({ state }))).toEqual([
      'approved',
      'withdrawn',
    ]);
  });

  test('is due so many hours after the payment', () => {
    expect(dueAfter(1_000, 0)).toBe(1_000);
    expect(dueAfter(1_000, 48)).toBe(1_000 + 48 * HOUR);
  });
});

describe('access to what a bonus came with', () => {
  const granted = (state: 'active' | 'suspended' | 'revoked', endsAt: number | null = null) => ({ state, endsAt });
  test.each([
    ['open', [granted('active')], false],
    ['open', [granted('active', 11)], false],
    ['over', [granted('active', 10)], false],
    ['open', [granted('active', 10)], true],
    ['over', [granted('revoked', 10)], true],
    ['paused', [granted('suspended')], true],
    ['over', [], true],
  ] as const)('is %s', (access, own, otherwise) => {
    expect(accessBy(own, 10, otherwise)).toBe(access);
  });
});

describe('what a buyer sees of it', () => {
  const given = { dueAt: 10 * HOUR };
  const approved = { state: 'approved' } as const;
  test.each([
    ['waiting', approved, 'open', 10 * HOUR - 1],
    ['open', approved, 'open', 10 * HOUR],
    ['open', { state: 'withdrawn' }, 'open', 11 * HOUR],
    ['paused', approved, 'paused', 11 * HOUR],
    ['ended', approved, 'over', 9 * HOUR],
    ['ended', { state: 'stopped' }, 'open', 11 * HOUR],
  ] as const)('is %s', (standing, bonus, access, at) => {
    expect(standingOf(given, bonus, { access, at })).toBe(standing);
  });

  test('is written down when its time has come: given, lapsed, or looked at again later', () => {
    expect(outcomeOf(approved, 'open')).toBe('given');
    expect(outcomeOf(approved, 'over')).toBe('lapsed');
    expect(outcomeOf({ state: 'stopped' }, 'open')).toBe('lapsed');
    expect(outcomeOf(approved, 'paused')).toBeNull();
  });
});

describe('the address of a place on the affiliate’s site', () => {
  test('is https and carries nobody’s name', () => {
    expect(ownPlace('https://leila.example/thanks')).toBe('https://leila.example/thanks');
    for (const wrong of [
      'http://leila.example/',
      'javascript:alert(1)',
      'https://ana:pw@leila.example/',
      'https://localhost/',
      'leila.example',
      `https://leila.example/${'x'.repeat(500)}`,
    ])
      expect(ownPlace(wrong)).toBeNull();
  });
});
