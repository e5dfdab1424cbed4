import type { AdminAction } from '../../platform/permissions';

/** What administrators may be allowed to do with cases. */
export const permissions: readonly AdminAction[] = [
  { uid: 'cases.read', displayName: 'See what partners contest', subCategory: 'Cases' },
  { uid: 'cases.answer', displayName: 'Answer and ask partners', subCategory: 'Cases' },
  { uid: 'cases.decide', displayName: 'Decide cases, and book what comes of it', subCategory: 'Cases' },
];
