import type { Decision, WeighedTouch } from './decision';
import { REASONS, stepsFor, touchesFor } from './receipt';
import { reweigh } from './reweigh';

const touch = (clickId: number, affiliateId: number, change: Partial<WeighedTouch> = {}): WeighedTouch => ({
  clickId,
  affiliateId,
  programId: 1,
  at: clickId * 1000,
  kind: 'link',
  landing: `/page-${clickId}`,
  code: `c${affiliateId}`,
  ageSeconds: 10,
  verdict: 'lost',
  reason: 'RIVAL_WON',
  ...change,
});
const decision: Decision = {
  schema: 1,
  decidedAt: Date.UTC(2026, 0, 1),
  outcome: 'won',
  reason: 'LAST_CLICK',
  touchesLeftOut: 0,
  secondTier: null,
  secondTierReason: 'NO_SPONSOR',
  rule: {
    programId: 1,
    program: 'House',
    version: 4,
    model: 'last_click',
    windowDays: 30,
    allowOwnReferrals: false,
    rateBasisPoints: 3000,
    secondTierBasisPoints: 0,
    secondTierBase: 'same',
  },
  winner: {
    affiliateId: 7,
    code: 'c7',
    partyId: 1,
    partyPublicId: 'p',
    userId: null,
    clickId: 4,
    rateBasisPoints: 3000,
    rateFrom: 'program',
  },
  touches: [touch(1, 5), touch(2, 9), touch(3, 5), touch(4, 7, { verdict: 'won', reason: 'LAST_CLICK' })],
};

describe('a receipt', () => {
  test('shows own touches as own, and rivals under letters that stay the same on it', () => {
    expect(touchesFor(decision, 9).map(({ who, rival }) => [who, rival])).toEqual([
      ['another_affiliate', 'Affiliate A'],
      ['you', null],
      ['another_affiliate', 'Affiliate A'],
      ['another_affiliate', 'Affiliate B'],
    ]);
    expect(touchesFor(decision, 5).map(({ rival }) => rival)).toEqual([null, 'Affiliate A', null, 'Affiliate B']);
  });

  test('says nothing of a rival but time, verdict and kind', () => {
    const text = JSON.stringify(touchesFor(decision, 5));
    expect(text).toContain('/page-1');
    expect(text).not.toMatch(/page-2|page-4|c7|c9|"affiliateId"|partyPublicId/);
  });

  test('says where a binding came from that was brought over, to nobody but its affiliate; weighed again it still does', () => {
    const from = { file: 'customers.csv', line: 12 };
    const bound = touch(5, 7, { clickId: null, kind: 'lifetime', landing: '', verdict: 'won', reason: 'LIFETIME', broughtOver: from });
    const brought: Decision = { ...decision, reason: 'LIFETIME', touches: [touch(1, 5), bound] };
    expect(touchesFor(brought, 7).map(({ broughtOver }) => broughtOver)).toEqual([null, from]);
    expect(JSON.stringify([touchesFor(brought, 5), stepsFor(brought, { affiliateId: 5, reason: 'RIVAL_WON' })])).not.toContain(
      'customers.csv',
    );
    expect(stepsFor(brought, { affiliateId: 7, reason: 'LIFETIME' })).toContainEqual({
      code: 'BROUGHT_OVER',
      text: 'This customer was brought over from your former programme on 1970-01-01: line 12 of customers.csv.',
      facts: { broughtAt: '1970-01-01T00:00:05.000Z', file: 'customers.csv', line: '12' },
    });
    expect(reweigh(brought).touches.at(-1)).toMatchObject({ kind: 'lifetime', broughtOver: from });
  });

  test('has letters for any number of rivals', () => {
    const crowd = { ...decision, touches: Array.from({ length: 60 }, (_, index) => touch(index + 1, index + 1)) };
    const letters = touchesFor(crowd, 0).map(({ rival }) => rival);
    expect(new Set(letters).size).toBe(60);
    expect([letters[0], letters[25], letters[26], letters[27], letters[52]]).toEqual([
      'Affiliate A',
      'Affiliate Z',
      'Affiliate AA',
      'Affiliate AB',
      'Affiliate BA',
    ]);
  });

  test('tells what was weighed, by which rule, and why', () => {
    expect(stepsFor(decision, { affiliateId: 5, reason: 'RIVAL_WON' })).toEqual([
      { code: 'TOUCHES_WEIGHED', text: '2 touches of yours and 2 of others were weighed.', facts: { own: '2', others: '2', leftOut: '0' } },
      {
        code: 'RULE_APPLIED',
        text: 'Program House, terms no. 4: the last touch inside the window decides, window 30 days.',
        facts: { program: 'House', version: '4', model: 'last_click', windowDays: '30' },
      },
      { code: 'RIVAL_WON', text: REASONS.RIVAL_WON, facts: { decidedAt: '2026-01-01T00:00:00.000Z' } },
    ]);
  });
});
