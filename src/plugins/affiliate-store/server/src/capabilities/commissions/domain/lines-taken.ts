import { minor, type Minor } from '../../../kernel/money';
import { proportion } from '../../../kernel/proportion';

/** The part of a refund that is for one line. */
export interface LinePart {
  readonly line: number;
  readonly amount: Minor;
}

/** What was charged for a line. */
export interface LinePrice {
  readonly line: number;
  readonly gross: Minor;
}

/** How much of a line went back, exactly: `taken / measure` minor units. */
export interface LineTaken extends LinePrice {
  readonly taken: bigint;
  readonly measure: bigint;
}

const sumOf = (amounts: readonly number[]): bigint => amounts.reduce((total, amount) => total + BigInt(amount), 0n);

interface Asked extends LinePrice {
  /** What was refunded for this line by name; never more than was charged for it. */
  readonly named: number;
}

/**
 * How much of each line went back when `within` was taken of the whole order. What was refunded for a line comes from that line;
 * everything else, refunds of the whole order and disputes, from all lines in proportion to their price, and what a line has no longer got
 * from the others. The answer depends on the sums alone, so that the order and the number of refunds do not matter, and no line gives less
 * when more is taken.
 */
export const takenByLine = (lines: readonly LinePrice[], within: number, parts: readonly LinePart[]): LineTaken[] => {
  const asked = lines.map(({ line, gross }): Asked => {
    const named = parts.reduce((total, part) => total + (part.line === line ? part.amount : 0), 0);
    return { line, gross, named: Math.min(gross, named) };
  });
  const gone = new Set(asked.filter(({ gross, named }) => gross === named));
  for (;;) {
    const open = asked.filter((each) => !gone.has(each));
    const rest = BigInt(within) - sumOf([...gone].map(({ gross }) => gross)) - sumOf(open.map(({ named }) => named));
    const measure = sumOf(open.map(({ gross }) => gross));
    const taken = ({ gross, named }: Asked): bigint => BigInt(named) * measure + rest * BigInt(gross);
    const full = open.filter((each) => taken(each) >= BigInt(each.gross) * measure);
    if (full.length === 0)
      return asked.map((each) => {
        const { line, gross } = each;
        return gone.has(each) ? { line, gross, taken: BigInt(gross), measure: 1n } : { line, gross, taken: taken(each), measure };
      });
    for (const each of full) gone.add(each);
  }
};

/** What goes of a component of a line; rounding down favours whoever is owed the component. */
export const portionOfLine = (component: number, { gross, taken, measure }: LineTaken): Minor =>
  proportion(component, taken, gross === 0 ? measure : BigInt(gross) * measure);

/** The same of the line itself, in whole minor units. */
export const wholePartOf = ({ taken, measure }: LineTaken): Minor => proportion(1, taken, measure);

/** What is left of a line to give back, in whole minor units. */
export const leftOfLine = ({ gross, taken, measure }: LineTaken): Minor => proportion(1, BigInt(gross) * measure - taken, measure);

/**
 * What went back of each line in whole minor units that sum to `within`: cents left over go to the largest fractions, the first line first.
 */
export const wholeParts = (lines: readonly LineTaken[], within: number): Minor[] => {
  const parts = lines.map(wholePartOf);
  // Lines that are gone have no fraction, and all others are of one measure: numerators compare as they are.
  const fractions = lines.map(({ taken, measure }) => taken % measure);
  const largest = fractions.map((_, index) => index).sort((a, b) => compare(fractions[b] ?? 0n, fractions[a] ?? 0n) || a - b);
  const raised = new Set(largest.slice(0, within - parts.reduce((total, part) => total + part, 0)));
  return parts.map((part, index) => (raised.has(index) ? minor(part + 1) : part));
};

const compare = (one: bigint, other: bigint): number => {
  if (one === other) return 0;
  return one < other ? -1 : 1;
};
