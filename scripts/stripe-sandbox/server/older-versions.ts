import type { Wire } from './form';

/** Calls whose `payment_method_types` became `allowed_payment_method_types` in 2026-09-30.endive (changelog of stripe-node 23.0.0). */
const RENAMED = new Set([
  'checkout.sessions.create',
  'paymentIntents.create',
  'paymentIntents.update',
  'paymentIntents.confirm',
  'setupIntents.create',
  'setupIntents.update',
]);

/** Reads a request that does not name the pinned version, as Stripe does for old clients; the official CLI is one. */
export function readAsOlderVersion(operation: string, form: { [key: string]: Wire }): void {
  const types = form['payment_method_types'];
  if (!RENAMED.has(operation) || types === undefined) return;
  delete form['payment_method_types'];
  form['allowed_payment_method_types'] = types;
}
