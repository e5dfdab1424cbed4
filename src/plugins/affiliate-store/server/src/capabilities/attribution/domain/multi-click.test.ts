import fc from 'fast-check';
import { decide, type Evidence, type Standing } from './decide';
import { partsOf, type Decision, type Reason, type Rule, type Verdict } from './decision';
import { reweigh } from './reweigh';
import { stepsFor, touchesFor } from './receipt';
import { canSuppose } from './suppose';
import { endSecondTier, reject, rejectSecondTier } from './take-back';
import type { Touch, WeighedKind } from './touch';

const DAY = 86_400_000;
const now = Date.UTC(2026, 5, 15, 12);
const [ANA, BEN, CLEO] = [1, 2, 3];
const rule: Rule = {
  programId: 1,
  program: 'House',
  version: 3,
  model: 'multi_click',
  firstShareBasisPoints: 4000,
  windowDays: 30,
  allowOwnReferrals: false,
  rateBasisPoints: 3000,
  secondTierBasisPoints: 500,
  secondTierBase: 'same',
};
const standing = (id: number, change: Partial<Standing> = {}): Standing => ({
  id,
  code: `code-${id}`,
  state: 'active',
  programId: 1,
  partyId: 100 + id,
  partyPublicId: `pty_${id}`,
  userId: null,
  email: `affiliate-${id}@example.com`,
  sponsorId: null,
  rateBasisPoints: null,
  ...change,
});
const touch = (clickId: number | null, affiliateId: number, ago: number, kind: WeighedKind = 'link'): Touch => ({
  clickId,
  affiliateId,
  programId: 1,
  at: now - ago,
  kind,
  landing: `/of-${affiliateId}`,
});
const people = (...list: readonly Standing[]) =>
  new Map([standing(ANA), standing(BEN), standing(CLEO), ...list].map((one) => [one.id, one]));
const buyer = { userId: null, partyId: null, email: 'buyer@example.com' };
const judged = (touches: readonly Touch[], change: Partial<Evidence> = {}): Decision =>
  decide({ at: now, rule, touches, affiliates: people(), buyer, ...change });
const shares = (decision: Decision) =>
  partsOf(decision).map(({ winner, reason }) => [winner.affiliateId, winner.shareBasisPoints ?? null, reason]);

