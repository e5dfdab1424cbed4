import fc from 'fast-check';
import { appliesAt, contractAt, dealNote, isByDeal, revisionFrom, type ContractEntry } from './contract';
import { monthsAfter } from '../../../kernel/months';

const DAY = 86_400_000;
const SECOND = 1000;
const start = Date.UTC(2026, 0, 1);
const end = monthsAfter(start, 12);

const entry = (id: number, kind: ContractEntry['kind'], at: number, more: Partial<ContractEntry> = {}): ContractEntry => ({
  id,
  publicId: `ctr_${id}`,
  affiliateId: 1,
  programId: 1,
  kind,
  version: 1,
  rateBasisPoints: null,
  at,
  noticeId: null,
  noticeEndsAt: null,
  revisionAt: null,
  validUntil: null,
  revisionMonths: null,
  consent: 'self',
  by: 'somebody',
  hash: '',
  document: '',
  locale: null,
  note: null,
  ...more,
});
const joined = entry(1, 'joined', start, { validUntil: end });
const told = start + 10 * DAY;
const over = told + 30 * DAY;
const notice = entry(2, 'noticed', told, { version: 2, noticeEndsAt: over, consent: 'none' });
const accepted = (at: number) => entry(3, 'accepted', at, { version: 2, noticeId: 2 });
const declined = (at: number) => entry(3, 'declined', at, { version: 2, noticeId: 2, consent: 'none' });
const versionAt = (entries: readonly ContractEntry[], at: number) => contractAt(entries, at)?.offer.version ?? null;

describe('a contract nobody sells by', () => {
  const lapsed = entry(5, 'lapsed', told, { consent: 'none' });
  const resumed = entry(6, 'resumed', over, { consent: 'none', validUntil: end });

  test('ends at that moment, and every day before stays as it was', () => {
    expect(contractAt([joined, lapsed], told - 1)).toMatchObject({ ended: false, lapsed: null, validUntil: end });
    expect(contractAt([joined, lapsed], told)).toMatchObject({ ended: true, validUntil: told, lapsed: { at: told, wouldHoldUntil: end } });
  });

  test('holds again as long as it would have, once that is taken back', () => {
    expect(contractAt([joined, lapsed, resumed], over - 1)?.ended).toBe(true);
    expect(contractAt([joined, lapsed, resumed], over)).toMatchObject({ ended: false, lapsed: null, validUntil: end });
    expect(contractAt([joined, lapsed, resumed], end)?.ended).toBe(true);
  });
});

