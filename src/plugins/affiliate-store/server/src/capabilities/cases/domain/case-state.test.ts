import type { CaseEntryKind, CaseKind, CaseOutcome } from './case';
import { decisionFits, ENTRIES, isOpen, STEPS } from './case-state';
import { kindsFor, subjectKey } from './subject';

const KINDS = Object.keys(ENTRIES) as CaseKind[];
const fits = (kind: CaseKind, outcome: CaseOutcome, entry: CaseEntryKind | null): string => {
  const said = decisionFits(kind, { outcome, entry });
  return said.ok ? 'fits' : said.failure.code;
};

describe('a case', () => {
  test('is open on both sides until somebody ends it, and opens again only from a decision', () => {
    expect(Object.keys(STEPS).filter((state) => isOpen(state as keyof typeof STEPS))).toEqual(['open', 'waiting_for_partner']);
    expect(STEPS.withdrawn).toEqual([]);
    expect(STEPS.decided).toEqual(['open']);
  });

  test('that is declined books nothing, whatever it is about', () => {
    expect(KINDS.map((kind) => fits(kind, 'declined', null))).toEqual(KINDS.map(() => 'fits'));
    expect(KINDS.map((kind) => fits(kind, 'declined', 'bonus'))).toEqual(KINDS.map(() => 'CASE_ENTRY_UNFIT'));
  });

  test('that is upheld books something; only a question can be answered with words', () => {
    expect(KINDS.map((kind) => [kind, fits(kind, 'upheld', null)])).toEqual(
      KINDS.map((kind) => [kind, kind === 'other' ? 'fits' : 'CASE_ENTRY_MISSING']),
    );
  });

  test('ends with an entry of its own kind: a block is not paid off, a missing sale has no hold to end', () => {
    expect(fits('appeal', 'upheld', 'unblock')).toBe('fits');
    expect(fits('appeal', 'upheld', 'bonus')).toBe('CASE_ENTRY_UNFIT');
    expect(fits('missing_commission', 'upheld', 'release')).toBe('CASE_ENTRY_UNFIT');
    expect(fits('held_commission', 'upheld', 'release')).toBe('fits');
    expect(fits('wrong_amount', 'upheld', 'unblock')).toBe('CASE_ENTRY_UNFIT');
  });

  test('can be granted in part as money, and not as half a block or half a hold', () => {
    expect(fits('wrong_amount', 'partly', 'bonus')).toBe('fits');
    expect(fits('held_commission', 'partly', 'release')).toBe('CASE_ENTRY_UNFIT');
    expect(fits('appeal', 'partly', 'unblock')).toBe('CASE_ENTRY_UNFIT');
    expect(fits('waiting_lead', 'partly', 'accept')).toBe('CASE_ENTRY_UNFIT');
  });

  test('N-09: accepts a lead that waits, and pays for one that was rejected or a click that did not count, which stay what they are', () => {
    expect(fits('waiting_lead', 'upheld', 'accept')).toBe('fits');
    expect(fits('waiting_lead', 'upheld', 'bonus')).toBe('fits');
    for (const kind of ['refused_lead', 'uncounted_click'] as const) {
      expect(fits(kind, 'upheld', 'accept')).toBe('CASE_ENTRY_UNFIT');
      expect(fits(kind, 'partly', 'bonus')).toBe('fits');
    }
  });
});

describe('what a case is about', () => {
  test('says of which kind it can be', () => {
    expect(kindsFor({ about: 'referral', outcome: 'lost' })).toContain('missing_commission');
    expect(kindsFor({ about: 'referral', outcome: 'won' })).not.toContain('missing_commission');
    expect(kindsFor({ about: 'commission', state: 'paid', placeBlocked: false })).not.toContain('held_commission');
    expect(kindsFor({ about: 'commission', state: 'held', placeBlocked: false })).toContain('held_commission');
    expect(kindsFor({ about: 'place' })).toEqual(['appeal']);
  });

  test('N-09: of a lead goes by what was decided, and of a click by whether anything left it out', () => {
    expect(kindsFor({ about: 'lead', state: 'waiting' })).toEqual(['waiting_lead']);
    expect(kindsFor({ about: 'lead', state: 'rejected' })).toEqual(['refused_lead']);
    expect(kindsFor({ about: 'lead', state: 'accepted' })).toEqual(['wrong_amount']);
    const click = (counted: boolean, pay: string) => kindsFor({ about: 'click', counted, pay }).includes('uncounted_click');
    expect(click(true, 'paid')).toBe(false);
    expect(click(true, 'pays_nothing')).toBe(false);
    expect(click(false, 'pays_nothing')).toBe(true);
    expect(click(true, 'flood')).toBe(true);
    expect(click(true, 'capped')).toBe(true);
  });

  test('has one key however it is typed', () => {
    expect(subjectKey.sale('2026-03-01', 'The  Ink\tCourse')).toBe(subjectKey.sale('2026-03-01', 'the ink course'));
    expect(subjectKey.sale('2026-03-01', 'a'.repeat(300)).length).toBeLessThan(150);
  });
});
