import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { prospectFailures } from './failures';

/** How far a prospect is. `opened`, `applied` and `joined` are what they did themselves, and nobody's to say. */
export type ProspectState = 'new' | 'contacted' | 'opened' | 'applied' | 'joined' | 'declined' | 'lost';

export const PROSPECT_STATES: readonly ProspectState[] = ['new', 'contacted', 'opened', 'applied', 'joined', 'declined', 'lost'];

/** What staff may say: that they wrote, that it came to nothing, or that it is worth another go. */
const BY_HAND: Readonly<Record<ProspectState, readonly ProspectState[]>> = {
  new: ['contacted', 'declined', 'lost'],
  contacted: ['declined', 'lost'],
  opened: ['declined', 'lost'],
  applied: ['declined', 'lost'],
  joined: [],
  declined: ['new'],
  lost: ['new'],
};

export const stepByHand = (from: ProspectState, to: ProspectState): Outcome<ProspectState, Failure> =>
  BY_HAND[from].includes(to) ? ok(to) : failed(prospectFailures.because('PROSPECT_STATE_ILLEGAL', { from, to }));

/** What staff may say next. */
export const stepsByHand = (from: ProspectState): readonly ProspectState[] => BY_HAND[from];

/** What happened elsewhere in the shop. */
export type ProspectFact = 'invited' | 'opened' | 'applied' | 'joined' | 'refused' | 'withdrawn';

const FORWARD: Partial<Readonly<Record<ProspectFact, ProspectState>>> = {
  invited: 'contacted',
  opened: 'opened',
  applied: 'applied',
  joined: 'joined',
};
const FAR: Readonly<Record<ProspectState, number>> = { declined: 0, lost: 0, new: 0, contacted: 1, opened: 2, applied: 3, joined: 4 };

/**
 * Where a fact leads. It never leads back: who has applied and opens the link again has still applied. What was given up comes to life again
 * by whatever they do, and an application that ends without a place ends the prospect.
 */
export const stateAfter = (from: ProspectState, fact: ProspectFact): ProspectState => {
  const to = FORWARD[fact];
  if (to !== undefined) return FAR[to] > FAR[from] ? to : from;
  if (from !== 'applied') return from;
  return fact === 'withdrawn' ? 'declined' : 'lost';
};
