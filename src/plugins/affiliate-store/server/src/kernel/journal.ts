import { type AccountRef, normalSide, type Side } from './account';
import type { Currency } from './currencies';
import { minor, type Minor } from './money';

/** One line of a journal: an amount above zero, written on one side of one account. */
export interface JournalLine {
  readonly account: AccountRef;
  readonly side: Side;
  readonly amount: Minor;
  /** The share of the order this line moves, such as `1:affiliate`, so that a cent leads back to its derivation; or null. */
  readonly share: string | null;
}

/** A business event in double entry, ready to be written once under its key. */
export interface JournalDraft {
  /** Natural key: the same event always yields the same key, which is unique in the ledger. */
  readonly key: string;
  readonly kind: string;
  readonly currency: Currency;
  readonly source: { readonly type: string; readonly id: string };
  readonly lines: readonly JournalLine[];
}

/** The other side. */
export const opposite = (side: Side): Side => (side === 'debit' ? 'credit' : 'debit');

/** A debit line. A negative amount is written as its opposite, zero writes nothing: use {@link withoutZeros} after. */
export const debit = (account: AccountRef, amount: number, share: string | null = null): JournalLine =>
  line('debit', account, amount, share);

/** A credit line, with the same care for negative amounts. */
export const credit = (account: AccountRef, amount: number, share: string | null = null): JournalLine =>
  line('credit', account, amount, share);

const line = (side: Side, account: AccountRef, amount: number, share: string | null): JournalLine =>
  amount < 0 ? { account, side: opposite(side), amount: minor(-amount), share } : { account, side, amount: minor(amount), share };

/** Drops lines of zero: an entry of nothing explains nothing, and the ledger refuses it. */
export const withoutZeros = (lines: readonly JournalLine[]): JournalLine[] => lines.filter((each) => each.amount !== 0);

/** What a line adds to debits less credits. */
export const signed = ({ side, amount }: JournalLine): number => (side === 'debit' ? amount : -amount);

/** What a line adds to the balance of its own account, counted on the account's normal side. */
export const effect = (each: JournalLine): number => (each.side === normalSide(each.account.type) ? each.amount : -each.amount);

/** True when debits equal credits, every line is above zero, and every account is of the journal's currency. */
export const balanced = (draft: JournalDraft): boolean =>
  draft.lines.reduce((total, each) => total + signed(each), 0) === 0 &&
  draft.lines.every((each) => Number.isSafeInteger(each.amount) && each.amount > 0 && each.account.currency === draft.currency);

/**
 * Builds a journal, or none when every line is zero. An unbalanced draft is a defect of a recipe and is thrown here,
 * beside the recipe, not at the database.
 */
export const journal = (head: Omit<JournalDraft, 'lines'>, lines: readonly JournalLine[]): JournalDraft[] => {
  const draft: JournalDraft = { ...head, lines: withoutZeros(lines) };
  if (draft.lines.length === 0) return [];
  if (!balanced(draft)) throw new Error(`unbalanced journal ${draft.key}: ${JSON.stringify(draft.lines)}`);
  return [draft];
};

/** The journal that undoes another: same accounts and amounts, other sides, pointing to the original by its key. */
export const reverse = (draft: JournalDraft): JournalDraft => ({
  ...draft,
  key: `reverse:${draft.key}`,
  kind: 'reversal',
  source: { type: 'journal', id: draft.key },
  lines: draft.lines.map((each) => ({ ...each, side: opposite(each.side) })),
});
