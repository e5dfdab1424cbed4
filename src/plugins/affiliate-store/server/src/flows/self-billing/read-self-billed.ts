import type { Core } from '@strapi/strapi';
import type { AdminSelfBilledRow } from '../../../../contracts/admin-self-billing';
import type { Explanation } from '../../../../contracts/primitives';
import type { SelfBilledRow } from '../../../../contracts/self-billing';
import type { StatementPaper } from '../../../../contracts/statements';
import { selfBilling, selfBillingFailures, taxOf } from '../../capabilities/self-billing/service';
import type { SelfBilled, SelfBilledSearch } from '../../capabilities/self-billing/service';
import type { Failure } from '../../kernel/failure';
import { minor, moneyView } from '../../kernel/money';
import { failed, ok } from '../../kernel/outcome';
import type { Outcome } from '../../kernel/outcome';
import { isoOf } from '../../platform/moments';
import { largest, shown, step, view } from '../ledger/explanation-step';

export const selfBilledView = (document: SelfBilled): SelfBilledRow => ({
  id: document.id,
  kind: document.kind,
  number: document.label,
  month: document.month,
  issuedAt: isoOf(document.issuedAt),
  total: moneyView({ minor: minor(document.total), currency: document.currency }),
  tax: moneyView({ minor: minor(taxOf(document.body.taxes ?? [])), currency: document.currency }),
  statement: document.statementId,
});

export const adminSelfBilledView = (document: SelfBilled): AdminSelfBilledRow => ({
  ...selfBilledView(document),
  payee: document.partyName,
});

/** One page, newest first, with how many there are. */
export const listSelfBilledOf = async (
  strapi: Core.Strapi,
  search: SelfBilledSearch,
  page: { readonly below?: number | undefined; readonly limit: number },
): Promise<{ readonly rows: readonly SelfBilled[]; readonly next: number | null; readonly total: number }> => {
  const found = await selfBilling(strapi).page(search, { ...page, limit: page.limit + 1 });
  const rows = found.slice(0, page.limit);
  return { rows, next: found.length > rows.length ? (rows.at(-1)?.row ?? null) : null, total: await selfBilling(strapi).count(search) };
};

/** One as PDF; found through the caller's own party where it is a payee who asks. */
export const selfBilledPaper = async (strapi: Core.Strapi, search: SelfBilledSearch): Promise<Outcome<StatementPaper, Failure>> => {
  const document = await selfBilling(strapi).one(search);
  if (!document) return failed(selfBillingFailures.because('SELF_BILLED_NOT_FOUND'));
  const bytes = await selfBilling(strapi).paper(document);
  return ok({ fileName: `${document.label}.pdf`, mediaType: 'application/pdf', base64: bytes.toString('base64') });
};

/** What the total of a self-billed paper is made of. */
export const explainSelfBilled = async (strapi: Core.Strapi, id: string, part = ''): Promise<Explanation | null> => {
  const document = await selfBilling(strapi).one({ id });
  if (!document) return null;
  const { body, currency, label } = document;
  const rows = body.lines.map((line) => ({
    amount: line.amount,
    made: () =>
      step('SELF_BILLED_LINE', `${line.what} of ${line.reference}: ${shown(line.amount, currency)}.`, view(line.amount, currency), {
        what: line.what,
        order: line.reference,
      }),
  }));
  const facts = { document: label, statement: body.statement, month: body.month };
  const taxes = (body.taxes ?? []).map(({ rate, net, tax }) =>
    step('SELF_BILLED_TAX', `VAT of ${rate} basis points on ${shown(net, currency)}: ${shown(tax, currency)}.`, view(tax, currency), {
      rateBasisPoints: String(rate),
      net: String(net),
    }),
  );
  const issued = body.taxes
    ? step('SELF_BILLED_TAXED', `Issued as ${label} with the statement of ${body.month}; the VAT is paid on top.`, null, facts)
    : step('SELF_BILLED', `Issued as ${label} with the statement of ${body.month}; no tax: ${body.treatment}.`, null, facts);
  if (part === 'tax') return { title: `VAT of ${label}`, amount: view(taxOf(body.taxes ?? []), currency), steps: [...taxes, issued] };
  return {
    title: `Total of ${label}`,
    amount: view(document.total, currency),
    steps: [...largest(rows, currency), ...taxes, issued],
  };
};
