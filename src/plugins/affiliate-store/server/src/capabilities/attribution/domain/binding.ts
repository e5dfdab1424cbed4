/** Why a customer is no longer bound. */
export type BindingEnd = 'REFUNDED' | 'AFFILIATE_BLOCKED' | 'UNBOUND' | 'TIME_OVER';

/** A customer bound to the affiliate who brought them to their first paid order. Times are UTC ms. */
export interface Binding {
  readonly id: number;
  readonly publicId: string;
  readonly programId: number;
  readonly affiliateId: number;
  readonly customerId: number;
  readonly orderId: number;
  readonly orderNumber: string;
  readonly since: number;
  /** When it ends by its terms; null where it never does. */
  readonly until: number | null;
  readonly endedAt: number | null;
  readonly endedBecause: BindingEnd | null;
  readonly reason: string | null;
}

/** The same day and hour some months later, UTC; on the last day of a month that has no such day. */
export const monthsAfter = (at: number, months: number): number => {
  const from = new Date(at);
  const [year, month] = [from.getUTCFullYear(), from.getUTCMonth() + months];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(
    year,
    month,
    Math.min(from.getUTCDate(), lastDay),
    from.getUTCHours(),
    from.getUTCMinutes(),
    from.getUTCSeconds(),
    from.getUTCMilliseconds(),
  );
};

/** Until when a customer is bound by a program's terms; null for good. */
export const boundUntil = (since: number, months: number | undefined): number | null =>
  months === undefined ? null : monthsAfter(since, months);

/** What a customer is called to those who may not know who it is: some letters of the binding's own id. */
export const pseudonymOf = ({ publicId }: Pick<Binding, 'publicId'>): string => `#${publicId.slice(-6)}`;
