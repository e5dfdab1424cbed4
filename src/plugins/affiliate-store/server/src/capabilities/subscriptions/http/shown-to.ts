import { addressesFor } from '../../../flows/orders/read-orders';
import type { Caller } from '../../../platform/caller';

/** Whether the caller sees addresses. */
export const maySee = (caller: Caller): boolean => caller.staff?.may('pii.view') === true;

/** How addresses are shown to the caller. */
export const shownTo = (caller: Caller) => addressesFor(maySee(caller));
