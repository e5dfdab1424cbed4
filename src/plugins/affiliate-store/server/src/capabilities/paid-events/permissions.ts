import type { AdminAction } from '../../platform/permissions';

/** What administrators may be allowed to do with leads and clicks that pay. */
export const permissions: readonly AdminAction[] = [
  { uid: 'paid-events.read', displayName: 'See leads programs pay for, and what leads and clicks earned', subCategory: 'Affiliates' },
  { uid: 'paid-events.decide', displayName: 'Accept and reject leads', subCategory: 'Affiliates' },
];
