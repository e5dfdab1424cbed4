import type { Core } from '@strapi/strapi';
import type { Explanation, ExplanationStep } from '../../../../contracts/primitives';
import { invoices } from '../../capabilities/invoices/service';
import { ledger } from '../../capabilities/ledger/service';
import type { JournalView } from '../../capabilities/ledger/service';
import { orders } from '../../capabilities/orders/service';
import type { Order } from '../../capabilities/orders/service';
import { owed, statementOf, statements } from '../../capabilities/statements/service';
import type { Amounts, Statement } from '../../capabilities/statements/service';
import { subscriptions } from '../../capabilities/subscriptions/service';
import { normalSide } from '../../kernel/account';
import { kindText } from './kind-text';
import { day, largest, NAMED, shown, step, under, view, withOthers } from './explanation-step';
import { taxSourceSteps } from '../taxes/tax-source-step';
import { vatProofSteps } from '../taxes/vat-proof-step';
import type { SumRow } from './explanation-step';

/** What was paid for an order and kept. Minor units. */
const keptOf = (order: Order): number => (order.paidAt === null ? 0 : order.total - order.refunded);

const paidRow = (order: Order): SumRow => ({
  amount: keptOf(order),
  made: () =>
    step(
      'ORDER_KEPT',
      `${order.productNames}: ${shown(order.total, order.currency)}, of which ${shown(order.refunded, order.currency)} went back.`,
      view(keptOf(order), order.currency),
      { order: order.number, products: order.productNames, total: String(order.total), refunded: String(order.refunded) },
    ),
});

/** What the buyer of an order has paid in all and not got back, in one currency. */
export const explainCustomer = async (strapi: Core.Strapi, number: string, currency: string): Promise<Explanation | null> => {
  const order = await orders(strapi).find({ number });
  if (!order) return null;
  const sum = (await orders(strapi).sumsOfCustomer(order.customerId)).find((each) => each.currency === currency);
  if (!sum) return null;
  const paid = (await orders(strapi).ofCustomers([order.customerId])).filter((each) => each.paidAt !== null && each.currency === currency);
  const named = paid.sort((a, b) => keptOf(b) - keptOf(a)).slice(0, NAMED);
  const amount = sum.total - sum.refunded;
  return {
    title: `All orders of the buyer of order ${number}`,
    amount: view(amount, currency),
    steps: withOthers(named.map(paidRow), { count: sum.orders, amount }, currency),
  };
};

/** What a subscription has brought in and kept, in one currency. */
export const explainSubscription = async (strapi: Core.Strapi, publicId: string, currency: string): Promise<Explanation | null> => {
  const one = await subscriptions(strapi).find({ public_id: publicId });
  if (!one) return null;
  const paid = (await orders(strapi).many(await subscriptions(strapi).ordersOf(one.id))).filter((order) => order.currency === currency);
  if (paid.length === 0) return null;
  return {
    title: `Payments of a subscription to ${one.productName}`,
    amount: view(
      paid.reduce((sum, order) => sum + keptOf(order), 0),
      currency,
    ),
    steps: largest(paid.map(paidRow), currency),
  };
};

const DOCUMENT_PARTS: Readonly<Record<string, (line: { readonly gross: number; readonly tax: number }) => number>> = {
  net: (line) => line.gross - line.tax,
  tax: (line) => line.tax,
  total: (line) => line.gross,
};

/** A figure of an invoice, credit note or correction: the lines it was issued with. */
export const explainDocument = async (strapi: Core.Strapi, id: string, part: string): Promise<Explanation | null> => {
  const document = /^\d{1,9}$/.test(id) ? await invoices(strapi).document(parseInt(id, 10)) : null;
  const of = under(DOCUMENT_PARTS, part);
  if (!document || !of) return null;
  const { currency, label, orderNumber, body } = document;
  const steps = body.lines.map((line) =>
    step(
      'DOCUMENT_LINE',
      `${line.name}: ${shown(line.gross, currency)}, in it tax of ${shown(line.tax, currency)}.`,
      view(of(line), currency),
      { product: line.name, gross: String(line.gross), tax: String(line.tax), rateBasisPoints: String(line.rateBasisPoints) },
    ),
  );
  const snapshot = await orders(strapi).snapshot(document.orderId);
  const on = new Set(body.lines.map(({ line }) => line));
  const because = of === DOCUMENT_PARTS['net'] ? [] : [...taxSourceSteps(snapshot, on), ...vatProofSteps(snapshot)];
  const issued = step('DOCUMENT_ISSUED', `Issued as ${label} on ${day(body.issuedAt)} for order ${orderNumber}.`, null, {
    document: label,
    order: orderNumber,
    at: new Date(body.issuedAt).toISOString(),
  });
  return {
    title: `${part} of ${label}`,
    amount: view(
      body.lines.reduce((sum, line) => sum + of(line), 0),
      currency,
    ),
    steps: [...steps, ...because, issued],
  };
};

type Column = (amounts: Amounts) => number;
const COLUMNS: Readonly<Record<string, Column>> = {
  pending: (amounts) => amounts.pending,
  available: (amounts) => amounts.available,
  held: (amounts) => amounts.held,
  reserved: (amounts) => amounts.reserved,
  paidOut: (amounts) => amounts.paidOut,
  owed,
};

