import { failure } from '../../../kernel/failure';
import { payable, storeCredit } from '../../../kernel/account';
import { credit, debit, journal, type JournalDraft } from '../../../kernel/journal';
import { NOTHING, sum } from '../../../kernel/money';
import { failed, ok } from '../../../kernel/outcome';
import { underCaps } from './earning-cap';
import type { SaleLine, SalePaid } from './events';
import type { Contradiction } from './failures';
import { payableAt } from './maturity';
import { alreadyBooked, cashOf, type Decision, homeAccount, type OrderBooks, type ShareBook } from './order-books';
import { validatePlan } from './plan';
import { withStates } from './restate';
import type { Component } from './split';
import { waterfall } from './waterfall';

const MOST_LINES = 10;

/**
 * J01: a payment becomes the shares of everyone in it, in one journal, whatever it was paid with: cash, store credit that was set aside,
 * or both. A free order (J03) becomes books without a
 * journal: its shares are nothing and its commissions void.
 */
export const bookSale = (books: OrderBooks | null, sale: SalePaid): Decision => {
  const gross = sum(sale.lines.map((line) => line.gross));
  if (books) return books.payment === sale.payment && books.gross === gross ? ok(alreadyBooked(books)) : failed(contradicts(books, sale));
  const malformed = whyMalformed(sale) ?? wrongCredit(sale);
  if (malformed) return failed(malformed);
  const opened: OrderBooks = {
    order: sale.order,
    payment: sale.payment,
    currency: sale.currency,
    gross,
    jurisdiction: sale.jurisdiction,
    clearing: sale.clearing,
    ...(sale.credit ? { credit: sale.credit } : {}),
    paidAt: sale.paidAt,
    ...(sale.caps ? { caps: sale.caps } : {}),
    lines: sale.lines.map(({ gross: charged, plan }, index) => ({ line: index + 1, gross: charged, feeBearer: plan.feeBearer })),
    shares: cappedLines(sale).flatMap((line) => sharesOf(line, line.line, sale.paidAt)),
    fees: [],
    refunds: [],
    disputes: [],
    blocks: [],
    holdCount: 0,
  };
  const source = { type: 'order', id: sale.order };
  const main = journal({ key: `sale:${sale.payment}`, kind: 'sale', currency: sale.currency, source }, [
    debit(sale.clearing, cashOf(opened)),
    ...(sale.credit ? [debit(storeCredit(sale.credit.party, sale.currency, 'reserved'), sale.credit.amount)] : []),
    ...opened.shares.map((share) => credit(homeAccount(opened, share), share.amount, share.key)),
  ]);
  const holds = holdAtBirth(opened, source);
  return withStates(null, { ...opened, holdCount: holds.length }, 'sale_paid', [...main, ...holds]);
};

const cappedLines = ({ lines, caps = [] }: SalePaid) =>
  underCaps(
    lines.map((line, index) => ({ ...line, line: index + 1 })),
    caps,
  );

const sharesOf = (line: SaleLine, number: number, paidAt: number): ShareBook[] =>
  waterfall(line, line.plan).components.map((component) => ({
    key: `${number}:${component.key}`,
    line: number,
    role: component.role,
    party: component.party,
    amount: component.amount,
    inPool: component.inPool,
    reversed: NOTHING,
    held: startsBlocked(line, component) ? component.amount : NOTHING,
    fee: NOTHING,
    bucket: 'pending',
    blocked: startsBlocked(line, component),
    blockedBecause: startsBlocked(line, component) ? 'UNDER_REVIEW' : null,
    state: null,
    payableAt: payableAt(paidAt, { ...line, holdDays: component.holdDays ?? line.holdDays }),
    derivation: component.derivation,
  }));

const startsBlocked = ({ blockedRoles, blockedParties }: SaleLine, { role, party }: Component): boolean =>
  party !== null && blockedRoles.includes(role) && (blockedParties?.includes(party) ?? true);

/** J09 for shares a fraud rule wants looked at: earned like any other, and held from the first moment. */
const holdAtBirth = (books: OrderBooks, source: JournalDraft['source']): JournalDraft[] =>
  journal(
    { key: `hold:${books.order}:1`, kind: 'hold', currency: books.currency, source },
    books.shares.flatMap((share) =>
      share.party === null
        ? []
        : [
            debit(homeAccount(books, share), share.held, share.key),
            credit(payable(share.party, 'held', books.currency), share.held, share.key),
          ],
    ),
  );

const contradicts = (books: OrderBooks, sale: SalePaid): Contradiction =>
  failure('SALE_CONTRADICTS_BOOKS', 'The order is booked with another payment or another amount.', {
    order: books.order,
    booked: books.payment,
    arrived: sale.payment,
    gross: books.gross,
  });

const wrongCredit = ({ order, lines, credit: paid }: SalePaid): Contradiction | null =>
  paid && (paid.amount <= 0 || paid.amount > sum(lines.map((line) => line.gross)))
    ? failure('SALE_MALFORMED', 'Store credit pays a part of the order, or all of it.', { order, credit: paid.amount })
    : null;

const whyMalformed = ({ order, lines }: SalePaid): Contradiction | null => {
  if (lines.length < 1 || lines.length > MOST_LINES) {
    return failure('SALE_MALFORMED', `An order has 1 to ${MOST_LINES} lines.`, { order, lines: lines.length });
  }
  for (const [index, { gross, tax, plan }] of lines.entries()) {
    if (gross < 0 || tax < 0 || tax > gross) {
      return failure('SALE_MALFORMED', 'A line is charged zero or more, and its tax is part of it.', {
        order,
        line: index + 1,
        gross,
        tax,
      });
    }
    const valid = validatePlan(plan);
    if (!valid.ok)
      return failure('SALE_MALFORMED', valid.failure.message, { ...valid.failure.facts, order, line: index + 1, plan: valid.failure.code });
  }
  return null;
};
