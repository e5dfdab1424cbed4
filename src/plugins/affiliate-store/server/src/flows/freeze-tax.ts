import type { OrderSnapshot, SnapshotLine } from '../capabilities/orders/service';
import type { PricedCart } from './price-cart';

/** Whether an order may be made of it: where somebody else reckons the tax, what costs something was answered for. */
export const isAnswered = ({ reckoned, total }: PricedCart): boolean => reckoned === null || reckoned.answer !== null || total === 0;

/** Whose answer the tax of an order is. */
export const frozenSource = ({ reckoned }: PricedCart): Pick<OrderSnapshot, 'taxSource'> => {
  if (!reckoned?.answer) return {};
  const { calculation, askedAt, expiresAt } = reckoned.answer;
  return { taxSource: { source: 'stripe', calculation, askedAt, expiresAt, inclusive: reckoned.inclusive } };
};

/** Who taxes a line, as it was answered. */
export const frozenAnswer = ({ answered }: PricedCart['lines'][number]): Pick<SnapshotLine, 'taxedBy'> =>
  answered ? { taxedBy: { code: answered.code, jurisdictions: answered.jurisdictions } } : {};