const lineRows = ({ lines, currency }: Statement, of: Column, group: string): SumRow[] =>
  lines
    .filter((line) => (group === 'month' || line.group === group) && of(line) !== 0)
    .map((line) => ({
      amount: of(line),
      made: () =>
        step(
          'STATEMENT_LINE',
          `${kindText(line.kind)}${line.reference === null ? '' : `: ${line.reference}`}, booked ${line.bookedAt.slice(0, 10)}.`,
          view(of(line), currency),
          { journal: String(line.journal), kind: line.kind, reference: line.reference ?? '', at: line.bookedAt },
        ),
    }));

const openingStep = ({ month, opening, currency }: Statement, of: Column): ExplanationStep =>
  step('STATEMENT_BEFORE', `What had been booked before ${month}.`, view(of(opening), currency), { month });

const stepsOfCell = (statement: Statement, row: string, of: Column): ExplanationStep[] => {
  const { currency, groups } = statement;
  if (row === 'opening') return [openingStep(statement, of)];
  if (row !== 'closing') return largest(lineRows(statement, of, row), currency);
  return [
    openingStep(statement, of),
    ...groups
      .filter((group) => of(group) !== 0)
      .map((group) =>
        step('STATEMENT_GROUP', `${group.group}: ${group.lines}.`, view(of(group), currency), {
          group: group.group,
          count: String(group.lines),
        }),
      ),
  ];
};

/**
 * A cell of a statement, from the text that was signed. `part` is ROW.COLUMN: a row is opening, closing, a group, or month for all groups;
 * a column is one of `pending`, `available`, `held`, `reserved`, `paidOut` and `owed`.
 */
export const explainStatement = async (strapi: Core.Strapi, id: string, part: string): Promise<Explanation | null> => {
  const [row = '', column = ''] = part.split('.');
  const of = under(COLUMNS, column);
  const kept = of ? await statements(strapi).statement({ id }) : null;
  if (!kept || !of) return null;
  const statement = statementOf(kept.text);
  const { currency, party, month, opening, closing, groups } = statement;
  const sumOfGroups = groups.filter((each) => row === 'month' || each.group === row).reduce((sum, each) => sum + of(each), 0);
  const amount = row === 'opening' ? of(opening) : row === 'closing' ? of(closing) : sumOfGroups;
  return { title: `Statement of ${party.name} for ${month}`, amount: view(amount, currency), steps: stepsOfCell(statement, row, of) };
};

/** What a fact moved: the sides of its journal that were debited. */
export const explainJournal = (journal: JournalView): Explanation => ({
  title: `Journal ${journal.id}`,
  amount: view(journal.amount, journal.currency),
  steps: [
    step('JOURNAL', `${kindText(journal.kind)} on ${day(journal.occurredAt)}, booked once under the key ${journal.key}.`, null, {
      journal: String(journal.id),
      key: journal.key,
      kind: journal.kind,
    }),
    ...journal.lines
      .filter((line) => line.side === 'debit')
      .map((line) =>
        step('JOURNAL_LINE', `Debit of ${shown(line.amount, journal.currency)} on ${line.address}.`, view(line.amount, journal.currency), {
          account: line.address,
          side: line.side,
        }),
      ),
  ],
});

/** The balance of an account once a line was booked: what it was before, and the line. `part` is CURRENCY_JOURNAL_LINE. */
export const explainEntry = async (strapi: Core.Strapi, address: string, part: string): Promise<Explanation | null> => {
  const [, currency = '', journal = '', line = ''] = /^([A-Z]{3})_(\d{1,9})_(\d{1,4})$/.exec(part) ?? [];
  const account = currency === '' ? null : await ledger(strapi).accountAt(address, currency);
  if (!account) return null;
  const [journalId, lineNo] = [parseInt(journal, 10), parseInt(line, 10)];
  const [entry] = await ledger(strapi).entries(account, { after: { journalId, lineNo: lineNo + 1 }, limit: 1 });
  if (entry?.journalId !== journalId || entry.lineNo !== lineNo) return null;
  const moved = entry.side === normalSide(account.type) ? entry.amount : -entry.amount;
  return {
    title: `${address} in ${currency}`,
    amount: view(entry.balanceAfter, currency),
    steps: [
      step(
        'BALANCE_BEFORE',
        `Before that: ${shown(entry.balanceAfter - moved, currency)}.`,
        view(entry.balanceAfter - moved, currency),
        {},
      ),
      step('ENTRY', `${kindText(entry.kind)} on ${day(entry.occurredAt)}.`, view(moved, currency), { kind: entry.kind, journal }),
    ],
  };
};

/** A figure of the trial balance: the accounts with the largest part in it. */
export const explainTrialBalance = async (strapi: Core.Strapi, figure: string, currency: string): Promise<Explanation | null> => {
  const total = (await ledger(strapi).totals()).find((each) => each.currency === currency);
  if (!total) return null;
  if (figure === 'difference')
    return {
      title: `Debits less credits in ${currency}`,
      amount: view(total.debits - total.credits, currency),
      steps: [
        step('DEBITS', `All debits: ${shown(total.debits, currency)}.`, view(total.debits, currency), {}),
        step('CREDITS', `All credits: ${shown(total.credits, currency)}.`, view(-total.credits, currency), {}),
      ],
    };
  const side = figure === 'debits' || figure === 'credits' ? figure : null;
  if (side === null) return null;
  const named = (await ledger(strapi).turnoverByType(currency)).map((row) => ({
    amount: row[side],
    made: () =>
      step('OF_TYPE', `${row.accounts} accounts of the type ${row.type}.`, view(row[side], currency), {
        type: row.type,
        count: String(row.accounts),
      }),
  }));
  return { title: `All ${side} in ${currency}`, amount: view(total[side], currency), steps: largest(named, currency) };
};