type Row = readonly [
  story: string,
  touches: readonly Touch[],
  shares: ReadonlyArray<readonly [number, number | null, Reason]>,
  verdicts: ReadonlyArray<readonly [Verdict, Reason]>,
  change?: Partial<Evidence>,
];
const TABLE: readonly Row[] = [
  ['nobody', [], [], []],
  ['one click is first and last', [touch(1, ANA, DAY)], [[ANA, null, 'BOTH_CLICKS']], [['won', 'BOTH_CLICKS']]],
  [
    'two share, 40 to the first and 60 to the last',
    [touch(1, ANA, 2 * DAY), touch(2, BEN, DAY)],
    [
      [BEN, 6000, 'LAST_OF_TWO'],
      [ANA, 4000, 'FIRST_OF_TWO'],
    ],
    [
      ['won', 'FIRST_OF_TWO'],
      ['won', 'LAST_OF_TWO'],
    ],
  ],
  [
    'whoever came between has nothing, and of one’s own touches one wins',
    [touch(1, ANA, 9 * DAY), touch(2, ANA, 8 * DAY), touch(3, CLEO, 5 * DAY), touch(4, BEN, 2 * DAY), touch(5, BEN, DAY)],
    [
      [BEN, 6000, 'LAST_OF_TWO'],
      [ANA, 4000, 'FIRST_OF_TWO'],
    ],
    [
      ['won', 'FIRST_OF_TWO'],
      ['lost', 'OWN_TOUCH_WON'],
      ['lost', 'RIVAL_WON'],
      ['lost', 'OWN_TOUCH_WON'],
      ['won', 'LAST_OF_TWO'],
    ],
  ],
  [
    'the same affiliate first and last has it alone, whoever came between',
    [touch(1, ANA, 3 * DAY), touch(2, BEN, 2 * DAY), touch(3, ANA, DAY)],
    [[ANA, null, 'BOTH_CLICKS']],
    [
      ['lost', 'OWN_TOUCH_WON'],
      ['lost', 'RIVAL_WON'],
      ['won', 'BOTH_CLICKS'],
    ],
  ],
  [
    'in one millisecond the lower click id is the first',
    [touch(8, BEN, DAY), touch(7, ANA, DAY)],
    [
      [BEN, 6000, 'LAST_OF_TWO'],
      [ANA, 4000, 'FIRST_OF_TWO'],
    ],
    [
      ['won', 'FIRST_OF_TWO'],
      ['won', 'LAST_OF_TWO'],
    ],
  ],
  [
    'a first click outside the window is none',
    [touch(1, ANA, 40 * DAY), touch(2, BEN, DAY)],
    [[BEN, null, 'BOTH_CLICKS']],
    [
      ['outside_window', 'WINDOW_EXPIRED'],
      ['won', 'BOTH_CLICKS'],
    ],
  ],
  [
    'a blocked first click is none',
    [touch(1, ANA, 2 * DAY), touch(2, BEN, DAY)],
    [[BEN, null, 'BOTH_CLICKS']],
    [
      ['blocked', 'AFFILIATE_BLOCKED'],
      ['won', 'BOTH_CLICKS'],
    ],
    { affiliates: people(standing(ANA, { state: 'blocked' })) },
  ],
  [
    'a coupon has it alone, as everywhere (B-44)',
    [touch(1, ANA, 2 * DAY), touch(2, BEN, DAY), touch(null, CLEO, 0, 'coupon')],
    [[CLEO, null, 'COUPON']],
    [
      ['lost', 'COUPON_WON'],
      ['lost', 'COUPON_WON'],
      ['won', 'COUPON'],
    ],
  ],
  [
    'leads are single: whoever brought the address first',
    [touch(null, ANA, 2 * DAY, 'lead'), touch(null, BEN, DAY, 'lead')],
    [[ANA, null, 'LEAD']],
    [
      ['won', 'LEAD'],
      ['lost', 'LEAD_WON'],
    ],
  ],
  [
    'a lead shares nothing with a click',
    [touch(null, ANA, 2 * DAY, 'lead'), touch(2, BEN, DAY)],
    [[BEN, null, 'BOTH_CLICKS']],
    [
      ['lost', 'RIVAL_WON'],
      ['won', 'BOTH_CLICKS'],
    ],
  ],
  [
    'a code brought to the checkout is a last touch like any other',
    [touch(1, ANA, DAY), touch(null, BEN, 0, 'server')],
    [
      [BEN, 6000, 'LAST_OF_TWO'],
      [ANA, 4000, 'FIRST_OF_TWO'],
    ],
    [
      ['won', 'FIRST_OF_TWO'],
      ['won', 'LAST_OF_TWO'],
    ],
  ],
];

test.each(TABLE.map(([story, ...row]) => [story, row] as const))('%s', (_story, [touches, won, verdicts, change]) => {
  const decision = judged(touches, change);
  expect(shares(decision)).toEqual(won);
  expect(decision.touches.map(({ verdict, reason }) => [verdict, reason])).toEqual(verdicts);
  expect(reweigh(decision)).toEqual(decision);
});

test('each is paid by their own rate, and each brings their own recruiter', () => {
  const affiliates = people(standing(ANA, { rateBasisPoints: 5000, sponsorId: CLEO }), standing(BEN, { sponsorId: ANA }));
  const [ben, ana] = partsOf(judged([touch(1, ANA, 2 * DAY), touch(2, BEN, DAY)], { affiliates }));
  expect(ben).toMatchObject({ winner: { rateBasisPoints: 3000, rateFrom: 'program' }, secondTier: { affiliateId: ANA } });
  expect(ana).toMatchObject({ winner: { rateBasisPoints: 5000, rateFrom: 'affiliate' }, secondTier: { affiliateId: CLEO } });
});

