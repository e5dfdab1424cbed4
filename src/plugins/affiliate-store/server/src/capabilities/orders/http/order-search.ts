import type { readOrderTotals } from '../../../../../contracts/admin';
import type { Input } from '../../../../../contracts/endpoint';
import { addressesFor } from '../../../flows/read-orders';
import type { Caller } from '../../../platform/caller';
import { readCursor } from '../../../platform/cursor';
import type { OrderPlace, OrderSearch } from '../service';

const DAY = 86_400_000;

const maySee = (caller: Caller): boolean => caller.staff?.may('pii.view') === true;
/** How addresses of buyers are shown to an administrator. */
export const shownTo = (caller: Caller) => addressesFor(maySee(caller));
const minorOf = (digits: string | undefined): number | undefined => (digits === undefined ? undefined : parseInt(digits, 10));

/** The search that filters of a list mean; days are whole days, UTC. */
export const searchOf = (
  { search, product, from, to, minAmount, maxAmount, ...same }: Input<typeof readOrderTotals>['query'],
  caller: Caller,
): OrderSearch => ({
  ...same,
  text: search,
  byPartOfEmail: maySee(caller),
  productId: product,
  from: from === undefined ? undefined : Date.parse(from),
  until: to === undefined ? undefined : Date.parse(to) + DAY,
  least: minorOf(minAmount),
  most: minorOf(maxAmount),
});

/** The place a cursor names: undefined without one, null for one that is not ours. */
export const placeOf = (cursor: string | undefined): OrderPlace | null | undefined => {
  if (cursor === undefined) return undefined;
  const place = readCursor(cursor, ['number', 'row']);
  return place && { by: place[0] as number, id: place[1] as number };
};
