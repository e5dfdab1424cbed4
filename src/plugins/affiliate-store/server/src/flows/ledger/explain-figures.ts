import type { Core } from '@strapi/strapi';
import type { Explanation, ExplanationStep } from '../../../../contracts/primitives';
import { dayRange, insights, type DayTotal, type Metric } from '../../capabilities/insights/service';
import { payouts, type Payout } from '../../capabilities/payouts/service';
import { reconciliation } from '../../capabilities/reconciliation/service';
import { now } from '../../platform/clock';
import { explainInMain } from './explain-in-main';
import { day, largest, shown, step, view } from './explanation-step';

const FIGURES = {
  gross: [['sales', 1]],
  refunds: [['refunds', 1]],
  commissions: [['commissions', 1]],
  platform: [['platform', 1]],
  net: [
    ['sales', 1],
    ['refunds', -1],
    ['tax', -1],
  ],
} as const satisfies Readonly<Record<string, ReadonlyArray<readonly [Metric, 1 | -1]>>>;
type Figure = keyof typeof FIGURES;
const isFigure = (name: string): name is Figure => Object.hasOwn(FIGURES, name);

const isDay = (text: string | undefined): text is string => text !== undefined && !Number.isNaN(Date.parse(text));
const PART = /^(\d{4}-\d\d-\d\d)_(\d{4}-\d\d-\d\d)_([A-Z]{3}|every)(?:_((?:product|party):[\w-]{1,40}))?$/;

const METRIC_TEXT: Readonly<Record<'sales' | 'refunds' | 'tax', string>> = {
  sales: 'Orders that were paid',
  refunds: 'Went back to buyers',
  tax: 'Tax that is owed on what stayed',
};

const byMetric = (parts: ReadonlyArray<readonly [Metric, 1 | -1]>, totals: readonly DayTotal[], currency: string): ExplanationStep[] =>
  parts.map(([metric, sign]) => {
    const of = totals.filter((total) => total.metric === metric);
    const amount = sign * of.reduce((sum, total) => sum + total.amount, 0);
    const count = of.reduce((sum, total) => sum + total.events, 0);
    return step(
      `FIGURE_${metric.toUpperCase()}`,
      `${METRIC_TEXT[metric as keyof typeof METRIC_TEXT]}: ${shown(amount, currency)}.`,
      view(amount, currency),
      { count: String(count) },
    );
  });

const byDay = (metric: Metric, totals: readonly DayTotal[], currency: string): ExplanationStep[] =>
  largest(
    totals
      .filter((total) => total.metric === metric && total.amount !== 0)
      .map(({ day: on, amount, events }) => ({
        amount,
        made: () => step('ON_DAY', `${on}: ${shown(amount, currency)}.`, view(amount, currency), { day: on, count: String(events) }),
      })),
    currency,
  );

/**
 * Why a figure of the overview is what it is: the days, or the other figures, it is the sum of. `part` is FROM_TO_CURRENCY, and behind it the
 * product or the person it is of; the whole shop where nothing is said. `every` currency is all of them in the main one.
 */
export const explainFigure = async (strapi: Core.Strapi, name: string, part: string): Promise<Explanation | null> => {
  const [, from, to, currency = '', scope = 'shop'] = PART.exec(part) ?? [];
  if (!isFigure(name) || !isDay(from) || !isDay(to)) return null;
  const range = dayRange({ from, to }, now());
  const parts: ReadonlyArray<readonly [Metric, 1 | -1]> = FIGURES[name];
  const title = `${name} from ${range.from} to ${range.to}`;
  const every = await insights(strapi).days([scope], range);
  if (currency === 'every') return { title, ...(await explainInMain(strapi, parts, every)) };
  const totals = every.filter((total) => total.currency === currency);
  const amount = parts.reduce(
    (sum, [metric, sign]) => sum + totals.reduce((all, total) => all + (total.metric === metric ? sign * total.amount : 0), 0),
    0,
  );
  const [only] = parts;
  return {
    title,
    amount: view(amount, currency),
    steps: parts.length === 1 && only ? byDay(only[0], totals, currency) : byMetric(parts, totals, currency),
  };
};

