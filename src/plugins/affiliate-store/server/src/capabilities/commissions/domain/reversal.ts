import { minor, type Minor, NOTHING } from '../../../kernel/money';
import { proportion } from '../../../kernel/proportion';
import { type LinePart, type LinePrice, portionOfLine, takenByLine } from './lines-taken';

/** An amount taken back, with its tax part where somebody states it, and the lines it was for where it was for some. */
export interface Reversal {
  readonly amount: Minor;
  readonly statedTax: Minor | null;
  readonly lines?: readonly LinePart[] | null;
}

/** What a reversal is spread over: the components of an order, each knowing its line and whether it is tax. */
export interface Reversible {
  readonly role: string;
  readonly line: number;
  readonly amount: Minor;
}

/** What stands reversed: per component, the left-over of rounding, and what was taken beyond the charge. */
export interface ReversalTarget {
  readonly reversed: readonly Minor[];
  /** `r − Σ reversed`: from 0 to fewer cents than there are components, and 0 when nothing or everything is reversed. */
  readonly rounding: Minor;
  /** What refunds and lost disputes took above the charge: nobody's share, the platform's loss. */
  readonly excess: Minor;
}

/** What goes of a component when so much is taken of a whole; rounding down favours whoever is owed the component. */
const portion = (component: number, taken: number, whole: number): Minor => (whole === 0 ? NOTHING : proportion(component, taken, whole));

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);

/**
 * The cumulative rule: what stands reversed depends on how much was taken in all, never on the order or the number of
 * refunds that took it. `rev_k(r) = floor(c_k × r / G)`; each refund posts the difference to what stood before.
 * Where refunds were for some lines, each line follows the rule with what was taken of it. Where a tax authority's papers state the tax part
 * of a refund, tax and the rest follow the rule each on its own, and lines do not count.
 */
export const reversalTarget = (components: readonly Reversible[], gross: Minor, reversals: readonly Reversal[]): ReversalTarget => {
  const taken = reversals.reduce((total, { amount }) => total + amount, 0);
  const within = Math.min(gross, taken);
  const parts = reversals.flatMap(({ lines }) => lines ?? []);
  const whole = parts.length > 0 ? byLine(components, within, parts) : components.map(({ amount }) => portion(amount, within, gross));
  const reversed = reversals.some(({ statedTax }) => statedTax !== null) ? byStatedTax(components, gross, within, reversals) : whole;
  return { reversed, rounding: minor(within - reversed.reduce((total, part) => total + part, 0)), excess: minor(taken - within) };
};

/** What was charged for each line: its components are its price, divided. */
const pricesOf = (components: readonly Reversible[]): LinePrice[] => {
  const prices = new Map<number, number>();
  for (const { line, amount } of components) prices.set(line, (prices.get(line) ?? 0) + amount);
  return [...prices].map(([line, gross]) => ({ line, gross: minor(gross) }));
};

const byLine = (components: readonly Reversible[], within: number, parts: readonly LinePart[]): Minor[] => {
  const taken = new Map(takenByLine(pricesOf(components), within, parts).map((each) => [each.line, each]));
  return components.map(({ line, amount }) => {
    const of = taken.get(line);
    return of ? portionOfLine(amount, of) : NOTHING;
  });
};

const byStatedTax = (components: readonly Reversible[], gross: Minor, within: number, reversals: readonly Reversal[]): Minor[] => {
  const tax = components.reduce((total, { role, amount }) => total + (role === 'tax' ? amount : 0), 0);
  const stated = reversals.reduce((total, { amount, statedTax }) => total + (statedTax ?? portion(tax, amount, gross)), 0);
  // The bounds keep both sides within what was charged, and bring both to the full amount when all is reversed.
  const taxTaken = clamp(stated, within - (gross - tax), Math.min(tax, within));
  return components.map(({ role, amount }) =>
    role === 'tax' ? portion(amount, taxTaken, tax) : portion(amount, within - taxTaken, gross - tax),
  );
};
