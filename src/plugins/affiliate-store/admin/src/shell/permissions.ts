import { useRBAC } from '@strapi/strapi/admin';

/** What an administrator may be allowed to do in the store; the server checks each again. */
export type StorePermission =
  | 'overview.read' | 'orders.read' | 'orders.refund' | 'orders.resend' | 'orders.export' | 'affiliates.read' | 'affiliates.manage' | 'ledger.read' | 'books.read' | 'books.run'
  | 'jobs.read' | 'jobs.run' | 'settings.read' | 'settings.update' | 'audit.read' | 'mails.read' | 'mails.send' | 'clock.advance' | 'pii.view';

/** A permission in the form Strapi's guards want it. */
export const needs = (...permissions: readonly StorePermission[]) => permissions.map((permission) => ({ action: `plugin::affiliate-store.${permission}`, subject: null }));

// Strapi's hook compares by value, but only asks anew when it gets another list: one list per permission.
const lists = new Map<StorePermission, ReturnType<typeof needs>>();
const listFor = (permission: StorePermission) => {
  const known = lists.get(permission) ?? needs(permission);
  lists.set(permission, known);
  return known;
};

/** Whether the administrator holds a permission; false until it is known. */
export const useMay = (permission: StorePermission): boolean => {
  const { allowedActions, isLoading } = useRBAC(listFor(permission));
  return !isLoading && Object.values(allowedActions).some(Boolean);
};
