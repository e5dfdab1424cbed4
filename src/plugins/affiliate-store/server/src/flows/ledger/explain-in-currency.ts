import type { Core } from '@strapi/strapi';
import type { Explanation, ExplanationStep } from '../../../../contracts/primitives';
import { dayRange, type DayRange } from '../../capabilities/insights/service';
import { netOf, orders, placeOfOrder, type OrderPlace, type OrdersService } from '../../capabilities/orders/service';
import { now } from '../../platform/clock';
import { isoOf } from '../../platform/moments';
import { largest, shown, step, view } from './explanation-step';
import { explainByRate } from './explain-by-rate';
import { sumInCurrencies } from '../currencies/sum-in-currencies';
import { inMain, orderValues, type OrderValue } from '../currencies/value-orders';

/** Up to so many orders of a range the largest are named, each with its rate; of more, the sums at each rate. */
const MOST = 20_000;
const BATCH = 500;

/** Who takes part: orders of a range, with what they were frozen with. */
export interface ExplainInCurrencyCast {
  readonly orders: Pick<OrdersService, 'page' | 'snapshots' | 'settledWithin'>;
}

const castOf = (strapi: Core.Strapi): ExplainInCurrencyCast => ({ orders: orders(strapi) });

/** The paid orders placed in a range, with what they are in other currencies. */
const valuesOf = async (strapi: Core.Strapi, range: DayRange, cast: ExplainInCurrencyCast): Promise<readonly OrderValue[]> => {
  const search = { byPartOfEmail: false, from: range.startsAt, until: range.endsAt };
  const { of } = await orderValues(strapi);
  const values: OrderValue[] = [];
  for (let after: OrderPlace | undefined; ;) {
    const batch = await cast.orders.page(search, { after, limit: BATCH, sort: 'newest' });
    const paid = batch.filter(({ paidAt }) => paidAt !== null);
    values.push(...(await of(paid, await cast.orders.snapshots(paid.map(({ id }) => id)))));
    const last = batch.at(-1);
    if (!last || batch.length < BATCH) return values;
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

interface Asked {
  readonly range: DayRange;
  readonly main: string;
  readonly currency: string;
  readonly settledIn: string | undefined;
}

/** Why, order by order. */
const byOrder = async (
  strapi: Core.Strapi,
  id: string,
  { range, main, currency, settledIn }: Asked,
  cast: ExplainInCurrencyCast,
): Promise<Omit<Explanation, 'title'> | null> => {
  const these = (await valuesOf(strapi, range, cast)).filter(({ order }) => currency === EVERY || order.currency === currency);
  const sum = sumOf(id, these, { main, currency, settledIn });
  return (
    sum && {
      amount: view(summed(sum.values, sum.amount), sum.currency),
      steps: largest(
        sum.values.map((value) => ({ amount: sum.amount(value), made: () => sum.told(value, sum.amount(value)) })),
        sum.currency,
      ),
    }
  );
};

const IDS = ['settled', 'base_charged', 'base_net', 'charged', 'net', 'unrated'];

/**
 * Why an amount of the report in currencies is what it is: its orders, each with its rate, or, of very many, the sums at each rate. `part` is
 * FROM_TO_CURRENCY, of the orders that were charged in it.
 */
export const explainInCurrency = async (
  strapi: Core.Strapi,
  id: string,
  part: string,
  cast: ExplainInCurrencyCast = castOf(strapi),
): Promise<Explanation | null> => {
  const [, from = '', to = '', currency = '', settledIn] = PART.exec(part) ?? [];
  if (Number.isNaN(Date.parse(from)) || Number.isNaN(Date.parse(to)) || !IDS.includes(id)) return null;
  const range = dayRange({ from, to }, now());
  const { main, sums } = await sumInCurrencies(strapi, range);
  const many = sums.reduce((all, { orders: count }) => all + count, 0) > MOST;
  const these = sums.filter((sum) => currency === EVERY || sum.currency === currency);
  const settled = many && id === 'settled' ? await cast.orders.settledWithin(range) : [];
  const why = many
    ? explainByRate(id, { main, currency, settledIn, sums: these, settled: settled.filter((each) => currency === EVERY || each.charged === currency) }) // oxfmt-ignore
    : await byOrder(strapi, id, { range, main, currency, settledIn }, cast);
  return why && { title: `${id} from ${range.from} to ${range.to}`, ...why };
};
