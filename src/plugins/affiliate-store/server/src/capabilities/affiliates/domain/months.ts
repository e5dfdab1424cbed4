import { monthsAfter } from '../../../kernel/months';

/** How far the clocks of the shop and of its payment provider may be apart; periods are a month at least, so nothing is won by it. */
const CLOCKS_DIFFER_MS = 3_600_000;

/** Whether a payment of a subscription comes so many months after its first, or later: the one that falls due to the day does. UTC ms. */
export const isPastMonths = (first: number, months: number, at: number): boolean => at >= monthsAfter(first, months) - CLOCKS_DIFFER_MS;
