import type { Core } from '@strapi/strapi';
import type { TaxOwedRow, TaxRemittanceRow } from '../../../../contracts/admin';
import { paymentGateway } from '../../capabilities/checkout/service';
import { taxRecipes } from '../../capabilities/commissions/service';
import { signOf, spanOfQuarter, taxByCountry } from '../../capabilities/invoices/service';
import { ledger } from '../../capabilities/ledger/service';
import { taxes, taxFailures, type NewRemittance, type TaxRemittance } from '../../capabilities/taxes/service';
import { account } from '../../kernel/account';
import type { Failure } from '../../kernel/failure';
import { minor, moneyView } from '../../kernel/money';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { now } from '../../platform/clock';
import { isoOf } from '../../platform/moments';
import { namesOfActors } from '../../platform/staff-names';
import { togetherOrNot } from '../../platform/transaction';
import { documentsFound } from '../invoices/read-documents';

type Sums = Map<string, { country: string; currency: string; booked: number; documented: number; abroad: number; remitted: number }>;

const at = (sums: Sums, country: string, currency: string) => {
  const key = `${country} ${currency}`;
  const known = sums.get(key) ?? { country, currency, booked: 0, documented: 0, abroad: 0, remitted: 0 };
  sums.set(key, known);
  return known;
};

const bookedAndRemitted = async (strapi: Core.Strapi, quarter: string, remittances: readonly TaxRemittance[]): Promise<Sums> => {
  const sums: Sums = new Map();
  const span = spanOfQuarter(quarter);
  for (const { country, currency, amount } of span ? await ledger(strapi).taxBooked(span) : [])
    at(sums, country, currency).booked += amount;
  for (const { country, currency, amount } of remittances) at(sums, country, currency).remitted += amount;
  return sums;
};

/** What is left for the quarter, and never more than the account holds: refunds of a later quarter may have taken from it. */
const leftOf = async (strapi: Core.Strapi, { country, currency, booked, remitted }: Parameters<Sums['set']>[1]): Promise<number> => {
  const [row] = await ledger(strapi).accounts({ type: 'tax_payable', owner: country, currency });
  return Math.max(0, Math.min(booked - remitted, row ? row.credits - row.debits : 0));
};

const rowsOf = async (strapi: Core.Strapi, made: readonly TaxRemittance[]): Promise<TaxRemittanceRow[]> => {
  const actor = await namesOfActors(
    strapi,
    made.map(({ madeBy }) => madeBy),
  );
  return made.map(({ publicId, quarter, country, currency, amount, reference, madeBy, madeAt }) => ({
    id: publicId,
    quarter,
    country,
    amount: moneyView({ minor: minor(amount), currency }),
    reference,
    madeBy: actor(madeBy),
    madeAt: isoOf(madeAt),
  }));
};

/** What every country is owed for a quarter: by the books, by the papers, and what of it was paid on. */
export const taxOwedOf = async (
  strapi: Core.Strapi,
  quarter: string,
): Promise<Outcome<{ quarter: string; owed: TaxOwedRow[]; remittances: TaxRemittanceRow[] }, Failure>> => {
  const found = await documentsFound(strapi, { ...(spanOfQuarter(quarter) ?? {}), testMode: paymentGateway(strapi).testMode() });
  if (!found.ok) return found;
  const remittances = await taxes(strapi).remittances(quarter);
  const sums = await bookedAndRemitted(strapi, quarter, remittances);
  for (const { kind, country, currency, tax } of found.value) if (tax !== 0) at(sums, country, currency).documented += signOf(kind) * tax;
  for (const { country, currency, tax } of taxByCountry(found.value)) at(sums, country, currency).abroad += tax;
  const owed: TaxOwedRow[] = [];
  for (const one of [...sums.values()].sort((a, b) => (`${a.country} ${a.currency}` < `${b.country} ${b.currency}` ? -1 : 1))) {
    const money = (amount: number) => moneyView({ minor: minor(amount), currency: one.currency });
    owed.push({
      country: one.country,
      currency: one.currency,
      booked: money(one.booked),
      documented: money(one.documented),
      abroad: money(one.abroad),
      remitted: money(one.remitted),
      left: money(await leftOf(strapi, one)),
    });
  }
  return ok({ quarter, owed, remittances: await rowsOf(strapi, remittances) });
};

/** Books what was paid on to a country's authorities (J26). The account is locked, so that two of the same return do not both find it owed. */
export const remitTaxBy = (strapi: Core.Strapi, made: NewRemittance): Promise<Outcome<TaxRemittanceRow, Failure>> =>
  togetherOrNot(strapi, async () => {
    const { quarter, country, currency, amount, madeBy, reference } = made;
    await ledger(strapi).lockBalance(account('tax_payable', currency, country));
    const sums = await bookedAndRemitted(strapi, quarter, await taxes(strapi).remittances(quarter));
    const left = await leftOf(strapi, at(sums, country, currency));
    if (amount > left) return failed(taxFailures.because('TAX_NOT_OWED', { left, currency }));
    const kept = await taxes(strapi).addRemittance(made);
    const journals = taxRecipes.taxRemitted({ remittance: kept.publicId, country, currency, amount: minor(amount) });
    await ledger(strapi).post(journals, { orderId: null, actor: madeBy, occurredAt: now() });
    await audit(strapi, {
      actor: madeBy,
      action: 'taxes.remit',
      subject: `tax-remittance:${kept.publicId}`,
      reason: reference,
      after: { quarter, country, currency, amount },
    });
    const [row] = await rowsOf(strapi, [kept]);
    return ok(row as TaxRemittanceRow);
  });
