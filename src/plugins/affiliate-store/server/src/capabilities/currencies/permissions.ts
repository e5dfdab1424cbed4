import type { AdminAction } from '../../platform/permissions';

/** What administrators may be allowed to do with currencies. */
export const permissions: readonly AdminAction[] = [
  { uid: 'currencies.read', displayName: 'See currencies and rates', subCategory: 'Currencies' },
  { uid: 'currencies.manage', displayName: 'Enter rates and choose currencies', subCategory: 'Currencies' },
];
