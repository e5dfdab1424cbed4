import fc from 'fast-check';
import { decide, type Evidence, type Standing } from './decide';
import type { Reason, Rule } from './decision';
import { reweigh } from './reweigh';
import type { Touch, WeighedKind } from './touch';

const SECOND = 1_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;
const now = Date.UTC(2026, 5, 15, 12);
const last: Rule = {
  programId: 1,
  program: 'House',
  version: 1,
  model: 'last_click',
  windowDays: 30,
  allowOwnReferrals: false,
  lifetime: true,
  rateBasisPoints: 3000,
  secondTierBasisPoints: 0,
  secondTierBase: 'same',
};
const first: Rule = { ...last, model: 'first_click' };
const linksFirst: Rule = { ...last, couponFirst: false };
const NAMES = ['ana', 'ben', 'eve'] as const;
type Name = (typeof NAMES)[number];
const idOf = (name: Name): number => NAMES.indexOf(name) + 1;

/** A touch in words: whose, in which way, how long ago; a visit has a click, the other ways have none. */
type Words = readonly [who: Name, way: WeighedKind | 'code', ago: number, ends?: number];
const touchOf = ([who, way, ago, ends]: Words, index: number): Touch => ({
  clickId: way === 'link' || way === 'ref_parameter' || way === 'server' ? index + 1 : null,
  affiliateId: idOf(who),
  programId: 1,
  at: now - ago,
  kind: way === 'code' ? 'server' : way,
  landing: '',
  ...(ends === undefined ? {} : { until: now + ends }),
});
const standing = (name: Name, state: Standing['state'] = 'active', email = `${name}@example.com`): Standing => ({
  id: idOf(name),
  code: name,
  state,
  programId: 1,
  partyId: 100 + idOf(name),
  partyPublicId: `pty_${name}`,
  userId: null,
  email,
  sponsorId: null,
  rateBasisPoints: null,
});
const people = (...list: Standing[]) => new Map([...NAMES.map((name) => standing(name)), ...list].map((one) => [one.id, one]));
const weigh = (rule: Rule, touches: readonly Words[], more: Partial<Evidence> = {}) =>
  decide({
    at: now,
    rule,
    touches: touches.map(touchOf),
    affiliates: people(),
    buyer: { userId: null, partyId: null, email: 'buyer@example.com' },
    ...more,
  });

