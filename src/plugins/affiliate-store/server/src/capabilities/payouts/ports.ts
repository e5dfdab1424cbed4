import type { Core } from '@strapi/strapi';
import type { Money } from '../../kernel/money';
import { door } from '../../platform/door';
import type { MethodDetails, MethodKind } from './domain/method';

export type { MethodDetails, MethodKind } from './domain/method';

/** One payment of a batch. `id` is the payout's own, at most 35 characters: it comes back on bank statements. */
export interface BatchLine {
  readonly id: string;
  readonly name: string;
  readonly amount: Money;
  readonly details: MethodDetails;
}

/** What a rail needs to write a batch file. Times are UTC ms. */
export interface Batch {
  readonly id: string;
  readonly shop: string;
  readonly payer: { readonly name: string; readonly iban: string; readonly bic: string | null } | null;
  readonly madeAt: number;
  readonly lines: readonly BatchLine[];
}

/** A way money takes. A rail by file is finished by a person: it says what became of each payment. */
export interface PayoutRail {
  /** The file a person gives to the bank or to PayPal. */
  readonly writeBatch: (batch: Batch) => Promise<{ readonly name: string; readonly type: string; readonly text: string }>;
  /** True when it cannot work without the shop's own bank account. */
  readonly needsPayer: boolean;
}

/** The rail of a method. */
export const payoutRail = (strapi: Core.Strapi, kind: MethodKind): PayoutRail => door<PayoutRail>(strapi, `payout-rail-${kind}`);
