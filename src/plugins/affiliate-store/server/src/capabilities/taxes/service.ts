import type { Core } from '@strapi/strapi';
import { checkVAT, countries } from 'jsvat';
import { door } from '../../platform/door';
import { setting } from '../../platform/settings';
import type { VatCheck, VatPolicy } from './domain/vat-check';
import { exemptTaxCode, reducedTaxCode, standardTaxCode, taxSource, vatCheck, vatUnanswered } from './settings';
import type { TaxRecord } from './domain/tax-records';
import type { TaxAnswer, TaxCodes, TaxQuestion, TaxSource } from './domain/tax-source';
import { insertAnswer, latestAnswer } from './store/tax-calculations';
import { everyRate, insertRate, liveRates, withdrawRate } from './store/tax-rates';
import type { KeptRate } from './store/tax-rates';
import { insertRemittance, remittanceById, remittancesOf } from './store/tax-remittances';
import type { DatedRate } from './domain/dated-rates';
import { insertRecords, noteRefusal, recordsOfOrder, settleRecord } from './store/tax-records';
import type { KeptTaxRecord } from './store/tax-records';
import type { RecordedSale, VatAnswer, VatQuestion } from './ports';
import { checksById, insertCheck, latestCheck } from './store/vat-checks';
import { changeDoubt, countDoubts, doubtOfOrder, dueDoubts, findDoubts, insertDoubt } from './store/vat-doubts';
import type { VatDoubt, VatDoubtState } from './store/vat-doubts';

export { datedOn, judgeRate, ratesOn, spanOf } from './domain/dated-rates';
export type { DatedRate, RateKind, RatesByKind, RateVerdict } from './domain/dated-rates';
export { isCountry, isRateHeader, percentOf, RATE_COLUMNS, rateOfLine } from './domain/rate-sheet';
export type { KeptRate } from './store/tax-rates';
export type { NewRemittance, TaxRemittance } from './store/tax-remittances';
export { isInUnion } from './domain/european-union';
export { includedTax } from './domain/included-tax';
export { isReverseCharge, taxOfLine } from './domain/line-tax';
export type { LineTax, TaxedSale, TaxKind, TaxReason, TaxTerms } from './domain/line-tax';
export { recordsDue } from './domain/tax-records';
export type { TaxPaper, TaxRecord } from './domain/tax-records';
export { isFreshAnswer, needsPostalCode, readPostalCode, taxOfAnswer, untaxed, vatIdTypeOf } from './domain/tax-source';
export type { AnsweredLine, TaxAnswer, TaxCodes, TaxQuestion, TaxSource } from './domain/tax-source';
export { taxFailures } from './domain/failures';
export { countsAsCompany, isToAsk, nextTryAt, standingOf } from './domain/vat-check';
export type { VatCheck, VatPolicy, VatStanding } from './domain/vat-check';
export { taxReckoner, vatRegister } from './ports';
export type { ReckonerFailure, RecordedSale, TaxReckoner, VatAnswer, VatQuestion, VatRegister } from './ports';
export type { KeptTaxRecord } from './store/tax-records';
export { pricesIncludeTax, reducedTaxRates } from './settings';
export type { VatDoubt, VatDoubtState } from './store/vat-doubts';

/** A VAT id as it is written on paper, and the country that gave it out (ISO 3166). */
export interface VatId {
  readonly id: string;
  readonly country: string;
}

// VAT ids of Greece begin with the letters of its language's name for itself.
const ISO_OF: Readonly<Record<string, string>> = { EL: 'GR' };

/**
 * Reads a VAT id: its form and, where the country has them, its check digits. Null for what cannot be one. Whether it belongs to a
 * company that is in business only the tax authorities know; they are asked elsewhere, where the shop wants it.
 */
export const readVatId = (text: string): VatId | null => {
  const { value, isValid, country } = checkVAT(text, countries);
  const short = country?.isoCode.short;
  return isValid && value !== undefined && short !== undefined ? { id: value, country: ISO_OF[short] ?? short } : null;
};

