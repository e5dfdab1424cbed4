import { account, payable } from '../../../kernel/account';
import { credit, debit, journal, type JournalDraft, type JournalLine } from '../../../kernel/journal';
import { minor } from '../../../kernel/money';
import { ok } from '../../../kernel/outcome';
import { type Trigger, transition } from './commission-state';
import {
  type Booked,
  type CommissionChange,
  commissionId,
  type Decision,
  homeAccount,
  lostTotal,
  type OrderBooks,
  refundedTotal,
  type ShareBook,
} from './order-books';
import { type Standing, standing, stateOf } from './standing';

/** What an event says beside the facts it changed. */
export interface Event {
  readonly by: Trigger;
  readonly key: string;
  readonly kind: string;
  readonly source: JournalDraft['source'];
  /** The journal's lines about cash and fees, given how much of the amount goes beyond the charge and is posted apart. */
  readonly cash: (excess: number) => readonly JournalLine[];
  /** The account an amount beyond the charge was taken from. */
  readonly excessFrom: JournalLine['account'];
}

/**
 * The one way in which books change after the sale: facts go in, each share is put where the facts say it stands, and
 * the difference to where it stood is what the journals post.
 */
export const restate = (before: OrderBooks, facts: Partial<OrderBooks>, event: Event): Decision => {
  const stated: OrderBooks = { ...before, ...facts };
  const was = roundingAndExcess(before);
  const now = standing(stated);
  const after: OrderBooks = { ...stated, shares: stated.shares.map((share, index) => putAt(share, now.shares[index])) };
  const excess = now.excess - was.excess;
  const main = journal(head(event, before), [
    ...event.cash(Math.max(0, excess)),
    ...reversalLines(before, after),
    debit(account('rounding', before.currency, before.order), now.rounding - was.rounding),
    ...(excess < 0 ? [debit(account('loss_double_reversal', before.currency), excess)] : []),
  ]);
  const beyond = excess > 0 ? doubleReversal(before, event, excess, main.length === 0) : [];
  const holds = holdJournal(before, after, event);
  const books = { ...after, holdCount: after.holdCount + holds.length };
  return withStates(before, books, event.by, [...main, ...beyond, ...holds]);
};

const putAt = (share: ShareBook, stands: Standing['shares'][number] | undefined): ShareBook =>
  !stands || (stands.reversed === share.reversed && stands.held === share.held) ? share : { ...share, ...stands };

/** Journal heads carry the order's currency and the event's key. */
const head = ({ key, kind, source }: Event, { currency }: OrderBooks): Omit<JournalDraft, 'lines'> => ({ key, kind, currency, source });

/** What the rows say stood in rounding and beyond the charge, so that the difference posted is a difference to the rows. */
const roundingAndExcess = (books: OrderBooks): { rounding: number; excess: number } => {
  const taken = refundedTotal(books) + lostTotal(books);
  const within = Math.min(books.gross, taken);
  return { rounding: within - books.shares.reduce((total, share) => total + share.reversed, 0), excess: taken - within };
};

const reversalLines = (before: OrderBooks, after: OrderBooks): JournalLine[] =>
  moved(before, after, 'reversed').map(([was, more]) => debit(homeAccount(before, was), more, was.key));

/**
 * J28: the part of an event that goes beyond the charge, as a journal of its own beside the event's. An event that lies
 * wholly beyond it writes this under its own key, so that the key still stops a repetition of the event.
 */
const doubleReversal = (books: OrderBooks, event: Event, excess: number, alone: boolean): JournalDraft[] =>
  journal(
    { ...head(event, books), key: alone ? event.key : `dbl:${event.key.slice(event.key.indexOf(':') + 1)}`, kind: 'double_reversal' },
    [debit(account('loss_double_reversal', books.currency), excess), credit(event.excessFrom, excess)],
  );

const holdJournal = (before: OrderBooks, after: OrderBooks, event: Event): JournalDraft[] => {
  const lines = moved(before, after, 'held').flatMap(([was, more]) =>
    was.party === null
      ? []
      : [debit(homeAccount(before, was), more, was.key), credit(payable(was.party, 'held', before.currency), more, was.key)],
  );
  return journal({ ...head(event, before), key: `hold:${event.source.id}:${before.holdCount + 1}`, kind: 'hold' }, lines);
};

/** The shares whose reversed or held part is another than before, each with the difference. */
const moved = (before: OrderBooks, after: OrderBooks, part: 'reversed' | 'held'): [ShareBook, number][] =>
  before.shares.flatMap((share, index) => {
    const more = (after.shares[index]?.[part] ?? 0) - share[part];
    return more === 0 ? [] : [[share, more] as [ShareBook, number]];
  });

/** Gives every commission the state its amounts call for, and lists those that changed; an illegal step stops it all. */
export const withStates = (before: OrderBooks | null, after: OrderBooks, by: Trigger, journals: readonly JournalDraft[]): Decision => {
  const changes: CommissionChange[] = [];
  const shares: ShareBook[] = [];
  for (const [index, share] of after.shares.entries()) {
    const was = before?.shares[index];
    const wanted = stateOf(share, after);
    const state = was?.state && wanted ? transition(was.state, wanted, by) : ok(wanted);
    if (!state.ok) return state;
    const settled = state.value === share.state ? share : { ...share, state: state.value };
    shares.push(settled);
    const change = changeOf(was, settled, by);
    if (change) changes.push(change);
  }
  return ok<Booked>({ journals, books: { ...after, shares }, changes });
};

const changeOf = (was: ShareBook | undefined, is: ShareBook, by: Trigger): CommissionChange | null => {
  if (is.party === null || is.state === null) return null;
  const before = was ?? { state: null, reversed: minor(0), held: minor(0) };
  const reversed = { from: before.reversed, to: is.reversed };
  const held = { from: before.held, to: is.held };
  if (before.state === is.state && reversed.from === reversed.to && held.from === held.to) return null;
  return { share: is.key, party: is.party, role: is.role, by, from: before.state, to: is.state, reversed, held };
};

/** The source of a journal about a commission. */
export const commissionSource = ({ order }: OrderBooks, share: string): JournalDraft['source'] => ({
  type: 'commission',
  id: commissionId(order, share),
});
