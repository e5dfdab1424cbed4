import fc from 'fast-check';
import { decide, type Evidence, type Standing } from './decide';
import { isWon, type Decision, type Rule } from './decision';
import { attachLate, reweigh } from './reweigh';
import { canSuppose, mayFindAnother, supposeTerms } from './suppose';

const DAY = 86_400_000;
const at = Date.UTC(2026, 5, 15, 12);

const anyTerms = fc.record({
  model: fc.constantFrom('first_click' as const, 'last_click' as const, 'multi_click' as const),
  windowDays: fc.constantFrom(0, 1, 30, 60),
  allowOwnReferrals: fc.boolean(),
  rateBasisPoints: fc.integer({ min: 0, max: 9000 }),
  secondTierBasisPoints: fc.constantFrom(0, 500),
  secondTierBase: fc.constantFrom('same' as const, 'first_tier' as const),
});
const anyTerritory = fc.constantFrom<Pick<Rule, 'territoryRule' | 'territoryShareBasisPoints'>>(
  {},
  { territoryRule: 'holder' },
  { territoryRule: 'holder_only' },
  { territoryRule: 'shared', territoryShareBasisPoints: 2500 },
);
const anyPerson = fc.record({
  partyId: fc.integer({ min: 100, max: 103 }),
  state: fc.constantFrom('active' as const, 'active' as const, 'active' as const, 'blocked' as const),
  sponsorId: fc.option(fc.integer({ min: 1, max: 4 })),
  rateBasisPoints: fc.option(fc.integer({ min: 0, max: 9000 })),
});
const anyTouch = fc.record({ affiliateId: fc.integer({ min: 1, max: 4 }), ago: fc.integer({ min: 1, max: 50 * DAY }), code: fc.boolean() });
const anyCase = fc.record({
  people: fc.array(anyPerson, { minLength: 4, maxLength: 4 }),
  touches: fc.array(anyTouch, { maxLength: 6 }),
  buyer: fc.option(fc.integer({ min: 100, max: 103 })),
});

type Words = Readonly<Omit<Rule, 'programId' | 'program' | 'version'>>;
const ruleBy = (terms: Words): Rule => ({ programId: 1, program: 'House', version: 1, ...terms });
const evidenceFor = (
  {
    people,
    touches,
    buyer,
  }: {
    readonly people: ReadonlyArray<Omit<Standing, 'id' | 'code' | 'programId' | 'partyPublicId' | 'userId' | 'email'>>;
    readonly touches: ReadonlyArray<{ affiliateId: number; ago: number; code: boolean }>;
    readonly buyer: number | null;
  },
  terms: Words,
): Evidence => ({
  at,
  rule: ruleBy(terms),
  touches: touches.map(({ affiliateId, ago, code }, index) => ({
    clickId: code ? null : index + 1,
    affiliateId,
    programId: 1,
    at: at - ago,
    kind: code ? 'server' : 'link',
    landing: '/',
  })),
  affiliates: new Map(
    people.map((one, index): [number, Standing] => [
      index + 1,
      { ...one, id: index + 1, code: `a${index + 1}`, programId: 1, partyPublicId: `p${one.partyId}`, userId: null, email: '' },
    ]),
  ),
  buyer: { userId: null, partyId: buyer, email: null },
});
const told = (decision: Decision) => ({
  outcome: decision.outcome,
  party: isWon(decision) ? decision.winner.partyPublicId : null,
  rate: isWon(decision) ? decision.winner.rateBasisPoints : null,
});

test('a draft makes of what was kept what it would have made at the time', () => {
  fc.assert(
    fc.property(anyCase, anyTerms, anyTerms, (one, was, is) => {
      const evidence = evidenceFor(one, was);
      const decision = decide(evidence);
      // What was not kept, nobody can tell: that is said, and not guessed.
      if (!canSuppose(decision, is)) return;
      expect(told(supposeTerms(decision, is, evidence.affiliates))).toEqual(told(decide(evidenceFor(one, is))));
    }),
    { numRuns: 2000 },
  );
});