/** What was heard about VAT ids, and orders that wait for it. Times UTC ms. */
export interface TaxesService {
  /** Whether authorities are asked, and what counts where they do not answer. */
  readonly policy: () => Promise<VatPolicy>;
  readonly latestCheck: (question: VatQuestion) => Promise<VatCheck | null>;
  readonly checksById: (ids: readonly number[]) => Promise<ReadonlyMap<number, VatCheck>>;
  readonly keepAnswer: (question: VatQuestion, answer: VatAnswer) => Promise<VatCheck>;
  /** Notes that an order went without tax before its VAT id was confirmed, in the open unit of work. */
  readonly doubt: (order: { readonly id: number; readonly number: string }, question: VatQuestion, nextTryAt: number) => Promise<void>;
  readonly dueDoubts: (at: number, limit: number) => Promise<readonly VatDoubt[]>;
  readonly doubts: (
    state: VatDoubtState | undefined,
    page: { readonly below?: number | undefined; readonly limit: number },
  ) => Promise<readonly VatDoubt[]>;
  readonly countDoubts: (state?: VatDoubtState) => Promise<number>;
  readonly doubtOfOrder: (orderId: number) => Promise<VatDoubt | null>;
  readonly lockDoubt: (orderId: number) => Promise<VatDoubt | null>;
  readonly changeDoubt: (doubt: VatDoubt, change: Parameters<typeof changeDoubt>[2]) => Promise<VatDoubt>;
  /** Rates with the day they hold from, those that count. */
  readonly datedRates: () => Promise<readonly KeptRate[]>;
  /** Every one there ever was, withdrawn ones too. */
  readonly everyRate: (country: string | undefined, limit: number) => Promise<readonly KeptRate[]>;
  /** Null where one of its country, kind and day counts already. */
  readonly enterRate: (rate: DatedRate, by: string) => Promise<KeptRate | null>;
  readonly withdrawRate: (rate: KeptRate, by: string) => Promise<boolean>;
  /** What was paid on to authorities for a quarter, newest first. */
  readonly remittances: (quarter: string) => ReturnType<typeof remittancesOf>;
  readonly remittance: (id: string) => ReturnType<typeof remittanceById>;
  readonly addRemittance: (made: Parameters<typeof insertRemittance>[1]) => ReturnType<typeof insertRemittance>;
  /** Who reckons the tax of what is sold now. */
  readonly source: () => Promise<TaxSource>;
  readonly codes: () => Promise<TaxCodes>;
  /** What was answered last to this very question; nobody is asked. */
  readonly latestAnswer: (question: TaxQuestion) => Promise<TaxAnswer | null>;
  readonly keepReckoning: (question: TaxQuestion, answer: TaxAnswer) => Promise<void>;
  /** What was or is to be told of an order to whoever reckoned its tax, in that order. */
  readonly records: (orderId: number) => Promise<readonly KeptTaxRecord[]>;
  readonly addRecords: (orderId: number, records: readonly TaxRecord[]) => Promise<void>;
  readonly settleRecord: (id: number, told: RecordedSale) => Promise<boolean>;
  readonly noteRefusal: (record: KeptTaxRecord, why: string) => Promise<boolean>;
}

export const taxesService = (strapi: Core.Strapi): TaxesService => ({
  policy: async () => ({ ask: (await setting(strapi, vatCheck)) === 'vies', unanswered: await setting(strapi, vatUnanswered) }),
  latestCheck: (question) => latestCheck(strapi, question),
  checksById: (ids) => checksById(strapi, ids),
  keepAnswer: (question, answer) => insertCheck(strapi, question, answer),
  doubt: (order, question, nextTryAt) => insertDoubt(strapi, order, question, nextTryAt),
  dueDoubts: (at, limit) => dueDoubts(strapi, at, limit),
  doubts: (state, page) => findDoubts(strapi, state, page),
  countDoubts: (state) => countDoubts(strapi, state),
  doubtOfOrder: (orderId) => doubtOfOrder(strapi, orderId),
  lockDoubt: (orderId) => doubtOfOrder(strapi, orderId, true),
  changeDoubt: (doubt, change) => changeDoubt(strapi, doubt, change),
  datedRates: () => liveRates(strapi),
  everyRate: (country, limit) => everyRate(strapi, country, limit),
  enterRate: (rate, by) => insertRate(strapi, rate, by),
  withdrawRate: (rate, by) => withdrawRate(strapi, rate, by),
  remittances: (quarter) => remittancesOf(strapi, quarter),
  remittance: (id) => remittanceById(strapi, id),
  addRemittance: (made) => insertRemittance(strapi, made),
  source: () => setting(strapi, taxSource),
  codes: async () => ({
    standard: await setting(strapi, standardTaxCode),
    reduced: await setting(strapi, reducedTaxCode),
    exempt: await setting(strapi, exemptTaxCode),
  }),
  latestAnswer: (question) => latestAnswer(strapi, question),
  keepReckoning: (question, answer) => insertAnswer(strapi, question, answer),
  records: (orderId) => recordsOfOrder(strapi, orderId),
  addRecords: (orderId, records) => insertRecords(strapi, orderId, records),
  settleRecord: (id, told) => settleRecord(strapi, id, told),
  noteRefusal: (record, why) => noteRefusal(strapi, record, why),
});

export const taxes = (strapi: Core.Strapi): TaxesService => door<TaxesService>(strapi, 'taxes');