/** Each row is a case as it would be told at a desk. Read: under this rule, after these touches, it is theirs, because. */
const CASES: ReadonlyArray<readonly [story: string, rule: Rule, touches: readonly Words[], winner: Name | null, reason: Reason]> = [
  // Each way alone
  ['a coupon alone', last, [['ana', 'coupon', 0]], 'ana', 'COUPON'],
  ['a click alone', last, [['ana', 'link', DAY]], 'ana', 'LAST_CLICK'],
  ['a code typed at the checkout alone', last, [['ana', 'code', 0]], 'ana', 'EXPLICIT_CODE'],
  ['a lead alone', last, [['ana', 'lead', DAY]], 'ana', 'LEAD'],
  ['a binding alone', last, [['ana', 'lifetime', 900 * DAY]], 'ana', 'LIFETIME'],
  // A higher way wins, however old it is
  [
    'a coupon beats a click of this minute',
    last,
    [
      ['ana', 'coupon', 0],
      ['ben', 'link', SECOND],
    ],
    'ana',
    'COUPON',
  ],
  [
    'an old click beats a fresh lead',
    last,
    [
      ['ana', 'link', 29 * DAY],
      ['ben', 'lead', SECOND],
    ],
    'ana',
    'LAST_CLICK',
  ],
  [
    'an old lead beats a fresh binding',
    last,
    [
      ['ana', 'lead', 29 * DAY],
      ['ben', 'lifetime', SECOND],
    ],
    'ana',
    'LEAD',
  ],
  [
    'a typed code beats a lead',
    last,
    [
      ['ana', 'code', 0],
      ['ben', 'lead', DAY],
    ],
    'ana',
    'EXPLICIT_CODE',
  ],
  [
    'all four: the coupon',
    last,
    [
      ['ana', 'lifetime', DAY],
      ['ben', 'lead', DAY],
      ['ana', 'link', DAY],
      ['eve', 'coupon', 0],
    ],
    'eve',
    'COUPON',
  ],
  [
    'without the coupon: the click',
    last,
    [
      ['ana', 'lifetime', DAY],
      ['ben', 'lead', DAY],
      ['eve', 'link', DAY],
    ],
    'eve',
    'LAST_CLICK',
  ],
  // A site that lets links count first
  [
    'links first: the click beats the coupon',
    linksFirst,
    [
      ['ana', 'coupon', 0],
      ['ben', 'link', DAY],
    ],
    'ben',
    'LAST_CLICK',
  ],
  [
    'links first: the coupon still beats a lead',
    linksFirst,
    [
      ['ana', 'coupon', 0],
      ['ben', 'lead', DAY],
    ],
    'ana',
    'COUPON',
  ],
  [
    'links first: the coupon still beats a binding',
    linksFirst,
    [
      ['ana', 'coupon', 0],
      ['ben', 'lifetime', DAY],
    ],
    'ana',
    'COUPON',
  ],
  // What falls away makes room for the next way
  [
    'an expired click leaves the sale to a lead',
    last,
    [
      ['ana', 'link', 31 * DAY],
      ['ben', 'lead', DAY],
    ],
    'ben',
    'LEAD',
  ],
  [
    'an expired lead leaves the sale to a binding',
    last,
    [
      ['ana', 'lead', 31 * DAY],
      ['ben', 'lifetime', 90 * DAY],
    ],
    'ben',
    'LIFETIME',
  ],
  [
    'everything is over',
    last,
    [
      ['ana', 'link', 31 * DAY],
      ['ben', 'lifetime', 90 * DAY, 0],
    ],
    null,
    'WINDOW_EXPIRED',
  ],
  // Among leads the first, whatever the model
  [
    'two leads: the first, by the last click too',
    last,
    [
      ['ana', 'lead', 2 * DAY],
      ['ben', 'lead', DAY],
    ],
    'ana',
    'LEAD',
  ],
  [
    'two leads: the first, by the first click',
    first,
    [
      ['ana', 'lead', 2 * DAY],
      ['ben', 'lead', DAY],
    ],
    'ana',
    'LEAD',
  ],
  [
    'the first lead is over: the second',
    last,
    [
      ['ana', 'lead', 30 * DAY],
      ['ben', 'lead', 29 * DAY],
    ],
    'ben',
    'LEAD',
  ],
  [
    'two leads in one millisecond: who joined first',
    last,
    [
      ['ben', 'lead', DAY],
      ['ana', 'lead', DAY],
    ],
    'ana',
    'LEAD',
  ],
  // To the second
  ['a lead one second before its window ends', last, [['ana', 'lead', 30 * DAY - SECOND]], 'ana', 'LEAD'],
  ['a lead at the very end of its window', last, [['ana', 'lead', 30 * DAY]], null, 'WINDOW_EXPIRED'],
  ['a binding one second before its end', last, [['ana', 'lifetime', 90 * DAY, SECOND]], 'ana', 'LIFETIME'],
  ['a binding at its very end', last, [['ana', 'lifetime', 90 * DAY, 0]], null, 'BINDING_ENDED'],
  ['a lead where links count for the visit alone, an hour later', { ...last, windowDays: 0 }, [['ana', 'lead', HOUR]], 'ana', 'LEAD'],
  [
    'a lead where links count for the visit alone, four hours later',
    { ...last, windowDays: 0 },
    [['ana', 'lead', 4 * HOUR]],
    null,
    'WINDOW_EXPIRED',
  ],
  ['a binding made after the order was placed', last, [['ana', 'lifetime', -SECOND]], null, 'NO_TOUCH'],
];

test.each(CASES)('%s', (_story, rule, touches, winner, reason) => {
  const decision = weigh(rule, touches);
  expect([decision.winner?.code ?? null, decision.reason]).toEqual([winner, reason]);
});

