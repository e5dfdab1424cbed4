import type { AffiliateState, PathStage } from './affiliate-state';

export type { PathStage };

interface Staged {
  readonly pathStage: PathStage | null;
}
interface Stated extends Staged {
  readonly state: AffiliateState;
}

/** The stages of a place without a contract. */
export const BEFORE_CONTRACT: readonly PathStage[] = ['waiting', 'walking'];

/** True while the path of somebody's place is not done: they are on their way in, and not in. */
export const isOnPath = ({ pathStage }: Staged): boolean => pathStage === 'waiting' || pathStage === 'walking';

/** Whether the portal is open to a place: not on the path; and to who was blocked on it, so that they can appeal. */
export const isLetIn = (place: Stated): boolean => !isOnPath(place) || place.state === 'blocked';

/** What letting somebody in makes of their place; null where only the end of their path does. */
export const letInTo = ({ state, pathStage }: Stated): { readonly state: AffiliateState; readonly pathStage: PathStage | null } | null => {
  if (!isOnPath({ pathStage })) return { state: 'active', pathStage };
  // A block taken back leaves them where they were: approval and path are still before them.
  if (state === 'blocked') return { state: 'pending', pathStage };
  return pathStage === 'waiting' ? { state: 'pending', pathStage: 'walking' } : null;
};
