import type { Explanation, ExplanationStep } from '../../../../contracts/primitives';
import { isoOf } from '../../platform/moments';
import { largest, shown, step, view } from './explanation-step';
import type { AtOneRate, CurrencySum } from '../currencies/sum-in-currencies';

/** What is asked of which sums: those of the orders that are meant, and what the provider settled of them. */
export interface AskedOfSums {
  readonly main: string;
  /** The currency the orders were charged in, or `every`. */
  readonly currency: string;
  readonly settledIn: string | undefined;
  readonly sums: readonly CurrencySum[];
  readonly settled: ReadonlyArray<{ readonly currency: string; readonly net: number }>;
}
type Why = Omit<Explanation, 'title'>;

/** So many orders at one rate. */
const rateStep = ({ orders, rated }: AtOneRate, own: string, amount: number, said: string): ExplanationStep => {
  const count = String(orders);
  if (!rated?.exchange) return step('IN_MAIN_ORDERS', `${count} orders: ${shown(amount, said)}.`, view(amount, said), { count });
  const { from: one, to, rate, source, validFrom } = rated.exchange;
  const quote = `1 ${one} = ${rate} ${to}`;
  const since = isoOf(validFrom).slice(0, 10);
  const text = `${count} orders of ${own} at ${quote} (${source}, ${since}) make ${shown(amount, said)}.`;
  return step('IN_MAIN_RATE', text, view(amount, said), { count, from: own, quote, source, since });
};

const whySettled = ({ sums, settled }: AskedOfSums, currency: string): Why => {
  const amount = settled.reduce((all, each) => all + (each.currency === currency ? each.net : 0), 0);
  const count = String(sums.reduce((all, each) => all + each.orders, 0));
  const only = step('IN_MAIN_ORDERS', `${count} orders: ${shown(amount, currency)}.`, view(amount, currency), { count });
  return { amount: view(amount, currency), steps: [only] };
};

/** Why an amount of the report in currencies is what it is where there are too many orders to read each: the sums at each rate. */
export const explainByRate = (id: string, asked: AskedOfSums): Why | null => {
  const { main, currency, settledIn, sums } = asked;
  if (id === 'settled') return settledIn === undefined ? null : whySettled(asked, settledIn);
  const inMain = id.startsWith('base_');
  if (!inMain && currency === 'every') return null;
  const which = id.endsWith('net') ? 'net' : 'charged';
  const said = inMain ? main : currency;
  const rows = sums.flatMap(({ currency: own, rates }) =>
    rates
      .filter(({ base }) => (inMain ? base !== null : id !== 'unrated' || base === null))
      .map((of) => {
        const amount = inMain ? (of.base?.[which] ?? 0) : of[which];
        return { amount, made: () => rateStep(inMain ? of : { ...of, rated: null }, shown(of[which], own), amount, said) };
      }),
  );
  return { amount: view(rows.reduce((all, { amount }) => all + amount, 0), said), steps: largest(rows, said) }; // oxfmt-ignore
};
