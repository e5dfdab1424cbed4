import { allocate } from '../../../kernel/allocate';
import { minor } from '../../../kernel/money';
import type { Minor } from '../../../kernel/money';
import { afterPeriod } from './period';
import type { Period } from './period';

/** What is paid in so many payments and then never again; null for what goes on until it is cancelled. */
export interface InInstalments {
  readonly instalments: number | null;
}

/** Whether another payment would be one too many: all that were agreed are made. */
export const isPaidOff = ({ instalments }: InInstalments, made: number): boolean => instalments !== null && made >= instalments;

/** When the period of the last payment ends, counted from where the first one began. */
export const endOfInstalments = (anchor: number, { interval, count }: Period, instalments: number): number =>
  afterPeriod(anchor, { interval, count: count * instalments });

/** When the last of so many payments is due, the first being made at a moment. */
export const lastInstalmentAt = (at: number, { interval, count }: Period, instalments: number): number =>
  instalments < 2 ? at : afterPeriod(at, { interval, count: count * (instalments - 1) });

/** What one instalment carries of what the whole sale costs: equal parts, cents left over in the first ones. */
export const costOfInstalment = (cost: Minor, instalments: number, number: number): Minor =>
  allocate(
    cost,
    Array.from({ length: instalments }, () => 1),
  )[number - 1] ?? minor(0);
