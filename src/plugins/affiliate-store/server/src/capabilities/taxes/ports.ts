import type { Core } from '@strapi/strapi';
import { door } from '../../platform/door';

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
