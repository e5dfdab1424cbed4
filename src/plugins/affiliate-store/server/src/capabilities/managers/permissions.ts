import { EVERY_AFFILIATE } from '../../platform/managed';
import type { AdminAction } from '../../platform/permissions';

/** What administrators may be allowed to do as managers of affiliates. */
export const permissions: readonly AdminAction[] = [
  { uid: EVERY_AFFILIATE, displayName: 'See every affiliate, not only those one manages', subCategory: 'Affiliates' },
  { uid: 'affiliates.assign', displayName: 'Say who manages which affiliates', subCategory: 'Affiliates' },
  { uid: 'affiliates.notes', displayName: 'Read and write notes and tasks about affiliates', subCategory: 'Affiliates' },
];
