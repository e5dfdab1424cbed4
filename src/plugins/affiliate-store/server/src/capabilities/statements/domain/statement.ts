import type { Month } from './month';

/** What a statement says of itself; `version` changes when a reader of the old one would misread it. */
export const STATEMENT_FORMAT = 'affiliate-store-statement';
export const STATEMENT_VERSION = 1;

/** How people think of what happened to their money, in the order in which it is shown. */
export const GROUPS = ['sales', 'fees', 'refunds', 'disputes', 'releases', 'adjustments', 'taxes', 'payouts', 'other'] as const;
export type Group = (typeof GROUPS)[number];

/** Where the money of a party lies, and what was sent to it: minor units. */
export const PARTS = ['pending', 'available', 'held', 'reserved', 'paidOut'] as const;
export type Part = (typeof PARTS)[number];
export type Amounts = Readonly<Record<Part, number>>;

const GROUP_OF_KIND: Readonly<Record<string, Group>> = {
  sale: 'sales',
  reassign: 'sales',
  fee: 'fees',
  payout_fee: 'fees',
  payout_fee_back: 'fees',
  refund: 'refunds',
  refund_failed: 'refunds',
  dispute_open: 'disputes',
  dispute_won: 'disputes',
  dispute_lost: 'disputes',
  double_reversal: 'disputes',
  mature: 'releases',
  hold: 'releases',
  bonus: 'adjustments',
  deduction: 'adjustments',
  write_off: 'adjustments',
  forfeiture: 'adjustments',
  reinstatement: 'adjustments',
  currency_moved_out: 'adjustments',
  currency_moved_in: 'adjustments',
  share_rejected: 'adjustments',
  reversal: 'adjustments',
  opening: 'adjustments',
  event_earned: 'adjustments',
  event_moved: 'releases',
  self_billed_tax: 'taxes',
  payout_requested: 'payouts',
  payout_submitted: 'payouts',
  payout_settled: 'payouts',
  payout_failed: 'payouts',
  payout_returned: 'payouts',
};

/** The group of a journal. What a dispute holds back, or lets go again, is what people think of as the dispute. */
export const groupOf = (kind: string, sourceType = ''): Group =>
  kind === 'hold' && sourceType === 'dispute' ? 'disputes' : (GROUP_OF_KIND[kind] ?? 'other');

export const nothing = (): Amounts => ({ pending: 0, available: 0, held: 0, reserved: 0, paidOut: 0 });

export const plus = (left: Amounts, right: Amounts): Amounts => ({
  pending: left.pending + right.pending,
  available: left.available + right.available,
  held: left.held + right.held,
  reserved: left.reserved + right.reserved,
  paidOut: left.paidOut + right.paidOut,
});

/** What the store owes the party: everything but what was sent already. */
export const owed = (amounts: Amounts): number => amounts.pending + amounts.available + amounts.held + amounts.reserved;

/** One line that was booked, by the bucket it moved. */
export interface Booked {
  readonly bucket: string;
  readonly kind: string;
  readonly amount: number;
}

const isPart = (bucket: string): bucket is Exclude<Part, 'paidOut'> =>
  bucket === 'pending' || bucket === 'available' || bucket === 'held' || bucket === 'reserved';

/** What booked lines come to. What a payout takes out of the buckets was sent; what it puts back has come home. */
export const amountsOf = (booked: readonly Booked[]): Amounts => {
  const sums = { ...nothing() };
  for (const { bucket, kind, amount } of booked) {
    if (!isPart(bucket)) throw new Error(`a statement does not know the bucket "${bucket}"`);
    sums[bucket] += amount;
    if (groupOf(kind) === 'payouts') sums.paidOut -= amount;
  }
  // Minus zero is not the zero that is written.
  return { ...sums, paidOut: sums.paidOut + 0 };
};

/** One journal, as far as it moved the party's money. */
export interface StatementLine extends Amounts {
  /** Its number in the books, and the hash it was sealed under: whoever holds the books can find and prove it. */
  readonly journal: number;
  readonly hash: string;
  readonly group: Group;
  readonly kind: string;
  /** When it was booked, and when what it is about happened; ISO 8601. */
  readonly bookedAt: string;
  readonly occurredAt: string;
  /** The order's number, or the id of the payout or of the adjustment; null where it is about neither. */
  readonly reference: string | null;
}

export interface StatementGroup extends Amounts {
  readonly group: Group;
  readonly lines: number;
}

/** A statement: everything in it is signed. Amounts are minor units of its currency. */
export interface Statement {
  readonly format: typeof STATEMENT_FORMAT;
  readonly version: typeof STATEMENT_VERSION;
  readonly id: string;
  readonly shop: { readonly name: string; readonly url: string };
  readonly party: { readonly id: string; readonly name: string };
  readonly currency: string;
  /** How many decimals the currency is written with. */
  readonly exponent: number;
  readonly month: Month;
  readonly issuedAt: string;
  /** Where the sealed books ended when the month was made up. */
  readonly books: { readonly block: number; readonly head: string };
  readonly opening: Amounts;
  readonly groups: readonly StatementGroup[];
  readonly closing: Amounts;
  readonly lines: readonly StatementLine[];
}

/** Adds lines up by group, in the order in which people read them; groups without a line are left out. */
export const groupLines = (lines: readonly StatementLine[]): StatementGroup[] =>
  GROUPS.flatMap((group) => {
    const own = lines.filter((line) => line.group === group);
    return own.length === 0 ? [] : [{ group, lines: own.length, ...own.reduce<Amounts>(plus, nothing()) }];
  });

const same = (left: Amounts, right: Amounts): boolean => PARTS.every((part) => left[part] === right[part]);

/** True when a statement adds up: its groups are its lines, and what it opened with and its groups are what it closes with. */
export const addsUp = ({ opening, groups, closing, lines }: Pick<Statement, 'opening' | 'groups' | 'closing' | 'lines'>): boolean => {
  const summed = groupLines(lines);
  return (
    summed.length === groups.length &&
    summed.every((group, at) => {
      const shown = groups[at];
      return shown !== undefined && shown.group === group.group && shown.lines === group.lines && same(shown, group);
    }) &&
    same(groups.reduce<Amounts>(plus, opening), closing)
  );
};

/** True where a month has nothing to tell: nothing was there, nothing moved, nothing is left. */
export const saysNothing = ({ opening, lines }: Pick<Statement, 'opening' | 'lines'>): boolean =>
  lines.length === 0 && owed(opening) === 0 && PARTS.every((part) => part === 'paidOut' || opening[part] === 0);
