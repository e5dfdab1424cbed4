import fc from 'fast-check';
import { fateOf, judgeDay, type Click } from './click-day';

const click = (more: Partial<Click> = {}): Click => ({ at: 0, kind: 'link', visitor: 'v', place: 'p', ...more });
const judged = (clicks: readonly Click[], all = clicks.length, floodClicks = 3) => judgeDay(clicks, { all, floodClicks });

describe('the clicks of a day', () => {
  test('are paid once for each visitor: neither another browser of one cookie nor another cookie of one browser is a second', () => {
    const clicks = [
      click(),
      click({ at: 1 }),
      click({ at: 2, place: 'q' }),
      click({ at: 3, visitor: 'w' }),
      click({ at: 4, visitor: 'x', place: 'r' }),
    ];
    expect(judged(clicks)).toEqual({ good: 2, leftOut: { REPEAT: 3 } });
  });

  test('of a flood are left out for the whole day, and nobody else for it', () => {
    const flood = [0, 1, 2, 3].map((at) => click({ at, visitor: `v${at}` }));
    const later = click({ at: 3_600_000, visitor: 'late' });
    expect(judged([...flood, click({ at: 4, visitor: 'n', place: 'q' }), later])).toEqual({ good: 1, leftOut: { FLOOD: 5 } });
    expect(judged(flood.slice(0, 3))).toEqual({ good: 1, leftOut: { REPEAT: 2 } });
    expect(judged(flood, 4, 0)).toEqual({ good: 1, leftOut: { REPEAT: 3 } });
  });

  test('that a server told, or that were not kept, are none', () => {
    expect(judged([click({ kind: 'server', place: null })], 4)).toEqual({ good: 0, leftOut: { NOT_KEPT: 3, TOLD_BY_SERVER: 1 } });
  });

  test('each have a fate: paid up to the cap, left out by name, and unknown once the day cannot be judged as it was', () => {
    const clicks = [click(), click({ at: 1 }), click({ at: 2, visitor: 'w', place: 'q' }), click({ at: 3, visitor: 'x', place: 'r' })];
    const paid = { all: 5, floodClicks: 3, count: 2, wanted: 3, leftOut: { NOT_KEPT: 1, REPEAT: 1, CAPPED: 1 } };
    expect(clicks.map((_click, at) => fateOf(at, clicks, paid))).toEqual(['paid', 'REPEAT', 'paid', 'CAPPED']);
    expect(fateOf(9, clicks, paid)).toBe('UNKNOWN');
    expect(clicks.map((_click, at) => fateOf(at, clicks, { ...paid, floodClicks: 1 }))).toEqual(Array(4).fill('UNKNOWN'));
  });

  test('are all accounted for', () => {
    const any = fc.record({
      at: fc.nat(300_000),
      kind: fc.constantFrom('link', 'ref_parameter', 'server'),
      visitor: fc.constantFrom('a', 'b', 'c', 'd'),
      place: fc.option(fc.constantFrom('p', 'q', 'r'), { nil: null }),
    });
    fc.assert(
      fc.property(fc.array(any), fc.nat(20), fc.nat(5), (unsorted, more, floodClicks) => {
        const clicks = [...unsorted].sort((a, b) => a.at - b.at);
        const { good, leftOut } = judgeDay(clicks, { all: clicks.length + more, floodClicks });
        expect(good + Object.values(leftOut).reduce((sum, count) => sum + count, 0)).toBe(clicks.length + more);
        expect(good).toBeLessThanOrEqual(new Set(clicks.map(({ visitor }) => visitor)).size);
        expect(good).toBeLessThanOrEqual(new Set(clicks.map(({ place }) => place)).size);
      }),
    );
  });
});
