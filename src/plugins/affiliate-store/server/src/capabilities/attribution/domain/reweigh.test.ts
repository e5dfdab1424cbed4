import fc from 'fast-check';
import { decide, type Evidence, type Standing } from './decide';
import { reweigh } from './reweigh';

const DAY = 86_400_000;
const at = Date.UTC(2026, 5, 15, 12);

const anyStanding = fc.record({
  state: fc.constantFrom('active' as const, 'active' as const, 'blocked' as const, 'pending' as const),
  programId: fc.constantFrom(1, 1, 1, 2),
  partyId: fc.integer({ min: 100, max: 104 }),
  sponsorId: fc.option(fc.integer({ min: 1, max: 5 })),
  sponsorUntil: fc.option(fc.constantFrom(at - 1, at, at + 1)),
  rateBasisPoints: fc.option(fc.integer({ min: 0, max: 9000 })),
  userId: fc.option(fc.integer({ min: 1, max: 3 })),
  contract: fc.option(
    fc.record({
      version: fc.integer({ min: 1, max: 3 }),
      validUntil: fc.constantFrom(at - DAY, at, at + 1, at + 300 * DAY),
      windowDays: fc.constantFrom(0, 1, 30),
      allowOwnReferrals: fc.boolean(),
      rateBasisPoints: fc.integer({ min: 0, max: 9000 }),
      rateFrom: fc.constantFrom('affiliate' as const, 'program' as const),
      secondTierBasisPoints: fc.constantFrom(0, 500),
      secondTierBase: fc.constantFrom('same' as const, 'first_tier' as const),
    }),
  ),
});
// Everybody under one version was promised one model; and whether sales are shared is the same for all versions of a program.
const MODELS = [undefined, 'first_click', 'last_click', 'last_click'] as const;
const anyTouch = fc.record({
  affiliateId: fc.integer({ min: 1, max: 6 }),
  ago: fc.integer({ min: -1000, max: 40 * DAY }),
  code: fc.boolean(),
});
const withoutContract = <T extends { readonly contract: unknown }>({ contract: _contract, ...rest }: T): Omit<T, 'contract'> => rest;
const signed = (affiliateId: number, version: number, isShared: boolean) => ({
  affiliateId,
  contract: `ctr_${affiliateId}`,
  since: 0,
  consent: 'self',
  consentAt: 0,
  model: isShared ? ('multi_click' as const) : (MODELS[version] ?? 'last_click'),
});
const anyEvidence = fc
  .record({
    standings: fc.array(anyStanding, { minLength: 5, maxLength: 5 }),
    touches: fc.array(anyTouch, { maxLength: 10 }),
    model: fc.constantFrom('first_click' as const, 'last_click' as const, 'multi_click' as const),
    firstShareBasisPoints: fc.constantFrom(1, 4000, 9999),
    windowDays: fc.constantFrom(0, 1, 30),
    allowOwnReferrals: fc.boolean(),
    secondTierBasisPoints: fc.constantFrom(0, 500),
    buyerParty: fc.option(fc.integer({ min: 100, max: 104 })),
    withoutProgram: fc.integer({ min: 0, max: 20 }),
  })
  .map(({ standings, touches, buyerParty, withoutProgram, ...rule }): Evidence => {
    const affiliates = new Map(
      standings.map((one, index): [number, Standing] => [
        index + 1,
        {
          ...withoutContract(one),
          id: index + 1,
          code: `c${index + 1}`,
          partyPublicId: `pty_${one.partyId}`,
          email: '',
          ...(one.contract && { contract: { ...one.contract, ...signed(index + 1, one.contract.version, rule.model === 'multi_click') } }),
        },
      ]),
    );
    return {
      at,
      rule:
        withoutProgram === 0
          ? null
          : { ...rule, programId: 1, program: 'House', version: 4, rateBasisPoints: 3000, secondTierBase: 'same' as const },
      touches: touches.map(({ affiliateId, ago, code }, index) => ({
        clickId: code ? null : index + 1,
        affiliateId,
        programId: affiliates.get(affiliateId)?.programId ?? 1,
        at: at - ago,
        kind: 'link' as const,
        landing: '/',
        // What a link said decides nothing, and is still there when the decision is weighed again.
        ...(code ? {} : { tags: { link: `l${index}`, subId: 'a', channel: 'qr' as const } }),
      })),
      affiliates,
      buyer: { userId: null, partyId: buyerParty, email: null },
    };
  });

