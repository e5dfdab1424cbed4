import type { Core } from '@strapi/strapi';
import { now } from '../../platform/clock';
import { door } from '../../platform/door';
import { publicId } from '../../platform/ids';
import { setting } from '../../platform/settings';
import type { Agreement } from './domain/agreement';
import { labelOf, seriesOf } from './domain/document';
import type { SelfBilledBody, SelfBilledKind, SideOnPaper } from './domain/document';
import { taxOf, type Drawn } from './domain/draw-up';
import { legalAddress, legalCountry, legalName, legalVatId, selfBillingOffered } from './settings';
import { insertAgreement, latestAgreement } from './store/agreements';
import {
  billedOrders,
  countSelfBilled,
  findSelfBilled,
  insertDocument,
  insertMonth,
  insertOrders,
  leaveOutNumbers,
  nextNumber,
  sumTaxes,
} from './store/documents';
import type { BilledOrder, MonthOf, SelfBilled, SelfBilledSearch, TaxSum } from './store/documents';

export { TERMS_VERSION, wasLiable } from './domain/agreement';
export type { Agreement, BusinessData } from './domain/agreement';
export type { SelfBilledBody, SelfBilledKind, SideOnPaper } from './domain/document';
export { drawUp, TAX_KIND, taxOf } from './domain/draw-up';
export type { Drawn, Entry } from './domain/draw-up';
export { selfBillingFailures } from './domain/failures';
export { treatmentOf } from './domain/treatment';
export type { Obstacle, TaxStatus, Treated, Treatment } from './domain/treatment';
export type { MonthOf, SelfBilled, SelfBilledSearch, TaxSum } from './store/documents';

/** What papers of a month are made of beside their numbers. */
export interface ToSelfBill {
  readonly of: MonthOf;
  readonly drawn: Drawn;
  readonly party: string;
  readonly body: Pick<SelfBilledBody, 'language' | 'testMode' | 'supplier' | 'recipient' | 'treatment'>;
}

/** Agreements to self-billing, and the papers the shop issued in the name of those it pays. */
export interface SelfBillingService {
  /** The shop as its papers name it; null where self-billing is not offered, or the shop has not said who it is. */
  readonly recipient: () => Promise<SideOnPaper | null>;
  /** What a party said last; null for who never agreed. */
  readonly agreementOf: (partyId: number) => Promise<Agreement | null>;
  readonly say: (...said: Parameters<typeof insertAgreement> extends [unknown, ...infer Rest] ? Rest : never) => Promise<void>;
  readonly billedOrders: (partyId: number, numbers: readonly string[]) => Promise<ReadonlyMap<string, BilledOrder>>;
  /**
   * Numbers and keeps the papers of a month in the open unit of work, and answers them; a month that came to nothing is noted all the same. Whoever
   * issues them books the tax on them in the same unit.
   */
  readonly issue: (ready: ToSelfBill) => Promise<readonly SelfBilledBody[]>;
  /** Leaves out numbers that may have been given away by a shop whose backup this is. Inside the unit of work. */
  readonly leaveOutNumbers: () => Promise<void>;
  /** The tax on all papers, for the audit. */
  readonly taxes: () => Promise<readonly TaxSum[]>;
  readonly page: (
    search: SelfBilledSearch,
    page: { readonly below?: number | undefined; readonly limit: number },
  ) => Promise<readonly SelfBilled[]>;
  readonly count: (search: SelfBilledSearch) => Promise<number>;
  readonly one: (search: SelfBilledSearch) => Promise<SelfBilled | null>;
  readonly paper: (document: SelfBilled) => Promise<Buffer>;
}

const recipient = async (strapi: Core.Strapi): Promise<SideOnPaper | null> => {
  if (!(await setting(strapi, selfBillingOffered))) return null;
  const [name, address, country] = [
    await setting(strapi, legalName),
    await setting(strapi, legalAddress),
    await setting(strapi, legalCountry),
  ];
  return name === '' || address === '' || country === '' ? null : { name, address, country, vatId: await setting(strapi, legalVatId) };
};

const issueOne = async (strapi: Core.Strapi, ready: ToSelfBill, kind: SelfBilledKind): Promise<SelfBilledBody | null> => {
  const { of, drawn, party } = ready;
  const [taxes, net] = kind === 'invoice' ? [drawn.invoiceTax, drawn.invoiced] : [drawn.creditTax, drawn.credited];
  const lines = kind === 'invoice' ? drawn.invoice : drawn.credit;
  if (lines.length === 0) return null;
  const issuedAt = now();
  const year = new Date(issuedAt).getUTCFullYear();
  const series = seriesOf(party, kind, year, ready.body.testMode);
  const known =
    kind === 'invoice'
      ? new Map<string, BilledOrder>()
      : await billedOrders(
          strapi,
          of.partyId,
          lines.map(({ reference }) => reference),
        );
  const number = await nextNumber(strapi, series);
  const label = labelOf(of.partyId, kind, year, number, ready.body.testMode);
  const body: SelfBilledBody = {
    ...ready.body,
    kind,
    label,
    currency: of.currency,
    month: of.month,
    statement: of.statementId,
    issuedAt,
    lines,
    ...(taxes.length === 0 ? {} : { taxes }),
    total: net + taxOf(taxes),
    refersTo: [...new Set([...known.values()].flatMap((each) => each.label ?? []))].sort(),
    apart: kind === 'invoice' || drawn.invoice.length === 0 ? drawn.apart : [],
  };
  await insertDocument(strapi, of, { id: publicId('sbi'), series, number, body });
  return body;
};

const issue = async (strapi: Core.Strapi, ready: ToSelfBill): Promise<readonly SelfBilledBody[]> => {
  const { of, drawn } = ready;
  await insertMonth(strapi, of, drawn, now());
  const invoice = await issueOne(strapi, ready, 'invoice');
  const named = new Set(drawn.invoice.map(({ reference }) => reference));
  const isNamed = ({ number }: Drawn['sold'][number]): boolean => named.has(number);
  await insertOrders(strapi, of, drawn.sold.filter(isNamed), invoice?.label ?? null);
  await insertOrders(
    strapi,
    of,
    drawn.sold.filter((sold) => !isNamed(sold)),
    null,
  );
  const credit = await issueOne(strapi, ready, 'credit_note');
  return [invoice, credit].flatMap((paper) => paper ?? []);
};

export const selfBillingService = (strapi: Core.Strapi): SelfBillingService => ({
  recipient: () => recipient(strapi),
  agreementOf: (partyId) => latestAgreement(strapi, partyId),
  say: (...said) => insertAgreement(strapi, ...said),
  billedOrders: (partyId, numbers) => billedOrders(strapi, partyId, numbers),
  issue: (ready) => issue(strapi, ready),
  leaveOutNumbers: () => leaveOutNumbers(strapi),
  taxes: () => sumTaxes(strapi),
  page: (search, page) => findSelfBilled(strapi, search, page),
  count: (search) => countSelfBilled(strapi, search),
  one: async (search) => (await findSelfBilled(strapi, search, { limit: 1 }))[0] ?? null,
  paper: async ({ body }) => {
    // Loaded by the first paper: what draws pages weighs more than everything else the shop needs to answer.
    const { pdfOf } = await import('./templates/self-billed-pdf');
    return pdfOf(body);
  },
});

export const selfBilling = (strapi: Core.Strapi): SelfBillingService => door<SelfBillingService>(strapi, 'self-billing');