describe('people, whatever the way', () => {
  test.each(['link', 'code', 'coupon', 'lead', 'lifetime'] as const)('a blocked affiliate earns by no %s', (way) => {
    const decision = weigh(last, [['ana', way, HOUR]], { affiliates: people(standing('ana', 'blocked')) });
    expect([decision.outcome, decision.reason]).toEqual(['none', 'AFFILIATE_BLOCKED']);
  });

  test.each(['coupon', 'lead', 'lifetime'] as const)('nobody earns by their own %s', (way) => {
    const decision = weigh(last, [['ana', way, HOUR]], { affiliates: people(standing('ana', 'active', 'Buyer+me@example.com')) });
    expect([decision.outcome, decision.reason]).toEqual(['none', 'SELF_REFERRAL']);
  });
});

describe('what the others are told', () => {
  test.each([
    ['coupon', 'COUPON_WON'],
    ['link', 'RIVAL_WON'],
    ['lead', 'LEAD_WON'],
  ] as const)('a binding that lost to a %s', (way, reason) => {
    const decision = weigh(last, [['ben', 'lifetime', 90 * DAY], ['ana', way, HOUR]]); // oxfmt-ignore
    expect(decision.touches.map((touch) => [touch.code, touch.verdict, touch.reason])).toContainEqual(['ben', 'lost', reason]);
  });

  test('one who has two ways is told that the higher one decided', () => {
    const decision = weigh(last, [['ana', 'lifetime', 90 * DAY], ['ana', 'link', HOUR]]); // oxfmt-ignore
    expect(decision.touches.map(({ verdict, reason }) => [verdict, reason])).toEqual([
      ['lost', 'OWN_TOUCH_WON'],
      ['won', 'LAST_CLICK'],
    ]);
  });
});

const anyWords = fc.tuple(
  fc.constantFrom(...NAMES),
  fc.constantFrom('link', 'ref_parameter', 'server', 'code', 'coupon', 'lead', 'lifetime' as const),
  fc.integer({ min: -2, max: 70 }).map((halfDays) => (halfDays * DAY) / 2),
  fc.option(
    fc.integer({ min: -2, max: 2 }).map((days) => days * DAY),
    { nil: undefined },
  ),
) as fc.Arbitrary<Words>;
const anyRule = fc.constantFrom(last, first, linksFirst, { ...last, windowDays: 0 });

test('the order in which touches are handed in never matters', () => {
  fc.assert(
    fc.property(anyRule, fc.array(anyWords, { maxLength: 8 }), fc.infiniteStream(fc.integer()), (rule, words, keys) => {
      const touches = words.map(touchOf);
      const shuffled = touches
        .map((touch) => [keys.next().value as number, touch] as const)
        .sort(([a], [b]) => a - b)
        .map(([, touch]) => touch);
      expect(weigh(rule, [], { touches: shuffled })).toEqual(weigh(rule, [], { touches }));
    }),
  );
});

test('a lower way never wins while a higher one stands', () => {
  const LEVEL: Readonly<Record<WeighedKind, number>> = {
    ...{ staff: -1, coupon: 0, link: 1, ref_parameter: 1, server: 1, lead: 2, lifetime: 3 },
    // No way of its own: it is held against whoever brought the buyer.
    territory: 4,
  };
  fc.assert(
    fc.property(fc.array(anyWords, { maxLength: 8 }), (words) => {
      const { touches } = weigh(last, words);
      const standingTouches = touches.filter(({ verdict }) => verdict === 'won' || verdict === 'lost');
      const won = touches.filter(({ verdict }) => verdict === 'won');
      expect(won).toHaveLength(standingTouches.length > 0 ? 1 : 0);
      for (const winner of won) for (const other of standingTouches) expect(LEVEL[winner.kind]).toBeLessThanOrEqual(LEVEL[other.kind]);
    }),
  );
});

test('weighed again from what was kept, every decision comes out the same', () => {
  fc.assert(
    fc.property(anyRule, fc.array(anyWords, { maxLength: 8 }), (rule, words) => {
      const decision = weigh(rule, words);
      expect(reweigh(decision)).toEqual(decision);
    }),
  );
});