test('a decision weighed again from what it kept of itself is the same decision, whatever it was made of', () => {
  fc.assert(
    fc.property(anyEvidence, (evidence) => {
      const decision = decide(evidence);
      expect(reweigh(decision)).toEqual(decision);
    }),
    { numRuns: 2000 },
  );
});

test('a promise made first is kept first: under the oldest terms of those who compete, their own model gives them the sale', () => {
  fc.assert(
    fc.property(anyEvidence, (evidence) => {
      const decision = decide(evidence);
      const { winner, rule } = decision;
      if (!winner || !rule) return;
      const rivals = decision.touches.filter(({ verdict, kind }) => (verdict === 'won' || verdict === 'lost') && kind !== 'coupon');
      const promised = (id: number) => evidence.affiliates.get(id)?.contract ?? rule;
      const oldest = Math.min(...rivals.map(({ affiliateId }) => promised(affiliateId).version));
      const model = rivals.map(({ affiliateId }) => promised(affiliateId)).find(({ version }) => version === oldest)?.model;
      const pick = model === 'first_click' ? rivals[0] : rivals.at(-1);
      const time = pick?.at;
      const tied = rivals.filter(({ at: moment }) => moment === time);
      // Of touches in one millisecond the id decides, which is another test's business.
      if (!pick || tied.length > 1) return;
      if (promised(pick.affiliateId).version === oldest) expect(winner.affiliateId).toBe(pick.affiliateId);
    }),
    { numRuns: 2000 },
  );
});

test('a contract brings nothing from its end on, and until then is weighed by its own window', () => {
  fc.assert(
    fc.property(anyEvidence, (evidence) => {
      for (const touch of decide(evidence).touches) {
        const contract = evidence.affiliates.get(touch.affiliateId)?.contract;
        if (!contract) continue;
        if (touch.verdict === 'won' || touch.verdict === 'lost') expect(contract.validUntil).toBeGreaterThan(evidence.at);
        if (touch.reason === 'WINDOW_EXPIRED') expect(evidence.at - touch.at).toBeGreaterThanOrEqual((contract.windowDays || 1 / 6) * DAY);
      }
    }),
  );
});

test('a decision that says something else than its touches and its rule is found out', () => {
  const evidence: Evidence = {
    at,
    rule: {
      programId: 1,
      program: 'House',
      version: 1,
      model: 'last_click',
      windowDays: 30,
      allowOwnReferrals: false,
      rateBasisPoints: 3000,
      secondTierBasisPoints: 0,
      secondTierBase: 'same',
    },
    touches: [1, 2].map((id) => ({
      clickId: id,
      affiliateId: id,
      programId: 1,
      at: at - (3 - id) * DAY,
      kind: 'link' as const,
      landing: '/',
    })),
    affiliates: new Map(
      [1, 2].map((id): [number, Standing] => [
        id,
        {
          id,
          code: `c${id}`,
          state: 'active',
          programId: 1,
          partyId: id,
          partyPublicId: `pty_${id}`,
          userId: null,
          email: '',
          sponsorId: null,
          rateBasisPoints: null,
        },
      ]),
    ),
    buyer: { userId: null, partyId: null, email: null },
  };
  const decision = decide(evidence);
  const { winner } = decision;
  if (!winner) throw new Error('somebody wins');
  for (const forged of [
    { ...decision, winner: { ...winner, affiliateId: 1 } },
    { ...decision, winner: { ...winner, rateBasisPoints: 4000 } },
    { ...decision, touches: decision.touches.map((touch) => ({ ...touch, at: touch.at - 40 * DAY })) },
    { ...decision, rule: { ...evidence.rule!, model: 'first_click' as const } },
  ])
    expect(reweigh(forged)).not.toEqual(forged);
});
