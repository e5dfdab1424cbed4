import { filesBelow, SERVER, textOf } from './tree';

const points = [...textOf(`${SERVER}/platform/crash-point.ts`).matchAll(/^ {2}\| '([\w.-]+)'/gm)].map(([, point]) => String(point));
const code = filesBelow(SERVER).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.endsWith('crash-point.ts'));
const stories = filesBelow('tests/stories').filter((file) => file.endsWith('.test.ts'));

/** Points at which no story lets it die, and what is tried in their stead. */
const UNTRIED: Readonly<Record<string, string>> = {
  'payout.requested': 'inside the unit that claims, which is undone as a whole; payout.claimed is the death after it',
};

const namedIn = (files: readonly string[], before: string): Set<string> => {
  const texts = files.map(textOf);
  return new Set(points.filter((point) => texts.some((text) => text.includes(`${before}'${point}'`))));
};

describe('a point at which a test may let the shop die', () => {
  test('is in the way of what it is named for', () => {
    expect(points.length).toBeGreaterThan(30);
    const reached = namedIn(code, 'crashPoint(');
    // One of two cards is chosen within the call.
    const chosen = new Set(points.filter((point) => point.startsWith('cards.') && namedIn(code, '').has(point)));
    expect(points.filter((point) => !reached.has(point) && !chosen.has(point))).toEqual([]);
  });

  test('is one at which a story lets it die', () => {
    const tried = namedIn(stories, '');
    expect(points.filter((point) => !tried.has(point)).sort()).toEqual(Object.keys(UNTRIED).sort());
  });

  test('is there for each kind of movement of money', () => {
    const kinds = new Set(points.map((point) => point.split('.')[0]));
    expect([...kinds]).toEqual(
      expect.arrayContaining(['settle', 'fee', 'refund', 'dispute', 'maturity', 'statement', 'payout', 'cards', 'follow-up']),
    );
  });
});
