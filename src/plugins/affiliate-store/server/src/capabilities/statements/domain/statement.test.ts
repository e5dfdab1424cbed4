import fc from 'fast-check';
import { addsUp, amountsOf, groupLines, groupOf, nothing, owed, PARTS, plus, saysNothing } from './statement';
import type { Amounts, Booked, StatementLine } from './statement';

const KINDS = [
  'sale',
  'fee',
  'refund',
  'dispute_open',
  'mature',
  'bonus',
  'payout_requested',
  'payout_submitted',
  'payout_failed',
  'never_heard_of',
];
const BUCKETS = ['pending', 'available', 'held', 'reserved'];

const booked = fc.record({
  bucket: fc.constantFrom(...BUCKETS),
  kind: fc.constantFrom(...KINDS),
  amount: fc.integer({ min: -1_000_000, max: 1_000_000 }),
});

const lineOf = (own: readonly Booked[], journal: number): StatementLine => ({
  journal,
  hash: 'h',
  group: groupOf(own[0]?.kind ?? ''),
  kind: own[0]?.kind ?? '',
  bookedAt: '',
  occurredAt: '',
  reference: null,
  ...amountsOf(own),
});

const statementOf = (all: readonly Booked[], opening: Amounts = nothing()) => {
  const lines = all.map((each, at) => lineOf([each], at));
  const groups = groupLines(lines);
  return { opening, lines, groups, closing: groups.reduce<Amounts>(plus, opening) };
};

describe('what booked lines come to', () => {
  test('a payout leaves the buckets and is counted as sent; one that fails comes home', () => {
    const requested: Booked[] = [
      { bucket: 'available', kind: 'payout_requested', amount: -500 },
      { bucket: 'reserved', kind: 'payout_requested', amount: 500 },
    ];
    expect(amountsOf(requested)).toEqual({ ...nothing(), available: -500, reserved: 500 });
    const submitted = [...requested, { bucket: 'reserved', kind: 'payout_submitted', amount: -500 }];
    expect(amountsOf(submitted)).toEqual({ ...nothing(), available: -500, paidOut: 500 });
    expect(amountsOf([...submitted, { bucket: 'available', kind: 'payout_failed', amount: 500 }])).toEqual(nothing());
  });

  test('what was earned is what is owed and what was sent', () => {
    fc.assert(
      fc.property(fc.array(booked), (all) => {
        const amounts = amountsOf(all);
        const earned = all.filter(({ kind }) => groupOf(kind) !== 'payouts').reduce((sum, { amount }) => sum + amount, 0);
        expect(owed(amounts) + amounts.paidOut).toBe(earned);
      }),
    );
  });

  test('a bucket nobody has heard of is refused rather than lost', () => {
    expect(() => amountsOf([{ bucket: 'elsewhere', kind: 'sale', amount: 1 }])).toThrow('elsewhere');
  });
});

describe('a statement', () => {
  test('adds up, wherever the month is cut: what one closes with the next opens with, and all lines are in one of them', () => {
    fc.assert(
      fc.property(fc.array(booked), fc.nat(), (all, place) => {
        const cut = all.length === 0 ? 0 : place % all.length;
        const first = statementOf(all.slice(0, cut));
        const second = statementOf(all.slice(cut), first.closing);
        expect([addsUp(first), addsUp(second)]).toEqual([true, true]);
        expect(second.closing).toEqual(amountsOf(all));
      }),
    );
  });

  test('does not add up when any one amount of it is another', () => {
    fc.assert(
      fc.property(
        fc.array(booked, { minLength: 1 }),
        fc.constantFrom(...PARTS),
        fc.constantFrom('opening', 'closing', 'lines', 'groups'),
        (all, part, where) => {
          const statement = structuredClone(statementOf(all)) as unknown as Record<
            string,
            Record<string, number> | Array<Record<string, number>>
          >;
          const place = statement[where];
          const target = Array.isArray(place) ? place[0] : place;
          if (!target) throw new Error('nothing to change');
          target[part] = (target[part] ?? 0) + 1;
          expect(addsUp(statement as never)).toBe(false);
        },
      ),
    );
  });

  test('is not made of nothing, but of a balance or a line', () => {
    expect(saysNothing({ opening: { ...nothing(), paidOut: 700 }, lines: [] })).toBe(true);
    expect(saysNothing({ opening: { ...nothing(), available: -5, pending: 5 }, lines: [] })).toBe(false);
    expect(saysNothing(statementOf([{ bucket: 'pending', kind: 'sale', amount: 1 }]))).toBe(false);
  });
});