test('a draft that says something else of territories does so too, wherever it was asked who holds them', () => {
  // As an order does it: who holds the country is asked only where the terms speak of it.
  const evidenceIn = (one: Parameters<typeof evidenceFor>[0], terms: Words, holder: number): Evidence => {
    const evidence = evidenceFor(one, terms);
    const held = { clickId: null, affiliateId: holder, programId: 1, at: at - 300 * DAY, kind: 'territory' as const, landing: 'FR' };
    return terms.territoryRule === undefined ? evidence : { ...evidence, touches: [...evidence.touches, held] };
  };
  fc.assert(
    fc.property(
      anyCase,
      fc.tuple(anyTerms, anyTerritory).map(([terms, territory]) => ({ ...terms, ...territory })),
      fc.tuple(anyTerms, anyTerritory).map(([terms, territory]) => ({ ...terms, ...territory })),
      fc.integer({ min: 1, max: 4 }),
      (one, was, is, holder) => {
        const evidence = evidenceIn(one, was, holder);
        const decision = decide(evidence);
        const wasKept = decision.touches.some(({ kind }) => kind === 'territory');
        if (!canSuppose(decision, is) || (is.territoryRule !== undefined && !wasKept && mayFindAnother(decision, is))) return;
        expect(told(supposeTerms(decision, is, evidence.affiliates))).toEqual(told(decide(evidenceIn(one, is, holder))));
      },
    ),
    { numRuns: 2000 },
  );
});

test('where sales pay nothing by a draft, whoever won wins nothing, a rate of their own or not', () => {
  fc.assert(
    fc.property(anyCase, anyTerms, (one, terms) => {
      const evidence = evidenceFor(one, terms);
      const nothing = { ...terms, rateBasisPoints: 0, secondTierBasisPoints: 0, salesPayNothing: true as const };
      const supposed = supposeTerms(decide(evidence), nothing, evidence.affiliates);
      if (isWon(supposed)) expect([supposed.winner.rateBasisPoints, supposed.secondTier]).toEqual([0, null]);
    }),
  );
});

test('the terms of the time give the decision of the time', () => {
  fc.assert(
    fc.property(anyCase, anyTerms, (one, terms) => {
      const evidence = evidenceFor(one, terms);
      const decision = decide(evidence);
      expect(told(supposeTerms(decision, terms, evidence.affiliates))).toEqual(told(decision));
    }),
  );
});

test('where the touches a draft asks for are gone, nobody can tell', () => {
  const terms = {
    model: 'last_click',
    windowDays: 30,
    allowOwnReferrals: false,
    rateBasisPoints: 3000,
    secondTierBasisPoints: 0,
    secondTierBase: 'same',
  } as const;
  const decision = decide(evidenceFor({ people: [], touches: [], buyer: null }, terms));
  expect(canSuppose(decision, { ...terms, rateBasisPoints: 1 })).toBe(true);
  expect(canSuppose(decision, { ...terms, windowDays: 90 })).toBe(true);
  expect(canSuppose(decision, { ...terms, windowDays: 91 })).toBe(false);
  const much = { ...decision, touchesLeftOut: 1 };
  expect([canSuppose(much, { ...terms, rateBasisPoints: 1 }), canSuppose(much, { ...terms, model: 'first_click' })]).toEqual([true, false]);
});

test('what staff attaches wins over every touch, is weighed again the same, and the last word counts', () => {
  fc.assert(
    fc.property(anyCase, anyTerms, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }), (one, terms, first, second) => {
      const evidence = evidenceFor(one, terms);
      let decision = decide(evidence);
      for (const [nth, id] of [first, second].entries()) {
        const who = evidence.affiliates.get(id) as Standing;
        const sponsor = who.sponsorId === null ? null : (evidence.affiliates.get(who.sponsorId) ?? null);
        const attached = attachLate(decision, {
          who,
          sponsor,
          buyer: evidence.buyer,
          late: { id: `l${nth}`, at: at + DAY, reason: 'because' },
        });
        const own = !terms.allowOwnReferrals && one.buyer === who.partyId;
        if (who.state !== 'active' || own) {
          expect(attached).toEqual({ decision: null, reason: who.state === 'active' ? 'SELF_REFERRAL' : 'AFFILIATE_BLOCKED' });
          continue;
        }
        if (attached.decision === null) throw new Error(attached.reason);
        expect(attached.decision).toMatchObject({
          outcome: 'won',
          reason: 'ATTACHED_BY_STAFF',
          winner: { affiliateId: id, partyPublicId: who.partyPublicId },
        });
        expect(told(reweigh(attached.decision))).toEqual(told(attached.decision));
        expect(reweigh(attached.decision)).toEqual(attached.decision);
        decision = attached.decision;
      }
    }),
    { numRuns: 1000 },
  );
});