describe('a contract', () => {
  test('is none before it begins, and over from its last moment on', () => {
    expect(contractAt([joined], start - 1)).toBeNull();
    expect(contractAt([joined], start)).toMatchObject({ offer: { version: 1 }, ended: false, validUntil: end });
    expect(contractAt([joined], end - 1)?.ended).toBe(false);
    expect(contractAt([joined], end)?.ended).toBe(true);
  });

  test('keeps its terms through a notice nobody answers, however long it is', () => {
    expect(versionAt([joined, notice], over + 200 * DAY)).toBe(1);
    expect(contractAt([joined, notice], over)?.notice).toMatchObject({ answer: 'none', appliesAt: null });
  });

  test.each([
    ['accepted early, a second before the notice is over', told + DAY, over - SECOND, 1],
    ['accepted early, the moment the notice is over', told + DAY, over, 2],
    ['accepted late, a second before the acceptance', over + DAY, over + DAY - SECOND, 1],
    ['accepted late, the moment of the acceptance', over + DAY, over + DAY, 2],
  ])('%s', (_when, answeredAt, at, version) => {
    expect(versionAt([joined, notice, accepted(answeredAt)], at)).toBe(version);
  });

  test('keeps its terms where they were declined, and takes the new ones on the revision date', () => {
    const revisionAt = over + 60 * DAY;
    const revised = { ...notice, revisionAt };
    const entries = [joined, revised, declined(told + DAY)];
    expect(versionAt(entries, revisionAt - SECOND)).toBe(1);
    expect(contractAt(entries, revisionAt)).toMatchObject({ offer: { version: 2 }, since: revisionAt, consent: { id: 1 }, notice: null });
    expect(versionAt([joined, notice, declined(told + DAY)], end - 1)).toBe(1);
  });

  test('ends sooner where that was written, and never later', () => {
    const shortened = (at: number, validUntil: number) => entry(5, 'shortened', at, { validUntil, consent: 'none' });
    const sooner = [joined, shortened(told, over)];
    expect(contractAt(sooner, told - 1)).toMatchObject({ validUntil: end });
    expect(contractAt(sooner, over - 1)).toMatchObject({ validUntil: over, ended: false, offer: { version: 1 } });
    expect(contractAt(sooner, over)?.ended).toBe(true);
    expect(contractAt([joined, shortened(told, end + DAY)], told)?.validUntil).toBe(end);
  });

  test('ends at once where its affiliate left, and when its notice is over where the shop ended it', () => {
    const left = entry(5, 'left', told, { validUntil: told, consent: 'self' });
    expect(contractAt([joined, left], told - 1)).toMatchObject({ ended: false, parted: null });
    expect(contractAt([joined, left], told)).toMatchObject({
      ended: true,
      validUntil: told,
      parted: { by: 'affiliate', wouldHoldUntil: end },
    });
    const terminated = entry(6, 'terminated', told, { validUntil: over, consent: 'none', note: 'the program closes' });
    expect(contractAt([joined, terminated], over - 1)).toMatchObject({ ended: false, parted: { by: 'shop', until: over } });
    expect(contractAt([joined, terminated], over)).toMatchObject({ ended: true, parted: { reason: 'the program closes' } });
    // A notice prolongs nothing, and whoever leaves before it is over was given notice all the same.
    expect(contractAt([joined, { ...terminated, validUntil: end + DAY }], told)?.validUntil).toBe(end);
    const earlier = entry(7, 'left', told + DAY, { validUntil: told + DAY, consent: 'self' });
    expect(contractAt([joined, terminated, earlier], told + DAY)).toMatchObject({
      ended: true,
      parted: { by: 'shop', wouldHoldUntil: end },
    });
  });

  test('goes on where a notice is taken back or somebody is let in again, and was over in between', () => {
    const terminated = entry(6, 'terminated', told, { validUntil: over, consent: 'none' });
    const kept = entry(7, 'resumed', over - DAY, { validUntil: end, consent: 'none' });
    expect(contractAt([joined, terminated, kept], over)).toMatchObject({ ended: false, validUntil: end, parted: null });
    const left = entry(8, 'left', told, { validUntil: told, consent: 'self' });
    const back = entry(9, 'renewed', over, { validUntil: end + DAY, consent: 'self' });
    const all = [joined, left, back];
    expect([told - 1, told, over - 1, over].map((at) => contractAt(all, at)?.ended)).toEqual([false, true, true, false]);
    expect(contractAt(all, over)).toMatchObject({ parted: null, validUntil: end + DAY });
  });

  test('is by a deal as what began it last says', () => {
    const byDeal = entry(1, 'joined', start, { validUntil: end, note: dealNote('dea_1') });
    expect(isByDeal([byDeal])).toBe(true);
    expect(isByDeal([byDeal, notice, accepted(told)])).toBe(true);
    expect(isByDeal([joined])).toBe(false);
    expect(isByDeal([byDeal, entry(6, 'renewed', end, { validUntil: end + DAY })])).toBe(false);
    expect(isByDeal([joined, entry(6, 'renewed', end, { note: dealNote('dea_2') })])).toBe(true);
  });

  test('may be accepted after it was declined', () => {
    const entries = [joined, notice, declined(told + DAY), { ...accepted(over + DAY), id: 4 }];
    expect(versionAt(entries, over + DAY)).toBe(2);
  });

  test('is bettered at once, and what waited is waited for no longer', () => {
    const better = entry(4, 'bettered', told + 5 * DAY, { version: 3, consent: 'none' });
    expect(contractAt([joined, notice, better], told + 5 * DAY)).toMatchObject({ offer: { version: 3 }, notice: null, consent: { id: 1 } });
    // An acceptance of what is not offered any more says nothing.
    expect(versionAt([joined, notice, better, { ...accepted(over + DAY), id: 5 }], over + 2 * DAY)).toBe(3);
  });

  test('is renewed by consent to what the program offers now, and goes on from there', () => {
    const until = monthsAfter(end, 12);
    const renewal = entry(4, 'renewed', end + DAY, { version: 2, validUntil: until });
    const after = contractAt([joined, notice, renewal], end + DAY);
    expect(after).toMatchObject({ ended: false, offer: { version: 2 }, validUntil: until, consent: { id: 4 } });
    expect(contractAt([joined, notice, renewal], end + DAY - 1)?.ended).toBe(true);
  });

  test('may be revised every so many months, never on or after its end', () => {
    const of = { begunAt: start, revisionMonths: 5, validUntil: end };
    expect(revisionFrom(of, start)).toBe(Date.UTC(2026, 5, 1));
    expect(revisionFrom(of, Date.UTC(2026, 5, 1))).toBe(Date.UTC(2026, 5, 1));
    expect(revisionFrom(of, Date.UTC(2026, 5, 1) + 1)).toBe(Date.UTC(2026, 10, 1));
    expect(revisionFrom(of, Date.UTC(2026, 10, 2))).toBeNull();
    expect(revisionFrom({ ...of, revisionMonths: 12 }, start)).toBeNull();
    expect(revisionFrom({ ...of, revisionMonths: null }, start)).toBeNull();
  });

  test('counts months by the calendar', () => {
    expect(monthsAfter(Date.UTC(2024, 1, 29, 8), 12)).toBe(Date.UTC(2025, 1, 28, 8));
    expect(monthsAfter(Date.UTC(2026, 0, 31), 1)).toBe(Date.UTC(2026, 1, 28));
    expect(monthsAfter(Date.UTC(2026, 10, 30), 3)).toBe(Date.UTC(2027, 1, 28));
  });
});

