import type { AdminAction } from '../../platform/permissions';

/** What administrators may be allowed to do with suspicions. */
export const permissions: readonly AdminAction[] = [
  { uid: 'fraud.read', displayName: 'See what is held for a suspicion, and why', subCategory: 'Fraud' },
  { uid: 'fraud.decide', displayName: 'Release what is held, or confirm the suspicion', subCategory: 'Fraud' },
];
