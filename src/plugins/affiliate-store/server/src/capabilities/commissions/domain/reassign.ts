import { account } from '../../../kernel/account';
import { failure } from '../../../kernel/failure';
import { credit, debit } from '../../../kernel/journal';
import { minor, type Minor, NOTHING } from '../../../kernel/money';
import { failed, ok } from '../../../kernel/outcome';
import { placeFee } from './book-fee';
import { step } from './derivation';
import { payableAt, type Waiting } from './maturity';
import { alreadyBooked, type Decision, homeAccount, type OrderBooks, type ShareBook } from './order-books';
import { type SplitPlan, validatePlan } from './plan';
import { restate } from './restate';
import type { Component } from './split';
import { saleUnknown } from './unknown-parent';
import { waterfall } from './waterfall';

/** A line that is split again: its frozen plan with another affiliate in it, and how long what they earn has to wait. */
export interface ReassignedLine extends Waiting {
  readonly line: number;
  readonly plan: SplitPlan;
}

/** That an order was attached to another affiliate after it was paid. */
export interface Reassigned {
  readonly id: string;
  /** The journal of the order that came last before it, by which a replay knows its turn where it moved nothing. */
  readonly after: string;
  readonly lines: readonly ReassignedLine[];
}

/**
 * The split of a paid order is worked out again with another affiliate, by the very waterfall, and the difference to what stands is booked.
 *
 * Shares have their place and keep it, because refunds, fees and holds compare books place by place: nobody's share is taken out or put
 * into another's place. Whoever no longer earns keeps a share of nothing, whoever earns now has one at the end, and whoever earned before
 * and does again has their own back. Tax and platform come before the affiliate and never change. What refunds and disputes take is worked
 * out from the shares as they stand, so that partial refunds before and after sum to the split as it stands, and fees are placed again.
 */
export const bookReassignment = (books: OrderBooks | null, made: Reassigned): Decision => {
  if (!books) return failed(saleUnknown('reassignment', made.id));
  if (books.reassigned?.some(({ id }) => id === made.id)) return ok(alreadyBooked(books));
  for (const { line, plan } of made.lines) {
    const valid = validatePlan(plan);
    if (valid.ok && books.lines.some((each) => each.line === line)) continue;
    return failed(failure('SALE_MALFORMED', 'A line that is split again is one of the order, by a plan that holds.', { line }));
  }
  const changed = made.lines.reduce((all, line) => splitAgain(all, books, line), books.shares);
  const shares = withFees(books, changed);
  // The new shares stood at nothing: with them in it, the books of before have a place for each share of after.
  const before: OrderBooks = { ...books, shares: shares.map((share, place) => books.shares[place] ?? atNothing(share)) };
  const platformFee = feesOnShares(books.shares) - feesOnShares(shares);
  const source = { type: 'reassignment', id: made.id };
  return restate(
    before,
    { shares, reassigned: [...(books.reassigned ?? []), { id: made.id, after: made.after }] },
    {
      by: 'reassigned',
      key: `reassign:${made.id}`,
      kind: 'reassign',
      source,
      cash: () => [
        ...shares.map((share, place) => credit(homeAccount(books, share), share.amount - at(before, place).amount, share.key)),
        ...shares.map((share, place) => debit(homeAccount(books, share), share.fee - at(before, place).fee, share.key)),
        debit(account('payment_fees', books.currency), platformFee),
      ],
      excessFrom: books.clearing,
    },
  );
};

const at = ({ shares }: OrderBooks, place: number): ShareBook => {
  const share = shares[place];
  if (!share) throw new Error(`no share at place ${place}`);
  return share;
};

const atNothing = (share: ShareBook): ShareBook => ({
  ...share,
  amount: NOTHING,
  reversed: NOTHING,
  held: NOTHING,
  fee: NOTHING,
  state: null,
});

const isByAffiliate = ({ role }: Pick<ShareBook, 'role'>): boolean => role === 'affiliate' || role === 'second_tier';

/** The shares of an order after one line was split again. */
export const splitAgain = (
  shares: readonly ShareBook[],
  books: OrderBooks,
  { line, plan, ...waiting }: ReassignedLine,
): readonly ShareBook[] => {
  const charged = (role: 'tax' | null): Minor =>
    minor(
      books.shares.reduce((total, share) => total + (share.line === line && (role === null || share.role === role) ? share.amount : 0), 0),
    );
  const { components } = waterfall({ gross: charged(null), tax: charged('tax') }, plan);
  const left = new Map(components.map((each) => [each.key, each]));
  const standing = shares.map((share): ShareBook => {
    if (share.line !== line) return share;
    const component = isByAffiliate(share)
      ? [...left.values()].find(({ role, party }) => role === share.role && party === share.party)
      : left.get(share.key.slice(share.key.indexOf(':') + 1));
    if (!component) return withNothing(share);
    left.delete(component.key);
    return { ...share, amount: component.amount, derivation: component.derivation };
  });
  const added = [...left.values()].map((component): ShareBook =>
    newShare(standing, line, component, payableAt(books.paidAt, { ...waiting, holdDays: component.holdDays ?? waiting.holdDays })),
  );
  return [...standing, ...added];
};

/** What somebody earned and does not any more: its sum is kept, with how it ended. */
const withNothing = (share: ShareBook): ShareBook =>
  share.amount === 0
    ? share
    : {
        ...share,
        amount: NOTHING,
        derivation: [...share.derivation, step('ATTRIBUTED_ELSEWHERE', NOTHING, { was: share.amount })],
      };

const newShare = (shares: readonly ShareBook[], line: number, component: Component, payableFrom: number): ShareBook => {
  const { key, role, party, amount, inPool, derivation } = component;
  const same = shares.filter((share) => share.line === line && share.role === role).length;
  return {
    key: same === 0 ? `${line}:${key}` : `${line}:${key}:${same + 1}`,
    line,
    role,
    party,
    amount,
    inPool,
    reversed: NOTHING,
    held: NOTHING,
    fee: NOTHING,
    bucket: 'pending',
    blocked: false,
    blockedBecause: null,
    state: null,
    payableAt: payableFrom,
    derivation,
  };
};

/** Fees fall to the members of the pool by what they have of it: another pool carries them otherwise. */
const withFees = (books: OrderBooks, shares: readonly ShareBook[]): readonly ShareBook[] => {
  const placed = books.fees.map(({ amount }) => placeFee({ lines: books.lines, shares }, amount).byShare);
  return shares.map((share, place) => ({ ...share, fee: minor(placed.reduce((total, fee) => total + (fee[place] ?? 0), 0)) }));
};

const feesOnShares = (shares: readonly ShareBook[]): number => shares.reduce((total, { fee }) => total + fee, 0);
