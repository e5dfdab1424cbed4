import type { OrderSnapshot, SnapshotLine } from '../../capabilities/orders/service';
import type { TaxAnswer } from '../../capabilities/taxes/service';
import type { PricedCart } from '../checkout/price-cart';

/** Whether an order may be made of it: where somebody else reckons the tax, what costs something, now or later, was answered for. */
export const isAnswered = ({ reckoned, total }: PricedCart): boolean =>
  reckoned === null || reckoned.answer !== null || (reckoned.question === null && total === 0);

/** Whether it can be asked about, where somebody else reckons the tax of what costs something. */
export const isAskable = ({ reckoned, total }: Pick<PricedCart, 'reckoned' | 'total'>): boolean =>
  reckoned === null || reckoned.question !== null || total === 0;

/** Whose answer the tax of an order is, as the snapshot keeps it. */
export const sourceOf = ({ calculation, askedAt, expiresAt }: TaxAnswer, inclusive: boolean): Pick<OrderSnapshot, 'taxSource'> => ({
  taxSource: { source: 'stripe', calculation, askedAt, expiresAt, inclusive },
});

/** Whose answer the tax of an order is. Where nothing is paid there is none, and nobody is told of it. */
export const frozenSource = ({ reckoned, total }: PricedCart): Pick<OrderSnapshot, 'taxSource'> =>
  reckoned?.answer && total > 0 ? sourceOf(reckoned.answer, reckoned.inclusive) : {};

/** Who taxes a line, as it was answered. */
export const frozenAnswer = ({ answered, gross }: Pick<PricedCart['lines'][number], 'answered' | 'gross'>): Pick<SnapshotLine, 'taxedBy'> =>
  answered && gross > 0 ? { taxedBy: { code: answered.code, jurisdictions: answered.jurisdictions } } : {};

/** What the tax of further payments is asked about, where somebody else reckons it. */
export const frozenTaxAhead = (
  { taxCode: code }: PricedCart['lines'][number],
  { reckoned, cart: { postalCode } }: Pick<PricedCart, 'reckoned' | 'cart'>,
): Pick<NonNullable<SnapshotLine['renewal']>, 'tax'> =>
  reckoned && code !== undefined ? { tax: { code, company: reckoned.company, ...(postalCode ? { postalCode } : {}) } } : {};
