import fc from 'fast-check';
import { decide, type Evidence, type Standing } from './decide';
import type { Reason, Rule, Verdict } from './decision';
import { endSecondTier, reject, rejectSecondTier } from './take-back';
import type { Touch } from './touch';

const MINUTE = 60_000;
const DAY = 86_400_000;
const now = Date.UTC(2026, 5, 15, 12);
const rule: Rule = {
  programId: 1,
  program: 'House',
  version: 3,
  model: 'last_click',
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
const ANA = 1;
const BEN = 2;
const touch = (clickId: number | null, affiliateId: number, ago: number, change: Partial<Touch> = {}): Touch => ({
  clickId,
  affiliateId,
  programId: 1,
  at: now - ago,
  kind: 'link',
  landing: '/store',
  ...change,
});
const people = (...list: readonly Standing[]) => new Map([standing(ANA), standing(BEN), ...list].map((one) => [one.id, one]));
const buyer = { userId: null, partyId: null, email: 'buyer@example.com' };
const evidence = (change: Partial<Evidence>): Evidence => ({ at: now, rule, touches: [], affiliates: people(), buyer, ...change });
const ruled = (change: Partial<Rule>): Rule => ({ ...rule, ...change });
const ownCode = touch(null, BEN, 0, { kind: 'server' });
const coupon = touch(null, BEN, 0, { kind: 'coupon', landing: '' });

type Row = readonly [
  story: string,
  given: Partial<Evidence>,
  winner: number | null,
  reason: Reason,
  verdicts: ReadonlyArray<readonly [Verdict, Reason]>,
];

const TABLE: readonly Row[] = [
  ['nobody recommended anything', {}, null, 'NO_TOUCH', []],
  ['the product has no program', { rule: null, touches: [touch(1, ANA, MINUTE)] }, null, 'NO_PROGRAM', []],
  ['one click', { touches: [touch(1, ANA, DAY)] }, ANA, 'LAST_CLICK', [['won', 'LAST_CLICK']]],
  [
    'Ana, then Ben, and the last click counts (R01)',
    { touches: [touch(1, ANA, 2 * DAY), touch(2, BEN, DAY)] },
    BEN,
    'LAST_CLICK',
    [
      ['lost', 'RIVAL_WON'],
      ['won', 'LAST_CLICK'],
    ],
  ],
  [
    'Ana, then Ben, and the first click counts (R01)',
    { rule: ruled({ model: 'first_click' }), touches: [touch(1, ANA, 2 * DAY), touch(2, BEN, DAY)] },
    ANA,
    'FIRST_CLICK',
    [
      ['won', 'FIRST_CLICK'],
      ['lost', 'RIVAL_WON'],
    ],
  ],
  [
    'Ana, Ben, Ana again, and the last click counts',
    { touches: [touch(1, ANA, 3 * DAY), touch(2, BEN, 2 * DAY), touch(3, ANA, DAY)] },
    ANA,
    'LAST_CLICK',
    [
      ['lost', 'OWN_TOUCH_WON'],
      ['lost', 'RIVAL_WON'],
      ['won', 'LAST_CLICK'],
    ],
  ],
  [
    'both in one millisecond, last click: the lower id',
    { touches: [touch(8, BEN, DAY), touch(7, ANA, DAY)] },
    ANA,
    'LAST_CLICK',
    [
      ['won', 'LAST_CLICK'],
      ['lost', 'RIVAL_WON'],
    ],
  ],
  [
    'both in one millisecond, first click: the lower id',
    { rule: ruled({ model: 'first_click' }), touches: [touch(8, BEN, DAY), touch(7, ANA, DAY)] },
    ANA,
    'FIRST_CLICK',
    [
      ['won', 'FIRST_CLICK'],
      ['lost', 'RIVAL_WON'],
    ],
  ],
  ['one second before the window ends (R02)', { touches: [touch(1, ANA, 30 * DAY - 1000)] }, ANA, 'LAST_CLICK', [['won', 'LAST_CLICK']]],
  [
    'one second after the window ended (R02, B-41)',
    { touches: [touch(1, ANA, 30 * DAY + 1000)] },
    null,
    'WINDOW_EXPIRED',
    [['outside_window', 'WINDOW_EXPIRED']],
  ],
  ['at the moment the window ends', { touches: [touch(1, ANA, 30 * DAY)] }, null, 'WINDOW_EXPIRED', [['outside_window', 'WINDOW_EXPIRED']]],
  ['at the moment of the click', { touches: [touch(1, ANA, 0)] }, ANA, 'LAST_CLICK', [['won', 'LAST_CLICK']]],
  [
    'this visit only, ten minutes later',
    { rule: ruled({ windowDays: 0 }), touches: [touch(1, ANA, 10 * MINUTE)] },
    ANA,
    'LAST_CLICK',
    [['won', 'LAST_CLICK']],
  ],
  [
    'this visit only, the next day',
    { rule: ruled({ windowDays: 0 }), touches: [touch(1, ANA, DAY)] },
    null,
    'WINDOW_EXPIRED',
    [['outside_window', 'WINDOW_EXPIRED']],
  ],
  [
    'an expired first click leaves the sale to the next',
    { rule: ruled({ model: 'first_click' }), touches: [touch(1, ANA, 40 * DAY), touch(2, BEN, DAY)] },
    BEN,
    'FIRST_CLICK',
    [
      ['outside_window', 'WINDOW_EXPIRED'],
      ['won', 'FIRST_CLICK'],
    ],
  ],
  [
    'the last clicked was blocked since (R11): the one before has the sale',
    { touches: [touch(1, ANA, 2 * DAY), touch(2, BEN, DAY)], affiliates: people(standing(BEN, { state: 'blocked' })) },
    ANA,
    'LAST_CLICK',
    [
      ['won', 'LAST_CLICK'],
      ['blocked', 'AFFILIATE_BLOCKED'],
    ],
  ],
  [
    'the only one was blocked since',
    { touches: [touch(1, ANA, DAY)], affiliates: people(standing(ANA, { state: 'blocked' })) },
    null,
    'AFFILIATE_BLOCKED',
    [['blocked', 'AFFILIATE_BLOCKED']],
  ],
  [
    'the only one waits for approval',
    { touches: [touch(1, ANA, DAY)], affiliates: people(standing(ANA, { state: 'pending' })) },
    null,
    'AFFILIATE_PENDING',
    [['rejected', 'AFFILIATE_PENDING']],
  ],
  [
    'the buyer is the affiliate, by mailbox (B-45)',
    {
      touches: [touch(1, ANA, DAY)],
      affiliates: people(standing(ANA, { email: 'b.u.y.e.r+shop@gmail.com' })),
      buyer: { ...buyer, email: 'Buyer@googlemail.com' },
    },
    null,
    'SELF_REFERRAL',
    [['rejected', 'SELF_REFERRAL']],
  ],
  [
    'the buyer is the affiliate, by account',
    { touches: [touch(1, ANA, DAY)], affiliates: people(standing(ANA, { userId: 9 })), buyer: { ...buyer, userId: 9 } },
    null,
    'SELF_REFERRAL',
    [['rejected', 'SELF_REFERRAL']],
  ],
  [
    'the buyer is the affiliate, and the program allows it',
    {
      rule: ruled({ allowOwnReferrals: true }),
      touches: [touch(1, ANA, DAY)],
      affiliates: people(standing(ANA, { userId: 9 })),
      buyer: { ...buyer, userId: 9 },
    },
    ANA,
    'LAST_CLICK',
    [['won', 'LAST_CLICK']],
  ],
  [
    'the buyer clicked the own link last: the sale stays with who came before',
    {
      touches: [touch(1, BEN, 2 * DAY), touch(2, ANA, MINUTE)],
      affiliates: people(standing(ANA, { userId: 9 })),
      buyer: { ...buyer, userId: 9 },
    },
    BEN,
    'LAST_CLICK',
    [
      ['won', 'LAST_CLICK'],
      ['rejected', 'SELF_REFERRAL'],
    ],
  ],
  [
    'the affiliate is in another program',
    { touches: [touch(1, ANA, DAY, { programId: 2 })] },
    null,
    'OTHER_PROGRAM',
    [['rejected', 'OTHER_PROGRAM']],
  ],
  ['a code brought to the checkout, and nothing else', { touches: [ownCode] }, BEN, 'EXPLICIT_CODE', [['won', 'EXPLICIT_CODE']]],
  [
    'a code brought to the checkout is the last touch',
    { touches: [touch(1, ANA, DAY), ownCode] },
    BEN,
    'EXPLICIT_CODE',
    [
      ['lost', 'RIVAL_WON'],
      ['won', 'EXPLICIT_CODE'],
    ],
  ],
  [
    'a code brought to the checkout is not the first touch',
    { rule: ruled({ model: 'first_click' }), touches: [ownCode, touch(1, ANA, DAY)] },
    ANA,
    'FIRST_CLICK',
    [
      ['won', 'FIRST_CLICK'],
      ['lost', 'RIVAL_WON'],
    ],
  ],
  ['a coupon of an affiliate, and nothing else', { touches: [coupon] }, BEN, 'COUPON', [['won', 'COUPON']]],
  [
    'a coupon comes before any click, whatever the model (B-44)',
    { rule: ruled({ model: 'first_click' }), touches: [touch(1, ANA, DAY), coupon] },
    BEN,
    'COUPON',
    [
      ['lost', 'COUPON_WON'],
      ['won', 'COUPON'],
    ],
  ],
  [
    'a coupon and a click of the same affiliate',
    { touches: [touch(1, BEN, DAY), coupon] },
    BEN,
    'COUPON',
    [
      ['lost', 'OWN_TOUCH_WON'],
      ['won', 'COUPON'],
    ],
  ],
  [
    'a coupon that does not beat clicks, beside a click',
    { rule: ruled({ couponFirst: false }), touches: [touch(1, ANA, DAY), coupon] },
    ANA,
    'LAST_CLICK',
    [
      ['won', 'LAST_CLICK'],
      ['lost', 'RIVAL_WON'],
    ],
  ],
  [
    'a coupon that does not beat clicks, alone',
    { rule: ruled({ couponFirst: false }), touches: [coupon] },
    BEN,
    'COUPON',
    [['won', 'COUPON']],
  ],
  [
    'the coupon of an affiliate who was blocked since leaves the sale to the click',
    { touches: [touch(1, ANA, DAY), coupon], affiliates: people(standing(BEN, { state: 'blocked' })) },
    ANA,
    'LAST_CLICK',
    [
      ['won', 'LAST_CLICK'],
      ['blocked', 'AFFILIATE_BLOCKED'],
    ],
  ],
  [
    'the buyer uses the own coupon (B-45)',
    { touches: [coupon], affiliates: people(standing(BEN, { userId: 9 })), buyer: { ...buyer, userId: 9 } },
    null,
    'SELF_REFERRAL',
    [['rejected', 'SELF_REFERRAL']],
  ],
  [
    'the coupon of an affiliate of another program',
    { touches: [{ ...coupon, programId: 2 }] },
    null,
    'OTHER_PROGRAM',
    [['rejected', 'OTHER_PROGRAM']],
  ],
  ['the affiliate is gone', { touches: [touch(1, 99, DAY)] }, null, 'NO_TOUCH', [['rejected', 'AFFILIATE_UNKNOWN']]],
  ['a touch from the future', { touches: [touch(1, ANA, -1)] }, null, 'NO_TOUCH', [['rejected', 'AFTER_DECISION']]],
];

describe('whose sale it is', () => {
  test.each(TABLE)('%s', (_story, given, winner, reason, verdicts) => {
    const decision = decide(evidence(given));
    expect(decision.winner?.affiliateId ?? null).toBe(winner);
    expect(decision.reason).toBe(reason);
    expect(decision.outcome).toBe(winner === null ? 'none' : 'won');
    expect(decision.touches.map(({ verdict, reason: why }) => [verdict, why])).toEqual(verdicts);
  });

  test('is frozen with program, model, window, version and the age of each touch', () => {
    const decision = decide(evidence({ touches: [touch(1, ANA, 90_500)] }));
    expect(decision).toMatchObject({
      schema: 1,
      decidedAt: now,
      rule: { program: 'House', model: 'last_click', windowDays: 30, version: 3 },
    });
    expect(decision.touches[0]).toMatchObject({ clickId: 1, code: 'code-1', ageSeconds: 90, landing: '/store' });
    expect(decision.winner).toMatchObject({ clickId: 1, partyPublicId: 'pty_1', rateBasisPoints: 3000, rateFrom: 'program' });
  });

  test('an affiliate with a rate of their own earns at that rate, also at none', () => {
    const at = (rateBasisPoints: number) =>
      decide(evidence({ touches: [touch(1, ANA, DAY)], affiliates: people(standing(ANA, { rateBasisPoints })) })).winner;
    expect(at(4500)).toMatchObject({ rateBasisPoints: 4500, rateFrom: 'affiliate' });
    expect(at(0)).toMatchObject({ rateBasisPoints: 0, rateFrom: 'affiliate' });
  });
});

describe('the second tier', () => {
  const sponsored = (change: Partial<Evidence>, sponsor: Partial<Standing> = {}) =>
    decide(
      evidence({ touches: [touch(1, ANA, DAY)], affiliates: people(standing(ANA, { sponsorId: BEN }), standing(BEN, sponsor)), ...change }),
    );

  test('goes to the active sponsor of the winner', () => {
    expect(sponsored({})).toMatchObject({
      secondTierReason: 'SPONSORED',
      secondTier: { affiliateId: BEN, partyPublicId: 'pty_2', rateBasisPoints: 500, base: 'same' },
    });
  });

  test.each([
    ['the winner has no sponsor', decide(evidence({ touches: [touch(1, ANA, DAY)] })), 'NO_SPONSOR'],
    ['the program has none', sponsored({ rule: ruled({ secondTierBasisPoints: 0 }) }), 'NO_SECOND_TIER'],
    ['the sponsor is blocked', sponsored({}, { state: 'blocked' }), 'SPONSOR_NOT_ACTIVE'],
    ['the sponsor is the buyer', sponsored({ buyer: { ...buyer, email: 'affiliate-2@example.com' } }), 'SPONSOR_IS_BUYER'],
  ])('is nobody’s when %s', (_why, decision, reason) => {
    expect(decision).toMatchObject({ outcome: 'won', secondTier: null, secondTierReason: reason });
  });

  test.each([
    ['a moment before it ends', 1, 'SPONSORED'],
    ['at the moment it ends', 0, 'SECOND_TIER_OVER'],
    ['where it never ends', null, 'SPONSORED'],
  ])('%s', (_when, left, reason) => {
    const sponsorUntil = left === null ? null : evidence({}).at + left;
    const bound = { affiliates: people(standing(ANA, { sponsorId: BEN, sponsorUntil }), standing(BEN)) };
    const decision = sponsored(bound);
    expect(decision.secondTierReason).toBe(reason);
    // A renewal goes by the decision of its first order, and no further than the binding.
    const renewed = endSecondTier(decision, evidence({}).at + 2);
    expect(renewed.secondTierReason).toBe(left === null ? 'SPONSORED' : 'SECOND_TIER_OVER');
    expect(renewed.secondTier === null).toBe(left !== null);
  });

  test('never goes further up than the sponsor', () => {
    const decision = decide(
      evidence({
        touches: [touch(1, ANA, DAY)],
        affiliates: people(standing(ANA, { sponsorId: BEN }), standing(BEN, { sponsorId: 3 }), standing(3)),
      }),
    );
    expect(decision.secondTier?.affiliateId).toBe(BEN);
  });
});

describe('a win that is taken back', () => {
  const won = decide(
    evidence({
      touches: [touch(1, BEN, 2 * DAY), touch(2, ANA, DAY), touch(3, ANA, MINUTE)],
      affiliates: people(standing(ANA, { sponsorId: BEN })),
    }),
  );

  test('before payment leaves nobody in its place (R11)', () => {
    const rejected = reject(won, 'AFFILIATE_BLOCKED');
    expect(rejected).toMatchObject({ outcome: 'rejected', reason: 'AFFILIATE_BLOCKED', secondTier: null, winner: { affiliateId: ANA } });
    expect(rejected.touches.map(({ verdict }) => verdict)).toEqual(['lost', 'blocked', 'blocked']);
    expect(reject(rejected, 'SELF_REFERRAL')).toBe(rejected);
  });

  test('changes nothing where nobody won', () => {
    const nobody = decide(evidence({}));
    expect(reject(nobody, 'AFFILIATE_BLOCKED')).toBe(nobody);
  });

  test('may be the second tier alone', () => {
    expect(rejectSecondTier(won)).toMatchObject({ outcome: 'won', secondTier: null, secondTierReason: 'SPONSOR_NOT_ACTIVE' });
  });
});

describe('for any touches', () => {
  const anyTouch = fc.record({
    affiliateId: fc.integer({ min: 1, max: 4 }),
    programId: fc.constantFrom(1, 1, 1, 2),
    ago: fc.integer({ min: -2, max: 3600 }),
    grain: fc.constantFrom(1, 1000, DAY / 60),
  });
  const anyTouches = fc
    .array(anyTouch, { maxLength: 12 })
    .map((list) => list.map(({ affiliateId, programId, ago, grain }, index) => touch(index + 1, affiliateId, ago * grain, { programId })));
  const anyRule = fc
    .record({ model: fc.constantFrom('first_click' as const, 'last_click' as const), windowDays: fc.constantFrom(0, 1, 7, 30) })
    .map((change) => ruled(change));
  const states = fc.array(fc.constantFrom('active' as const, 'active' as const, 'blocked' as const, 'pending' as const), {
    minLength: 4,
    maxLength: 4,
  });
  const anyEvidence = fc
    .record({ touches: anyTouches, rule: anyRule, states })
    .map(({ touches, rule: chosen, states: list }) =>
      evidence({ touches, rule: chosen, affiliates: new Map(list.map((state, index) => [index + 1, standing(index + 1, { state })])) }),
    );

  test('the order in which they are handed in does not matter', () => {
    fc.assert(
      fc.property(anyEvidence, fc.infiniteStream(fc.nat()), (given, keys) => {
        const shuffled = [...given.touches]
          .map((one) => ({ one, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        expect(decide({ ...given, touches: shuffled })).toEqual(decide(given));
      }),
    );
  });

  test('every touch is weighed once and at most one wins', () => {
    fc.assert(
      fc.property(anyEvidence, (given) => {
        const { touches, winner } = decide(given);
        expect(touches.map((one) => one.clickId).sort()).toEqual(given.touches.map((one) => one.clickId).sort());
        expect(touches.filter((one) => one.verdict === 'won').map((one) => one.affiliateId)).toEqual(winner ? [winner.affiliateId] : []);
      }),
    );
  });

  test('the winner is the latest, or the earliest, of the touches nothing speaks against; of equals the lower id', () => {
    fc.assert(
      fc.property(anyEvidence, (given) => {
        const decision = decide(given);
        const valid = decision.touches.filter((one) => one.verdict === 'won' || one.verdict === 'lost');
        const best = decision.touches.find((one) => one.verdict === 'won');
        if (!best) return expect(valid).toEqual([]);
        for (const other of valid) {
          const ahead = decision.rule?.model === 'first_click' ? other.at < best.at : other.at > best.at;
          expect(ahead || (other.at === best.at && (other.clickId ?? 0) < (best.clickId ?? 0))).toBe(false);
        }
      }),
    );
  });

  test('an earlier or later touch of somebody who may not win changes nothing for who does', () => {
    fc.assert(
      fc.property(anyEvidence, fc.integer({ min: 0, max: 40 * DAY }), (given, ago) => {
        const blocked = new Map([...given.affiliates, [9, standing(9, { state: 'blocked' })]]);
        expect(decide({ ...given, affiliates: blocked, touches: [...given.touches, touch(99, 9, ago)] }).winner).toEqual(
          decide(given).winner,
        );
      }),
    );
  });
});
