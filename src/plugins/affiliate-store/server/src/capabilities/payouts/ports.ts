import type { Core } from '@strapi/strapi';
import type { Failure } from '../../kernel/failure';
import type { Money } from '../../kernel/money';
import type { Outcome } from '../../kernel/outcome';
import { door } from '../../platform/door';
import type { MethodDetails, MethodKind } from './domain/method';
import type { AccountStanding } from './domain/payee-account';

export type { MethodDetails, MethodKind } from './domain/method';
export type { AccountStanding } from './domain/payee-account';

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

/** A rail by file is finished by a person: it says what became of each payment. */
export interface FileRail {
  readonly kind: 'file';
  /** The file a person gives to the bank or to PayPal. */
  readonly writeBatch: (batch: Batch) => Promise<{ readonly name: string; readonly type: string; readonly text: string }>;
  /** True when it cannot work without the shop's own bank account. */
  readonly needsPayer: boolean;
}

/**
 * Why a question to the provider has no answer. RAIL_REFUSED: nothing was done and will not be. RAIL_SILENT: nobody knows; fact
 * `kept` is true where the provider stores its error under the key and would only repeat it.
 */
export type RailFailure = Failure<'RAIL_REFUSED' | 'RAIL_SILENT'>;
export type Asked<T> = Promise<Outcome<T, RailFailure>>;

/** A movement of the shop's balance at the provider. Times are UTC ms. */
export interface RailMovement {
  readonly id: string;
  readonly kind: string;
  readonly amount: Money;
  readonly fee: Money;
  readonly at: number;
  readonly sourceId: string | null;
}

/** A transfer as the provider knows it. `payout` is ours, written on it when it was made. */
export interface TransferFacts {
  readonly id: string;
  readonly payout: string | null;
  readonly accountId: string;
  readonly amount: Money;
  readonly reversed: Money;
  readonly movement: RailMovement;
  readonly reversals: ReadonlyArray<{ readonly id: string; readonly movement: RailMovement }>;
}

/** What is to be sent. The same key is the same transfer, however often it is asked. */
export interface TransferOrder {
  readonly key: string;
  readonly payout: string;
  readonly accountId: string;
  readonly amount: Money;
}

/** A rail by transfer says by itself what became of each payment. */
export interface TransferRail {
  readonly kind: 'transfer';
  readonly needsPayer: false;
  readonly send: (order: TransferOrder) => Asked<TransferFacts>;
  /** The transfer of a payout, found by what is written on it. */
  readonly find: (payout: string) => Asked<TransferFacts | null>;
  readonly read: (transferId: string) => Asked<TransferFacts>;
  /** Takes all of it back; the answer is the transfer as it stands then. */
  readonly reverse: (taken: { readonly key: string; readonly transferId: string; readonly payout: string }) => Asked<TransferFacts>;
}

/** Store credit: the money stays in the shop's own books, nobody is asked, and it is there at once. */
export interface CreditRail {
  readonly kind: 'credit';
  readonly needsPayer: false;
}

/** A way money takes. */
export type PayoutRail = FileRail | TransferRail | CreditRail;

/** The rail of a method. */
export const payoutRail = (strapi: Core.Strapi, kind: MethodKind): PayoutRail => door<PayoutRail>(strapi, `payout-rail-${kind}`);

/** The rail of transfers. */
export const transferRail = (strapi: Core.Strapi): TransferRail => door<TransferRail>(strapi, 'payout-rail-stripe');

/** An account as the provider knows it. `party` is ours, written on it when it was opened. */
export interface AccountFacts extends AccountStanding {
  readonly id: string;
  readonly party: string | null;
}

/** Accounts that people have at the provider to be paid. Who they are and where their bank is, only the provider knows. */
export interface PayeeAccounts {
  readonly open: (opened: {
    readonly key: string;
    readonly party: string;
    readonly email: string | null;
    readonly country: string;
  }) => Asked<AccountFacts>;
  /** The account of a party among those opened since a moment (UTC ms). */
  readonly find: (party: string, since: number) => Asked<AccountFacts | null>;
  readonly read: (accountId: string) => Asked<AccountFacts>;
  /** A way into the provider's own page, for one visit. */
  readonly link: (accountId: string, back: { readonly returnUrl: string; readonly refreshUrl: string }) => Asked<string>;
}

/** The accounts of payees. */
export const payeeAccounts = (strapi: Core.Strapi): PayeeAccounts => door<PayeeAccounts>(strapi, 'payee-accounts');
