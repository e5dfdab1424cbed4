import { NOTHING_KNOWN, type Evidence, type Limits } from './evidence';
import type { RuleCode } from './finding';
import { isHeld, judge, scoreOf } from './judge';

const LIMITS: Limits = {
  household: true,
  sameName: true,
  disposableMail: true,
  orderSeconds: 5,
  overrideSeconds: 60,
  floodClicks: 30,
  holdFrom: 50,
  sharedAccount: true,
};
const coupon = { code: 'ANA-VIP', unpublished: true, ownVisit: false };

// What trips a rule, what is just not enough for it, and what switches it off.
const CASES: ReadonlyArray<readonly [RuleCode, Partial<Evidence>, Partial<Evidence>, Partial<Limits> | null]> = [
  ['SAME_HOUSEHOLD', { sameNetworkMinutes: 1439 }, { sameNetworkMinutes: null }, { household: false }],
  ['SAME_NAME', { sameName: true }, { sameName: false }, { sameName: false }],
  ['DISPOSABLE_MAIL', { disposableMail: 'buyer' }, { disposableMail: null }, { disposableMail: false }],
  ['COUPON_LEAK', { coupon }, { coupon: { ...coupon, ownVisit: true } }, null],
  ['HASTY_ORDER', { clickToOrderMs: 4999 }, { clickToOrderMs: 5000 }, { orderSeconds: 0 }],
  ['LAST_SECOND_CLICK', { overtakenMs: 59_999 }, { overtakenMs: 60_000 }, { overrideSeconds: 0 }],
  ['CLICK_FLOOD', { clicksInMinute: 31 }, { clicksInMinute: 30 }, { floodClicks: 0 }],
  ['BANNED_SOURCE', { bannedSource: { host: 'deals.example', why: 'publishes our codes' } }, { bannedSource: null }, null],
  ['BRAND_AD', { brandAd: 'gclid' }, { brandAd: null }, null],
  ['SHARED_ACCOUNT', { sharedAccount: ['pty_b'] }, { sharedAccount: [] }, { sharedAccount: false }],
];

test.each(CASES)('%s trips, does not trip just below, and can be switched off', (rule, tripping, harmless, off) => {
  const found = (evidence: Partial<Evidence>, limits: Partial<Limits> = {}) =>
    judge({ ...NOTHING_KNOWN, ...evidence }, { ...LIMITS, ...limits }).map((each) => each.rule);
  expect(found(tripping)).toEqual([rule]);
  expect(found(harmless)).toEqual([]);
  if (off) expect(found(tripping, off)).toEqual([]);
});

test('a published code, or none, is nothing to hold', () => {
  expect(judge({ ...NOTHING_KNOWN, coupon: { ...coupon, unpublished: false } }, LIMITS)).toEqual([]);
});

test('scores add up, and hold from the limit on; nothing found never holds', () => {
  const findings = judge({ ...NOTHING_KNOWN, sameName: true, sameNetworkMinutes: 0 }, LIMITS);
  expect([findings.map(({ rule }) => rule), scoreOf(findings)]).toEqual([['SAME_HOUSEHOLD', 'SAME_NAME'], 110]);
  expect([isHeld(findings, { ...LIMITS, holdFrom: 110 }), isHeld(findings, { ...LIMITS, holdFrom: 111 }), isHeld([], LIMITS)]).toEqual([
    true,
    false,
    false,
  ]);
});

test('the same evidence gives the same findings after it was written down and read again', () => {
  const evidence: Evidence = { ...NOTHING_KNOWN, clicksInMinute: 31, overtakenMs: 10 };
  const kept = JSON.parse(JSON.stringify({ evidence, limits: LIMITS })) as { evidence: Evidence; limits: Limits };
  expect(judge(kept.evidence, kept.limits)).toEqual(judge(evidence, LIMITS));
});

test('evidence of before a rule existed finds nothing by it', () => {
  const { bannedSource: _source, brandAd: _ad, sharedAccount: _account, ...before } = NOTHING_KNOWN;
  const { sharedAccount: _limit, ...limits } = LIMITS;
  expect(judge({ ...before, sameName: true }, limits).map(({ rule }) => rule)).toEqual(['SAME_NAME']);
  expect(judge({ ...before, sharedAccount: ['pty_b'] }, limits)).toEqual([]);
});
