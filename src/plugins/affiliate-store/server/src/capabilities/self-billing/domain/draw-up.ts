/** One line of a statement, as far as it changed what is owed to a party. Minor units, signed: below zero it was taken back. */
export interface Entry {
  /** The order's number, or what else the line is about. */
  readonly reference: string | null;
  readonly kind: string;
  readonly amount: number;
  /** Whether it is of an order, and if so, whether the party has nothing but commission in it. */
  readonly order: 'commission' | 'other_role' | null;
}

/** `commission` and `bonus` are earned, `reinstated` came back; `reversal` and `deduction` are taken back. */
export type LineWhat = 'commission' | 'reinstated' | 'bonus' | 'reversal' | 'deduction';

/** One line of a paper; above zero whichever way it goes. */
export interface PaperLine {
  readonly what: LineWhat;
  readonly reference: string;
  readonly amount: number;
}

/** Why something the ledger moved is on no paper. */
export type ApartReason = 'other_role' | 'before_agreement' | 'not_consideration';

export interface Apart {
  readonly reason: ApartReason;
  readonly amount: number;
}

/** The papers of a month: `invoiced` less `credited` plus what is apart is `moved`. */
export interface Drawn {
  readonly invoice: readonly PaperLine[];
  readonly credit: readonly PaperLine[];
  readonly apart: readonly Apart[];
  /** Orders whose sale is in this month: what they lose later is taken back by a credit note. */
  readonly sold: readonly string[];
  readonly invoiced: number;
  readonly credited: number;
  readonly setApart: number;
  readonly moved: number;
}

const total = (lines: readonly { readonly amount: number }[]): number => lines.reduce((sum, line) => sum + line.amount, 0);

/** What an order came to in the month, with where it belongs. */
const ofOrder = (
  reference: string,
  entries: readonly Entry[],
  isKnown: boolean,
): { readonly line?: PaperLine; readonly apart?: Apart; readonly sold: boolean } => {
  const amount = total(entries);
  if (entries.some(({ order }) => order === 'other_role')) return { apart: { reason: 'other_role', amount }, sold: false };
  const sold = entries.some(({ kind }) => kind === 'sale');
  if (!sold && !isKnown) return { apart: { reason: 'before_agreement', amount }, sold };
  if (amount === 0) return { sold };
  if (amount < 0) return { line: { what: 'reversal', reference, amount: -amount }, sold };
  return { line: { what: sold ? 'commission' : 'reinstated', reference, amount }, sold };
};

const isCredit = ({ what }: PaperLine): boolean => what === 'reversal' || what === 'deduction';

const alone = ({ reference, kind, amount }: Entry): { readonly line?: PaperLine; readonly apart?: Apart } => {
  if (kind === 'bonus' && amount > 0) return { line: { what: 'bonus', reference: reference ?? '', amount } };
  if (kind === 'deduction' && amount < 0) return { line: { what: 'deduction', reference: reference ?? '', amount: -amount } };
  return { apart: { reason: 'not_consideration', amount } };
};

const REASONS: readonly ApartReason[] = ['other_role', 'before_agreement', 'not_consideration'];

/**
 * Draws up a month: what an order earned and lost in it is one line; what an order that was self-billed before loses now is credited, and
 * what comes home is invoiced again. Nothing is lost on the way: lines and what is apart come to what the entries come to.
 */
export const drawUp = (entries: readonly Entry[], known: ReadonlySet<string>): Drawn => {
  const orders = new Map<string, Entry[]>();
  const others: Entry[] = [];
  for (const entry of entries) {
    if (entry.amount === 0 && entry.kind !== 'sale') continue;
    if (entry.order === null || entry.reference === null) others.push(entry);
    else orders.set(entry.reference, [...(orders.get(entry.reference) ?? []), entry]);
  }
  const told = [...orders].map(([reference, own]) => ({ reference, ...ofOrder(reference, own, known.has(reference)) }));
  const single = others.filter(({ amount }) => amount !== 0).map(alone);
  const lines = [...told, ...single].flatMap(({ line }) => line ?? []);
  const aside = [...told, ...single].flatMap(({ apart }) => apart ?? []);
  const invoice = lines.filter((line) => !isCredit(line));
  const credit = lines.filter(isCredit);
  const apart = REASONS.flatMap((reason) => {
    const amount = total(aside.filter((one) => one.reason === reason));
    return amount === 0 ? [] : [{ reason, amount }];
  });
  return {
    invoice,
    credit,
    apart,
    sold: told.flatMap(({ reference, sold }) => (sold ? [reference] : [])),
    invoiced: total(invoice),
    credited: total(credit),
    setApart: total(apart),
    moved: total(entries),
  };
};
