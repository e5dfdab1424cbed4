import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import type { CaseEntryKind, CaseKind, CaseOutcome, CaseState } from './case';
import { caseFailures } from './failures';

/** The state table; a step that is not here is refused. A decided case opens again only when a second person turns its entry down. */
export const STEPS: Readonly<Record<CaseState, readonly CaseState[]>> = {
  open: ['waiting_for_partner', 'decided', 'withdrawn'],
  waiting_for_partner: ['open', 'decided', 'withdrawn'],
  decided: ['open'],
  withdrawn: [],
};

/** True while neither side has ended it. */
export const isOpen = (state: CaseState): boolean => state === 'open' || state === 'waiting_for_partner';

/**
 * What an upheld case of a kind can book. Who is blocked is let in again; what is held is let go; a lead that waits is accepted; what is missing is paid.
 * A lead that was rejected stays so, for its address is gone: what is owed for it is a bonus.
 */
export const ENTRIES: Readonly<Record<CaseKind, readonly CaseEntryKind[]>> = {
  missing_commission: ['bonus'],
  wrong_amount: ['bonus'],
  held_commission: ['release', 'bonus'],
  appeal: ['unblock'],
  other: ['bonus'],
  waiting_lead: ['accept', 'bonus'],
  refused_lead: ['bonus'],
  uncounted_click: ['bonus'],
};

/** Whether a decision fits its case: what is upheld books something (a question needs nothing), what is declined books nothing. */
export const decisionFits = (
  kind: CaseKind,
  { outcome, entry }: { readonly outcome: CaseOutcome; readonly entry: CaseEntryKind | null },
): Outcome<null, Failure> => {
  if (entry === null)
    return outcome === 'declined' || kind === 'other' ? ok(null) : failed(caseFailures.because('CASE_ENTRY_MISSING', { kind }));
  // A hold or a block is ended or not, and a lead accepted or not: a part of it cannot be granted.
  const partial = outcome === 'partly' && entry !== 'bonus';
  if (outcome === 'declined' || partial || !ENTRIES[kind].includes(entry))
    return failed(caseFailures.because('CASE_ENTRY_UNFIT', { kind, entry, entries: ENTRIES[kind].join(' ') }));
  return ok(null);
};
