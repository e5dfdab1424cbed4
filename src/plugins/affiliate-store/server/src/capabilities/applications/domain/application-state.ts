import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { applicationFailures } from './failures';

/** Where an application stands; `details_asked` waits for the applicant. */
export type ApplicationState = 'in_review' | 'details_asked' | 'admitted' | 'refused' | 'withdrawn';

/** What happened; `exception` is an admission against the criteria, `automatic` one by them, `invited` one by an invite. */
export type ApplicationEventKind =
  | 'applied'
  | 'changed'
  | 'admitted'
  | 'exception'
  | 'automatic'
  | 'invited'
  | 'refused'
  | 'details_asked'
  | 'withdrawn';

const WAITS: readonly ApplicationState[] = ['in_review', 'details_asked'];
/** The state table: what may come before each state. Who was refused may still be admitted, when the shop thinks again. */
const BEFORE: Readonly<Record<ApplicationState, readonly ApplicationState[]>> = {
  in_review: WAITS,
  details_asked: ['in_review'],
  admitted: [...WAITS, 'refused'],
  refused: WAITS,
  withdrawn: WAITS,
};

export const stepTo = (from: ApplicationState, to: ApplicationState): Outcome<ApplicationState, Failure> =>
  BEFORE[to].includes(from) ? ok(to) : failed(applicationFailures.because('APPLICATION_STATE_ILLEGAL', { from, to }));

/** Why somebody may not apply (again); null when they may. */
export const whyNotAgain = (before: ApplicationState | null, mayReapply: boolean): 'APPLICATION_OPEN' | 'APPLICATION_FINAL' | null => {
  if (before === null || before === 'withdrawn') return null;
  if (WAITS.includes(before)) return 'APPLICATION_OPEN';
  return before === 'refused' && mayReapply ? null : 'APPLICATION_FINAL';
};

export const mayChange = (state: ApplicationState): boolean => WAITS.includes(state);
