import type { Core } from '@strapi/strapi';
import type { readInCurrencies } from '../../../contracts/admin';
import type { Data } from '../../../contracts/endpoint';
import type { Explanation, ExplanationStep } from '../../../contracts/primitives';
import { dayRange, type DayRange } from '../capabilities/insights/service';
import { netOf, orderFailures, orders, placeOfOrder, type OrderPlace, type OrdersService } from '../capabilities/orders/service';
import type { Failure } from '../kernel/failure';
import { failed, ok, type Outcome } from '../kernel/outcome';
import { now } from '../platform/clock';
import { isoOf } from '../platform/moments';
import { largest, shown, step, view } from './explanation-step';
import { inMain, orderValues, type OrderValue } from './value-orders';

/** Each order has its own rate, so that each is read; a longer range is told to be shortened. */
const MOST = 20_000;
const BATCH = 500;

type Report = Data<typeof readInCurrencies>;
type Row = Report['rows'][number];

/** Who takes part: orders of a range, with what they were frozen with. */
export interface ReadInCurrenciesCast {
  readonly orders: Pick<OrdersService, 'page' | 'snapshots'>;
}

/** The paid orders placed in a range, with what they are in other currencies. */
const valuesOf = async (
  strapi: Core.Strapi,
  range: DayRange,
  cast: ReadInCurrenciesCast = { orders: orders(strapi) },
): Promise<Outcome<{ readonly main: string; readonly values: readonly OrderValue[] }, Failure>> => {
  const search = { byPartOfEmail: false, from: range.startsAt, until: range.endsAt };
  const { main, of } = await orderValues(strapi);
  const values: OrderValue[] = [];
  for (let after: OrderPlace | undefined; ;) {
    const batch = await cast.orders.page(search, { after, limit: BATCH, sort: 'newest' });
    const paid = batch.filter(({ paidAt }) => paidAt !== null);
    values.push(...(await of(paid, await cast.orders.snapshots(paid.map(({ id }) => id)))));
    if (values.length > MOST) return failed(orderFailures.because('EXPORT_TOO_LARGE', { most: MOST }));
    const last = batch.at(-1);
    if (!last || batch.length < BATCH) return ok({ main, values });
    after = placeOfOrder(last, 'newest');
  }
};

const summed = (values: readonly OrderValue[], amount: (value: OrderValue) => number): number =>
  values.reduce((sum, value) => sum + amount(value), 0);
const charged = ({ order }: OrderValue): number => order.total;
const net = ({ order }: OrderValue): number => netOf(order);
const based =
  (amount: (value: OrderValue) => number) =>
  (value: OrderValue): number =>
    value.rated === null ? 0 : inMain(amount(value), value.rated);

/** What the provider settled, by currency. */
const settledSums = (values: readonly OrderValue[]): Report['settled'] => {
  const sums = new Map<string, number>();
  for (const { settled } of values) for (const { minor, currency } of settled) sums.set(currency, (sums.get(currency) ?? 0) + minor);
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, amount]) => view(amount, currency));
};

const rowOf = (main: string, currency: string, values: readonly OrderValue[]): Row => {
  const rated = values.filter((value) => value.rated !== null);
  const unrated = values.filter((value) => value.rated === null);
  return {
    currency,
    orders: values.length,
    charged: view(summed(values, charged), currency),
    net: view(summed(values, net), currency),
    settled: settledSums(values),
    unsettled: values.filter(({ settled }) => settled.length === 0).length,
    base: rated.length === 0 ? null : { charged: view(summed(rated, based(charged)), main), net: view(summed(rated, based(net)), main) },
    unrated: unrated.length === 0 ? null : { orders: unrated.length, charged: view(summed(unrated, charged), currency) },
  };
};

/** The same orders three times over: as they were charged, as the provider settled them, and in the main currency. */
export const readInCurrenciesOf = async (
  strapi: Core.Strapi,
  asked: { readonly from?: string | undefined; readonly to?: string | undefined },
): Promise<Outcome<Report, Failure>> => {
  const range = dayRange(asked, now());
  const found = await valuesOf(strapi, range);
  if (!found.ok) return found;
  const { main, values } = found.value;
  const names = [...new Set(values.map(({ order }) => order.currency))].sort();
  return ok({
    from: range.from,
    to: range.to,
    main,
    rows: names.map((currency) =>
      rowOf(
        main,
        currency,
        values.filter(({ order }) => order.currency === currency),
      ),
    ),
    settled: settledSums(values),
    total: { charged: view(summed(values, based(charged)), main), net: view(summed(values, based(net)), main) },
  });
};

