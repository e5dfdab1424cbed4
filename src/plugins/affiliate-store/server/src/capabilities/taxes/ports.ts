import type { Core } from '@strapi/strapi';
import type { Failure } from '../../kernel/failure';
import type { Outcome } from '../../kernel/outcome';
import { door } from '../../platform/door';
import type { TakenBack } from './domain/tax-records';
import type { TaxAnswer, TaxQuestion } from './domain/tax-source';

export type { AnsweredLine, TaxAnswer, TaxQuestion } from './domain/tax-source';

/** Who asks about whom. The requester is the seller's own VAT id: only who names it is given a consultation number. */
export interface VatQuestion {
  readonly vatId: string;
  readonly requester: string;
}

/** What the authorities said, or why they said nothing. */
export type VatAnswer =
  | {
      readonly state: 'valid' | 'invalid';
      /** The number of the consultation: the proof that it was asked, and when. Null where none was given. */
      readonly consultation: string | null;
      /** When they say they were asked, UTC ms. */
      readonly answeredAt: number;
      readonly name: string | null;
      readonly address: string | null;
    }
  | { readonly state: 'unanswered'; readonly why: string };

/** A register of VAT ids that can be asked. Never inside a unit of work: it is another machine, and may be slow. */
export interface VatRegister {
  readonly ask: (question: VatQuestion) => Promise<VatAnswer>;
}

export const vatRegister = (strapi: Core.Strapi): VatRegister => door<VatRegister>(strapi, 'vat-register');

/** No answer, so that it may be tried again; or a no, with what was said. */
export type ReckonerFailure = Failure<'RECKONER_SILENT' | 'RECKONER_REFUSED'>;

/** A sale as it was recorded: its id there, and those of its lines by their number. */
export interface RecordedSale {
  readonly id: string;
  readonly lines: ReadonlyArray<{ readonly line: number; readonly id: string }>;
}

/**
 * Somebody who reckons tax and is told of what was sold and given back. Never inside a unit of work: it is another machine, and may be slow. The
 * reference makes a repeated request the same record.
 */
export interface TaxReckoner {
  readonly reckon: (question: TaxQuestion) => Promise<Outcome<TaxAnswer, ReckonerFailure>>;
  readonly recordSale: (sale: {
    readonly reference: string;
    readonly calculation: string;
  }) => Promise<Outcome<RecordedSale, ReckonerFailure>>;
  readonly takeBack: (reversal: {
    readonly reference: string;
    readonly sale: RecordedSale;
    readonly currency: string;
    /** Whether the amounts it was asked with contained the tax: those of its lines do likewise. */
    readonly inclusive: boolean;
    readonly lines: readonly TakenBack[];
  }) => Promise<Outcome<string, ReckonerFailure>>;
  readonly undo: (undo: { readonly reference: string; readonly reversal: string }) => Promise<Outcome<string, ReckonerFailure>>;
}

export const taxReckoner = (strapi: Core.Strapi): TaxReckoner => door<TaxReckoner>(strapi, 'tax-reckoner');
