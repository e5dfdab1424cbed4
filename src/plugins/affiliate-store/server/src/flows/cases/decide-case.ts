import type { Core } from '@strapi/strapi';
import type { decideCase as decideCaseEndpoint } from '../../../../contracts/admin';
import type { Input } from '../../../../contracts/endpoint';
import { caseFailures, cases, decisionFits, isOpen, type Case } from '../../capabilities/cases/service';
import { orderFailures, orders } from '../../capabilities/orders/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { now } from '../../platform/clock';
import { togetherOrNot } from '../../platform/transaction';
import { bookEntry } from './case-entries';
import { mailDecided } from './write-case-mail';

type Asked = Input<typeof decideCaseEndpoint>['body'];

/** The case with its order, locked in the order in which everything else locks them: the order first. */
const lockAll = async (strapi: Core.Strapi, id: string): Promise<Case | null> => {
  const seen = await cases(strapi).find(id);
  if (seen?.orderId != null) await orders(strapi).lock({ id: seen.orderId });
  return seen && cases(strapi).lock(id);
};

/** What the desk found for a missing sale; it has to be there, and nobody but the desk is told. */
const foundOrder = async (strapi: Core.Strapi, number: string | undefined): Promise<Outcome<string | null, Failure>> => {
  if (number === undefined) return ok(null);
  const order = await orders(strapi).find({ number });
  return order ? ok(order.number) : failed(orderFailures.because('ORDER_NOT_FOUND'));
};

const amountOf = (digits: string | undefined): number | null => (digits === undefined ? null : parseInt(digits, 10));

/**
 * Decides a case. What is upheld is booked here and now or not at all: the entry of the books, the case that names it, its audit row and
 * the letter are one unit of work. While its case is decided, no other act about it is let in between.
 */
export const decideCaseOf = (strapi: Core.Strapi, id: string, asked: Asked, by: string): Promise<Outcome<Case, Failure>> =>
  togetherOrNot(strapi, async () => {
    const open = await lockAll(strapi, id);
    if (!open) return failed(caseFailures.because('CASE_NOT_FOUND'));
    if (!isOpen(open.state)) return failed(caseFailures.because('CASE_CLOSED', { state: open.state }));
    const fits = decisionFits(open.kind, asked);
    if (!fits.ok) return fits;
    const found = await foundOrder(strapi, asked.order);
    if (!found.ok) return found;
    const { outcome, reason, currency = null } = asked;
    const wish = { amount: amountOf(asked.amount), currency, reason: `${reason} (${open.publicId})`, by };
    const booked = asked.entry === null ? null : await bookEntry(strapi, open, { ...wish, kind: asked.entry });
    if (booked && !booked.ok) return booked;
    const decided: Case = {
      ...open,
      state: 'decided',
      dueOn: null,
      outcome,
      answer: reason,
      decidedBy: by,
      decidedAt: now(),
      entry: booked?.value ?? null,
      foundOrder: found.value,
    };
    await cases(strapi).keep(decided);
    const event = await cases(strapi).tell(decided.id, {
      kind: 'decided',
      actor: by,
      text: reason,
      facts: { outcome, entry: asked.entry ?? '' },
    });
    await audit(strapi, {
      actor: by,
      action: 'case.decide',
      subject: `case:${decided.publicId}`,
      reason,
      before: { state: open.state },
      after: { outcome, entry: decided.entry, foundOrder: decided.foundOrder },
    });
    await mailDecided(strapi, decided, event);
    return ok(decided);
  });
