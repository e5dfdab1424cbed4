import { hasSworn, type WalkFacts } from './path';
import type { MaterialStep, Path } from './step';

/** What somebody who is in may read: all material of a path, and what is confidential only once they have signed an NDA (B-54). */
export const learnable = (path: Path, facts: Pick<WalkFacts, 'marks'> | null): readonly MaterialStep[] =>
  path.flatMap((step) => (step.kind === 'material' && (!step.confidential || (facts !== null && hasSworn(facts))) ? [step] : []));