describe('terms in force', () => {
  const anyStory = fc.record({
    noticeDays: fc.integer({ min: 1, max: 90 }),
    answer: fc.constantFrom('none' as const, 'accepted' as const, 'declined' as const),
    answeredAfter: fc.integer({ min: 0, max: 200 * DAY }),
    revisedAfter: fc.option(fc.integer({ min: 0, max: 200 * DAY })),
    lookedAfter: fc.integer({ min: 0, max: 300 * DAY }),
  });

  test('worse ones never before notice is over, and then only with consent or on the revision date: to the millisecond', () => {
    fc.assert(
      fc.property(anyStory, ({ noticeDays, answer, answeredAfter, revisedAfter, lookedAfter }) => {
        const noticeEndsAt = told + noticeDays * DAY;
        const revisionAt = revisedAfter === null ? null : noticeEndsAt + revisedAfter;
        const worse = { ...notice, noticeEndsAt, revisionAt };
        const answeredAt = told + answeredAfter;
        const said = answer === 'none' ? [] : [answer === 'accepted' ? accepted(answeredAt) : declined(answeredAt)];
        const at = told + lookedAfter;
        const consented = answer === 'accepted' && at >= answeredAt;
        const revised = revisionAt !== null && at >= revisionAt;
        // An answer after the revision date comes too late to say anything.
        expect(versionAt([joined, worse, ...said], at) === 2).toBe(at >= noticeEndsAt && (consented || revised));
      }),
      { numRuns: 2000 },
    );
  });

  test('are the same whenever they are asked for again: later entries change nothing of before', () => {
    fc.assert(
      fc.property(anyStory, ({ noticeDays, answeredAfter, lookedAfter }) => {
        const entries = [joined, { ...notice, noticeEndsAt: told + noticeDays * DAY }, accepted(told + answeredAfter)];
        const at = told + Math.min(lookedAfter, answeredAfter);
        const later = entry(9, 'bettered', told + 301 * DAY, { version: 3 });
        expect(contractAt([...entries, later], at)).toEqual(contractAt(entries, at));
      }),
    );
  });

  test('a notice without an end or a way to apply never applies by itself', () => {
    expect(appliesAt(notice, null)).toBeNull();
    expect(appliesAt({ ...notice, revisionAt: over + 5 }, null)).toBe(over + 5);
    expect(appliesAt({ ...notice, revisionAt: over + 5 }, over + 2)).toBe(over + 2);
  });
});
