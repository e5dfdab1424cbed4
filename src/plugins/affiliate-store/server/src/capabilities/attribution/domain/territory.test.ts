import { decide, type Evidence, type Standing } from './decide';
import { partsOf, type Decision, type Reason, type Rule, type Verdict } from './decision';
import { attachLate, reweigh } from './reweigh';
import type { Touch, WeighedKind } from './touch';

const DAY = 86_400_000;
const now = Date.UTC(2026, 5, 15, 12);
const [ANA, BEN, CLEO] = [1, 2, 3];
const rule: Rule = {
  programId: 1,
  program: 'House',
  version: 3,
  model: 'last_click',
  territoryRule: 'holder',
  windowDays: 30,
  allowOwnReferrals: false,
  rateBasisPoints: 3000,
  secondTierBasisPoints: 500,
  secondTierBase: 'same',
};
const SHARED: Rule = { ...rule, territoryRule: 'shared', territoryShareBasisPoints: 2500 };
const CLOSED: Rule = { ...rule, territoryRule: 'holder_only' };
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
const touch = (affiliateId: number, ago: number, kind: WeighedKind = 'link'): Touch => ({
  clickId: kind === 'link' ? affiliateId * 100 + ago : null,
  affiliateId,
  programId: 1,
  at: now - ago * DAY,
  kind,
  landing: kind === 'territory' ? 'FR' : '/',
});
const HELD = touch(ANA, 300, 'territory');
const people = (...list: readonly Standing[]) =>
  new Map([standing(ANA), standing(BEN), standing(CLEO), ...list].map((one) => [one.id, one]));
const buyer = { userId: null, partyId: null, email: 'buyer@example.com' };
const judged = (touches: readonly Touch[], change: Partial<Evidence> = {}): Decision =>
  decide({ at: now, rule, touches, affiliates: people(), buyer, ...change });

type Row = readonly [
  touches: readonly Touch[],
  shares: ReadonlyArray<readonly [number, number | null, Reason]>,
  verdicts: ReadonlyArray<readonly [Verdict, Reason]>,
  change?: Partial<Evidence>,
];
const TABLE: Readonly<Record<string, Row>> = {
  'what another brought is the holder’s': [
    [HELD, touch(BEN, 1)],
    [[ANA, null, 'TERRITORY']],
    [
      ['won', 'TERRITORY'],
      ['lost', 'TERRITORY_WON'],
    ],
  ],
  'what the holder brought is theirs as ever': [
    [HELD, touch(ANA, 1)],
    [[ANA, null, 'LAST_CLICK']],
    [
      ['lost', 'OWN_TOUCH_WON'],
      ['won', 'LAST_CLICK'],
    ],
  ],
  'where nobody brought the buyer, a territory brings nothing, and nobody is told': [[HELD], [], []],
  'nor where nobody’s touch counts': [[HELD, touch(BEN, 40)], [], [['outside_window', 'WINDOW_EXPIRED']]],
  'a coupon of another makes no difference': [
    [HELD, touch(BEN, 0, 'coupon')],
    [[ANA, null, 'TERRITORY']],
    [
      ['won', 'TERRITORY'],
      ['lost', 'TERRITORY_WON'],
    ],
  ],
  'a holder who is blocked has no say': [
    [HELD, touch(BEN, 1)],
    [[BEN, null, 'LAST_CLICK']],
    [['won', 'LAST_CLICK']],
    { affiliates: people(standing(ANA, { state: 'blocked' })) },
  ],
  'nor one who is the buyer': [
    [HELD, touch(BEN, 1)],
    [[BEN, null, 'LAST_CLICK']],
    [['won', 'LAST_CLICK']],
    { buyer: { ...buyer, email: 'affiliate-1@example.com' } },
  ],
  'shared: whoever brought it, and the holder': [
    [HELD, touch(CLEO, 2), touch(BEN, 1)],
    [
      [BEN, 7500, 'LAST_CLICK'],
      [ANA, 2500, 'TERRITORY_SHARE'],
    ],
    [
      ['won', 'TERRITORY_SHARE'],
      ['lost', 'RIVAL_WON'],
      ['won', 'LAST_CLICK'],
    ],
    { rule: SHARED },
  ],
  'shared: what the holder brought is theirs alone': [
    [HELD, touch(BEN, 2), touch(ANA, 1)],
    [[ANA, null, 'LAST_CLICK']],
    [
      ['lost', 'OWN_TOUCH_WON'],
      ['lost', 'RIVAL_WON'],
      ['won', 'LAST_CLICK'],
    ],
    { rule: SHARED },
  ],
  'closed: nobody but the holder, though another came last': [
    [HELD, touch(ANA, 2), touch(BEN, 1)],
    [[ANA, null, 'LAST_CLICK']],
    [
      ['lost', 'OWN_TOUCH_WON'],
      ['won', 'LAST_CLICK'],
      ['rejected', 'TERRITORY_CLOSED'],
    ],
    { rule: CLOSED },
  ],
  'closed: nobody at all where another brought it': [
    [HELD, touch(BEN, 1)],
    [],
    [
      ['lost', 'TERRITORY_CLOSED'],
      ['rejected', 'TERRITORY_CLOSED'],
    ],
    { rule: CLOSED },
  ],
  'first and last click give way to the holder together': [
    [HELD, touch(CLEO, 2), touch(BEN, 1)],
    [[ANA, null, 'TERRITORY']],
    [
      ['won', 'TERRITORY'],
      ['lost', 'TERRITORY_WON'],
      ['lost', 'TERRITORY_WON'],
    ],
    { rule: { ...rule, model: 'multi_click', firstShareBasisPoints: 4000 } },
  ],
};

test.each(Object.entries(TABLE))('%s', (_story, [touches, shares, verdicts, change]) => {
  const decision = judged(touches, change);
  expect(partsOf(decision).map(({ winner, reason }) => [winner.affiliateId, winner.shareBasisPoints ?? null, reason])).toEqual(shares);
  expect(decision.touches.map(({ verdict, reason }) => [verdict, reason])).toEqual(verdicts);
  expect(reweigh(decision)).toEqual(decision);
});

test('by what whoever brought it was promised: terms that say nothing of territories take nothing from them', () => {
  const contract = (id: number, change: object) => ({
    affiliateId: id,
    contract: `ctr_${id}`,
    version: 2,
    since: 0,
    consent: 'self',
    consentAt: 0,
    validUntil: now + DAY,
    model: 'last_click' as const,
    windowDays: 30,
    allowOwnReferrals: false,
    rateBasisPoints: 3000,
    rateFrom: 'program' as const,
    secondTierBasisPoints: 0,
    secondTierBase: 'same' as const,
    ...change,
  });
  const affiliates = people(standing(ANA, { contract: contract(ANA, {}) }), standing(BEN, { contract: contract(BEN, {}) }));
  const decision = judged([HELD, touch(BEN, 1)], { affiliates });
  expect([decision.winner?.affiliateId, decision.touches[0]?.reason]).toEqual([BEN, 'RIVAL_WON']);
  expect(reweigh(decision)).toEqual(decision);
});

test('staff may still give an order from there to whoever brought it', () => {
  const closed = judged([HELD, touch(BEN, 1)], { rule: CLOSED });
  const late = { id: 'lat_1', at: now + DAY, reason: 'agreed' };
  const attached = attachLate(closed, { who: standing(BEN), sponsor: null, buyer, late });
  expect(attached.decision).toMatchObject({ outcome: 'won', reason: 'ATTACHED_BY_STAFF', winner: { affiliateId: BEN } });
  if (attached.decision) expect(reweigh(attached.decision)).toEqual(attached.decision);
});
