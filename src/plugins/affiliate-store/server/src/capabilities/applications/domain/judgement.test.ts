import { stepTo, whyNotAgain } from './application-state';
import { isDisposable } from './disposable-mail';
import { admittedAtOnce, answersTo, unanswered, verdictsOn, type Asked } from './judgement';

const ask = (key: string, kind: Asked['kind'], required = true, choices: readonly string[] = []): Asked => ({
  key,
  kind,
  required,
  choices,
});
const CRITERIA = [
  { question: 'viewers', compare: 'more_than', value: 500 },
  { question: 'streams', compare: 'at_least', value: 3 },
] as const;

describe('answers', () => {
  test.each([
    ['text', 'a', true],
    ['text', '  ', false],
    ['number', '12', true],
    ['number', '12.5', false],
    ['number', '-1', false],
    ['choice', 'blog', true],
    ['choice', 'radio', false],
    ['url', 'https://a.example', true],
    ['url', 'javascript:alert(1)', false],
    ['checkbox', 'yes', true],
    ['checkbox', 'no', false],
  ] as const)('to a %s: "%s" will do: %s', (kind, value, will) => {
    expect(unanswered([ask('q', kind, true, ['blog'])], { q: value })).toBe(will ? null : 'q');
  });

  test('may be left out where they need not be given, and hold nothing that was not asked', () => {
    expect(unanswered([ask('q', 'number', false)], {})).toBeNull();
    expect(answersTo([ask('q', 'text')], { q: ' a ', other: 'b' })).toEqual({ q: 'a' });
  });
});

describe('criteria (B-55)', () => {
  test.each([
    ['501', '3', [true, true]],
    ['500', '3', [false, true]],
    ['501', '2', [true, false]],
    ['many', '9', [false, true]],
  ])('%s viewers and %s streams', (viewers, streams, met) => {
    expect(verdictsOn(CRITERIA, { viewers, streams }).map((one) => one.met)).toEqual(met);
  });

  test('who is below one is looked at, whatever the door', () => {
    const below = verdictsOn(CRITERIA, { viewers: '1', streams: '1' });
    for (const admission of ['open', 'by_approval'] as const)
      expect(admittedAtOnce({ admission, admitWhenMet: true }, below, false)).toBe(false);
  });

  test.each([
    ['open', false, [], false, true],
    ['open', false, [], true, false],
    ['by_approval', true, [{ met: true }], false, true],
    ['by_approval', true, [], false, false],
    ['by_approval', false, [{ met: true }], false, false],
    ['closed', true, [{ met: true }], false, false],
  ] as const)('%s, automatic %s, %j, disposable %s: in at once %s', (admission, admitWhenMet, verdicts, disposable, is) => {
    expect(admittedAtOnce({ admission, admitWhenMet }, verdicts, disposable)).toBe(is);
  });
});

describe('an application', () => {
  test('is decided once, but a refusal may be thought over', () => {
    expect(stepTo('admitted', 'refused').ok).toBe(false);
    expect(stepTo('withdrawn', 'admitted').ok).toBe(false);
    expect(stepTo('refused', 'admitted').ok).toBe(true);
  });

  test.each([
    [null, false, null],
    ['withdrawn', false, null],
    ['in_review', true, 'APPLICATION_OPEN'],
    ['refused', true, null],
    ['refused', false, 'APPLICATION_FINAL'],
    ['admitted', true, 'APPLICATION_FINAL'],
  ] as const)('after %s, again allowed %s: %s', (before, again, why) => {
    expect(whyNotAgain(before, again)).toBe(why);
  });

  test('from a mailbox that lasts minutes is known, also below its domain', () => {
    expect(['a@mailinator.com', 'a@eu.Mailinator.com', 'a@example.com', 'mailinator.com@example.com'].map(isDisposable)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
