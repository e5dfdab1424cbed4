import { monthsAfter } from '../../../kernel/months';

/** Why a customer is no longer bound. */
export type BindingEnd = 'REFUNDED' | 'AFFILIATE_BLOCKED' | 'UNBOUND' | 'TIME_OVER';

/** The line of an import that brought a binding over from a programme of before. */
export interface BroughtOver {
  /** The import, by its public id. */
  readonly import: string;
  readonly file: string;
  readonly line: number;
}

/**
 * A customer bound to the affiliate who brought them to their first paid order, here or where the programme ran before. Times are UTC ms.
 */
export interface Binding {
  readonly id: number;
  readonly publicId: string;
  readonly programId: number;
  readonly affiliateId: number;
  readonly customerId: number;
  /** The number of the order that bound them; null for one that was brought over. */
  readonly orderNumber: string | null;
  readonly broughtOver: BroughtOver | null;
  readonly since: number;
  /** When it ends by its terms; null where it never does. */
  readonly until: number | null;
  readonly endedAt: number | null;
  readonly endedBecause: BindingEnd | null;
  readonly reason: string | null;
}

/** Until when a customer is bound by a program's terms; null for good. */
export const boundUntil = (since: number, months: number | undefined): number | null =>
  months === undefined ? null : monthsAfter(since, months);

/** What a customer is called to those who may not know who it is: some letters of the binding's own id. */
export const pseudonymOf = ({ publicId }: Pick<Binding, 'publicId'>): string => `#${publicId.slice(-6)}`;
