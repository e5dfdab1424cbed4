import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { affiliateFailures } from './failures';

/** Where an affiliate stands in a program; only an active one's links count. */
export type AffiliateState = 'pending' | 'active' | 'blocked';

/**
 * How far a place is on the path of its program: `waiting` for the approval that opens it, `walking` towards the contract, `done` with it
 * signed. A place that is not done has no contract, and its code leads nowhere.
 */
export type PathStage = 'waiting' | 'walking' | 'done';

/** Why a place is blocked (B-33, B-34); the words that go with it are for the person. */
export type BlockCode = 'FRAUD' | 'COOKIE_STUFFING' | 'TERMS_BREACH' | 'FAKE_ACCOUNT' | 'OTHER';

/** The state table; a step that is not here is refused. Blocking keeps the code and everything earned before. */
export const STEPS: Readonly<Record<AffiliateState, readonly AffiliateState[]>> = {
  pending: ['active', 'blocked'],
  active: ['blocked'],
  // Back onto the path, for whoever was blocked before they had signed anything.
  blocked: ['active', 'pending'],
};

/** The state after a step. The same state again is no step and no failure: two people may press one button. */
export const stepTo = (from: AffiliateState, to: AffiliateState): Outcome<AffiliateState, Failure> =>
  from === to || STEPS[from].includes(to) ? ok(to) : failed(affiliateFailures.because('AFFILIATE_STATE_ILLEGAL', { from, to }));
