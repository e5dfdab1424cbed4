import { decide } from './decide';
import { attachLate, reweigh } from './reweigh';
import { canSuppose, mayFindAnother, supposeTerms } from './suppose';
import { endSecondTier, reject, rejectSecondTier } from './take-back';

/** The pure decisions of the room: they read nothing and write nothing. */
export const verdicts = {
  decide,
  reject,
  rejectSecondTier,
  endSecondTier,
  reweigh,
  attachLate,
  supposeTerms,
  canSuppose,
  mayFindAnother,
} as const;