const stepsOfPayout = async (strapi: Core.Strapi, payout: Payout): Promise<ExplanationStep[]> => {
  const { currency } = payout;
  const items = await payouts(strapi).items(payout.id);
  const rest = payout.amount + payout.fee - items.reduce((sum, item) => sum + item.amount, 0);
  return [
    ...largest(
      items.map(({ orderNumber, productName, amount }) => ({
        amount,
        made: () =>
          step('PAYOUT_ITEM', `Order ${orderNumber}: ${productName}.`, view(amount, currency), {
            order: orderNumber,
            product: productName,
          }),
      })),
      currency,
    ),
    ...(rest === 0
      ? []
      : [step('PAYOUT_REST', `Adjustments, earlier debts and roundings: ${shown(rest, currency)}.`, view(rest, currency), {})]),
    ...(payout.fee === 0
      ? []
      : [
          step(
            'PAYOUT_FEE',
            `Fee of the payout, which its receiver bears: ${shown(payout.fee, currency)}.`,
            view(-payout.fee, currency),
            {},
          ),
        ]),
  ];
};

/** By which transfer it went, and that it was taken back, where Stripe carried it. */
const transferSteps = ({ methodKind, reference, state, settledOn, reason }: Payout): ExplanationStep[] => {
  if (methodKind !== 'stripe' || reference === null) return [];
  const at = settledOn === null ? '' : new Date(settledOn).toISOString();
  if (state !== 'returned')
    return [step('PAYOUT_TRANSFER', `Paid by the transfer ${reference} at Stripe.`, null, { transfer: reference, at })];
  const words = `The transfer ${reference} at Stripe was taken back${reason === null ? '' : `: ${reason}`}.`;
  return [step('PAYOUT_REVERSED', words, null, { transfer: reference, reason: reason ?? '', at })];
};

/** Why a payout is as large as it is: the sales it pays, and what earlier debts and adjustments changed. */
export const explainPayout = async (strapi: Core.Strapi, publicId: string): Promise<Explanation | null> => {
  const [payout] = await payouts(strapi).list({ publicId }, 1);
  if (!payout) return null;
  const { currency, amount, partyName, createdOn } = payout;
  return {
    title: `Payout to ${partyName}`,
    amount: view(amount, currency),
    steps: [
      ...(await stepsOfPayout(strapi, payout)),
      step('PAYOUT_CLAIMED', `All that was available on ${day(createdOn)}.`, null, {
        at: new Date(createdOn).toISOString(),
      }),
      ...transferSteps(payout),
    ],
  };
};

/** The most payouts of one run that are read to explain its total. */
const OF_A_RUN = 10_000;

/** Why a run costs what it costs: the payouts in it. */
export const explainRun = async (strapi: Core.Strapi, publicId: string): Promise<Explanation | null> => {
  const run = await payouts(strapi).run({ public_id: publicId });
  if (!run) return null;
  const { currency, total } = run;
  const inside = await payouts(strapi).list({ runId: run.id }, OF_A_RUN);
  const rows = inside.map(({ partyName, amount, state }) => ({
    amount,
    made: () => step('RUN_PAYOUT', `${partyName}: ${shown(amount, currency)}.`, view(amount, currency), { name: partyName, state }),
  }));
  const rest = total - inside.reduce((sum, payout) => sum + payout.amount, 0);
  return {
    title: `Payout run of ${day(run.preparedAt)}`,
    amount: view(total, currency),
    steps: [
      ...largest(rows, currency),
      ...(rest === 0 ? [] : [step('RUN_REST', `Left the run before it was sent: ${shown(rest, currency)}.`, view(rest, currency), {})]),
    ],
  };
};

/** What the provider says of a movement of money, or the books: its amount, its fee, what was left. `part` names the side. */
export const explainFinding = async (strapi: Core.Strapi, id: string, part: string): Promise<Explanation | null> => {
  const finding = /^\d{1,9}$/.test(id) ? await reconciliation(strapi).finding(parseInt(id, 10)) : null;
  const side = finding && (part === 'provider' ? finding.provider : part === 'books' ? finding.books : null);
  if (!finding || !side) return null;
  const { currency, net } = side;
  const order: Record<string, string> = finding.orderNumber === null ? {} : { order: finding.orderNumber };
  const source = finding.sourceId ?? finding.id;
  const moved =
    part === 'provider' && finding.amount !== null && finding.fee !== null
      ? [
          step('TXN_AMOUNT', `${source} moved ${shown(finding.amount, currency)}.`, view(finding.amount, currency), { source, ...order }),
          step('TXN_FEE', `The payment provider kept ${shown(finding.fee, currency)}.`, view(-finding.fee, currency), {
            fee: String(finding.fee),
          }),
        ]
      : [step('TXN_BOOKED', `Booked under balance transaction ${finding.id}.`, view(net, currency), { txn: finding.id, ...order })];
  return { title: `Balance transaction ${finding.id} of ${day(finding.at)}`, amount: view(net, currency), steps: moved };
};
