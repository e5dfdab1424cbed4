import type { readOrderTotals } from '../../../../../contracts/admin';
import type { Input } from '../../../../../contracts/endpoint';
import { addressesFor, orderSearch } from '../../../flows/orders/read-orders';
import type { Caller } from '../../../platform/caller';
import { readCursor } from '../../../platform/cursor';
import type { OrderPlace, OrderSearch } from '../service';

/** Whether an administrator may see addresses of buyers. */
export const maySee = (caller: Caller): boolean => caller.staff?.may('pii.view') === true;
/** How addresses of buyers are shown to an administrator. */
export const shownTo = (caller: Caller) => addressesFor(maySee(caller));

/** The search that filters of a list mean to an administrator. */
export const searchOf = (filters: Input<typeof readOrderTotals>['query'], caller: Caller): OrderSearch =>
  orderSearch(filters, maySee(caller));

/** The place a cursor names: undefined without one, null for one that is not ours. */
export const placeOf = (cursor: string | undefined): OrderPlace | null | undefined => {
  if (cursor === undefined) return undefined;
  const place = readCursor(cursor, ['number', 'row']);
  return place && { by: place[0] as number, id: place[1] as number };
};