const PART = /^(\d{4}-\d\d-\d\d)_(\d{4}-\d\d-\d\d)_([A-Z]{3}|every)(?:_([A-Z]{3}))?$/;
const EVERY = 'every';

/** One order of a sum in the main currency, with the rate and whose it is. */
const ratedStep = ({ order, rated }: OrderValue, own: number, amount: number, main: string): ExplanationStep => {
  const from = shown(own, order.currency);
  if (!rated?.exchange)
    return step('IN_MAIN_SAME', `Order ${order.number}: ${shown(amount, main)}.`, view(amount, main), { order: order.number });
  const { from: one, to, rate, source, validFrom } = rated.exchange;
  const since = isoOf(validFrom).slice(0, 10);
  const text = `Order ${order.number}: ${from} at 1 ${one} = ${rate} ${to} (${source}, ${since}) makes ${shown(amount, main)}.`;
  const facts = { order: order.number, from, quote: `1 ${one} = ${rate} ${to}`, source, since };
  return step(rated.how === 'frozen' ? 'IN_MAIN_FROZEN' : 'IN_MAIN_OF_DAY', text, view(amount, main), facts);
};

const plainStep = ({ order }: OrderValue, amount: number, currency: string): ExplanationStep =>
  step('IN_MAIN_SAME', `Order ${order.number}: ${shown(amount, currency)}.`, view(amount, currency), { order: order.number });

interface Sum {
  readonly values: readonly OrderValue[];
  readonly currency: string;
  readonly amount: (value: OrderValue) => number;
  readonly told: (value: OrderValue, amount: number) => ExplanationStep;
}

/** The settled money of some orders in one currency. */
const whySettled = (values: readonly OrderValue[], currency: string): Sum => ({
  values: values.filter(({ settled }) => settled.some((money) => money.currency === currency)),
  currency,
  amount: ({ settled }) => settled.reduce((all, money) => all + (money.currency === currency ? money.minor : 0), 0),
  told: ({ order }, each) =>
    step(
      'SETTLED_BY_PROVIDER',
      `Order ${order.number}: the provider settled ${shown(each, currency)}, its fee taken.`,
      view(each, currency),
      { order: order.number },
    ),
});

const whyBase = (values: readonly OrderValue[], main: string, own: (value: OrderValue) => number): Sum => ({
  values: values.filter(({ rated }) => rated !== null),
  currency: main,
  amount: based(own),
  told: (value, each) => ratedStep(value, own(value), each, main),
});

const whyPlain = (values: readonly OrderValue[], currency: string, amount: (value: OrderValue) => number): Sum | null =>
  currency === EVERY ? null : { values, currency, amount, told: (value, each) => plainStep(value, each, currency) };

const sumOf = (
  id: string,
  values: readonly OrderValue[],
  said: { readonly main: string; readonly currency: string; readonly settledIn?: string | undefined },
): Sum | null => {
  switch (id) {
    case 'settled':
      return said.settledIn === undefined ? null : whySettled(values, said.settledIn);
    case 'base_charged':
      return whyBase(values, said.main, charged);
    case 'base_net':
      return whyBase(values, said.main, net);
    case 'charged':
      return whyPlain(values, said.currency, charged);
    case 'net':
      return whyPlain(values, said.currency, net);
    case 'unrated':
      return whyPlain(
        values.filter(({ rated }) => rated === null),
        said.currency,
        charged,
      );
    default:
      return null;
  }
};

/** Why an amount of that report is what it is: its orders, each with its rate. `part` is FROM_TO_CURRENCY, of the orders that were charged in it. */
export const explainInCurrency = async (strapi: Core.Strapi, id: string, part: string): Promise<Explanation | null> => {
  const [, from = '', to = '', currency = '', settledIn] = PART.exec(part) ?? [];
  if (Number.isNaN(Date.parse(from)) || Number.isNaN(Date.parse(to))) return null;
  const range = dayRange({ from, to }, now());
  const found = await valuesOf(strapi, range);
  if (!found.ok) return null;
  const { main, values } = found.value;
  const these = values.filter(({ order }) => currency === EVERY || order.currency === currency);
  const sum = sumOf(id, these, { main, currency, settledIn });
  return (
    sum && {
      title: `${id} from ${range.from} to ${range.to}`,
      amount: view(summed(sum.values, sum.amount), sum.currency),
      steps: largest(
        sum.values.map((value) => ({ amount: sum.amount(value), made: () => sum.told(value, sum.amount(value)) })),
        sum.currency,
      ),
    }
  );
};