describe('a win that is taken back from one of two', () => {
  const decision = judged([touch(1, ANA, 2 * DAY), touch(2, BEN, DAY)], {
    affiliates: people(standing(ANA, { sponsorId: CLEO }), standing(BEN, { sponsorId: CLEO })),
  });

  test('leaves the other what they had, and nobody moves up (R11)', () => {
    const first = reject(decision, 'AFFILIATE_BLOCKED', ANA);
    expect([first.outcome, shares(first)]).toEqual(['won', [[BEN, 6000, 'LAST_OF_TWO']]]);
    expect(first.touches.map(({ verdict }) => verdict)).toEqual(['blocked', 'won']);
    const last = reject(decision, 'SELF_REFERRAL', BEN);
    expect([last.outcome, last.reason, shares(last)]).toEqual(['won', 'FIRST_OF_TWO', [[ANA, 4000, 'FIRST_OF_TWO']]]);
    expect([first, last].map((left) => canSuppose(left, rule))).toEqual([false, false]);
  });

  test('from both, one after the other or at once, is nobody’s', () => {
    const both = reject(reject(decision, 'AFFILIATE_BLOCKED', ANA), 'AFFILIATE_BLOCKED', BEN);
    expect([both.outcome, partsOf(both)]).toEqual(['rejected', []]);
    expect(reject(decision, 'REJECTED_AFTERWARDS')).toMatchObject({ outcome: 'rejected', secondTier: null });
    expect(reject(both, 'SELF_REFERRAL')).toBe(both);
  });

  test('may be the recruiter of one alone, or of whichever has ended', () => {
    expect(partsOf(rejectSecondTier(decision, ANA)).map(({ secondTier }) => secondTier?.affiliateId ?? null)).toEqual([CLEO, null]);
    expect(partsOf(rejectSecondTier(decision)).map(({ secondTier }) => secondTier)).toEqual([null, null]);
    const ending = judged([touch(1, ANA, 2 * DAY), touch(2, BEN, DAY)], {
      affiliates: people(standing(ANA, { sponsorId: CLEO, sponsorUntil: now + 1 }), standing(BEN, { sponsorId: CLEO })),
    });
    expect(partsOf(endSecondTier(ending, now + 2)).map(({ secondTierReason }) => secondTierReason)).toEqual([
      'SPONSORED',
      'SECOND_TIER_OVER',
    ]);
  });
});

test('the receipt says the share and the rule, and nothing of who the other is', () => {
  const decision = judged([touch(1, ANA, 2 * DAY), touch(2, BEN, DAY)]);
  const steps = stepsFor(decision, { affiliateId: ANA, reason: 'FIRST_OF_TWO' });
  expect(steps.find(({ code }) => code === 'SALE_SHARED')?.facts).toEqual({ bps: '4000' });
  const told = JSON.stringify([steps, touchesFor(decision, ANA)]);
  expect(told).toContain('Affiliate A');
  expect(told).not.toMatch(/code-2|pty_2|of-2/);
});

describe('for any touches', () => {
  const anyTouches = fc
    .array(fc.record({ id: fc.integer({ min: 1, max: 3 }), ago: fc.integer({ min: 0, max: 40 }), code: fc.boolean() }), { maxLength: 9 })
    .map((list) => list.map(({ id, ago, code }, index) => touch(code ? null : index + 1, id, ago * DAY)));

  test('the order in which they are handed in does not matter, shares are the whole, and it is the same when weighed again', () => {
    fc.assert(
      fc.property(anyTouches, fc.infiniteStream(fc.nat()), (touches, keys) => {
        const decision = judged(touches);
        const shuffled = touches
          .map((one) => ({ one, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        expect(judged(shuffled)).toEqual(decision);
        expect(reweigh(decision)).toEqual(decision);
        const parts = partsOf(decision);
        const sum = parts.reduce((all, { winner }) => all + (winner.shareBasisPoints ?? 10_000), 0);
        expect(sum).toBe(parts.length === 0 ? 0 : 10_000);
        expect(new Set(parts.map(({ winner }) => winner.affiliateId)).size).toBe(parts.length);
      }),
    );
  });

  test('the two are whom first and last click would have chosen, each by itself', () => {
    fc.assert(
      fc.property(anyTouches, (touches) => {
        // Of touches in one millisecond first and last click give both ends to one; that is another test's business.
        if (new Set(touches.map(({ at }) => at)).size < touches.length) return;
        const alone = (model: Rule['model']) => judged(touches, { rule: { ...rule, model } }).winner?.affiliateId;
        const [last, first] = [alone('last_click'), alone('first_click')];
        const expected = last === undefined ? [] : last === first ? [last] : [last, first];
        expect(partsOf(judged(touches)).map(({ winner }) => winner.affiliateId)).toEqual(expected);
      }),
    );
  });
});
