import { readOverview } from '../../../../contracts/admin';
import type { Data } from '../../../../contracts/endpoint';
import { Choice, Controls, Loaded, PageFrame, Skeleton, Stack, useRead, useUrlState, useWords } from '../../shell/kit';
import { DayRangePicker, useDays } from '../../shell/day-range';
import { KnownOn } from '../reports/report-filters';
import { AttentionList } from './attention-list';
import { ChartSection } from './chart-section';
import { FigureTiles } from './figure-tiles';
import { Highlights } from './highlights';
import { InCurrencies } from './in-currencies';
import { RatesSentence } from './rates-sentence';
import { RangeSentence } from './range-sentence';

type Overview = Data<typeof readOverview>;

const NAMES = ['range', 'from', 'to', 'currency', 'metric', 'known'] as const;
/** All currencies together, in the main one. */
const EVERY = 'every';

/** The currency with the most orders behind it; the first by its code where there are none, or as many. */
const busiestCurrency = ({ currencies, charts }: Overview): string | undefined => {
  const orders = new Map(charts.map(({ currency, days }) => [currency, days.reduce((sum, day) => sum + day.orders, 0)]));
  const [busiest] = [...currencies].sort((one, other) => (orders.get(other.currency) ?? 0) - (orders.get(one.currency) ?? 0));
  return busiest?.currency;
};

/** The currency on show: the one asked for, else the one with the most orders. */
const chosenCurrency = (overview: Overview, asked: string | undefined): string | undefined =>
  overview.currencies.some(({ currency }) => currency === asked) || (asked === EVERY && overview.inMain !== null)
    ? asked
    : busiestCurrency(overview);

const useCurrencyOptions = (overview: Overview | undefined) => {
  const words = useWords();
  const own = overview?.currencies.map(({ currency }) => ({ value: currency, label: currency })) ?? [];
  const main = overview?.inMain?.currency;
  return main === undefined ? own : [...own, { value: EVERY, label: words('overview.everyCurrency', { currency: main }) }];
};

/** Is the money right, and does anything wait for me? */
export const OverviewPage = () => {
  const words = useWords();
  const { values, change } = useUrlState(NAMES);
  const days = useDays(values, '30d');
  const query = useRead(readOverview, { query: { ...days, asKnownOn: values.known } }, { refreshMs: 60_000 });
  const overview = query.data?.data;
  const currencies = useCurrencyOptions(overview);
  return (
    <PageFrame
      title={words('overview.title')}
      subtitle={words('overview.subtitle')}
      permission="overview.read"
      controls={
        <Controls>
          <DayRangePicker values={values} change={change} standard="30d" />
          <KnownOn value={values.known} onChange={(known) => change({ known })} />
          {currencies.length > 1 && overview ? (
            <Choice
              required
              label={words('field.currency')}
              value={chosenCurrency(overview, values.currency)}
              onChoose={(currency) => change({ currency })}
              options={currencies}
            />
          ) : null}
        </Controls>
      }
    >
      <Stack>
        <AttentionList />
        <Loaded query={query} skeleton={<Skeleton rows={3} height={120} />}>
          {({ data }) => {
            const currency = chosenCurrency(data, values.currency);
            return (
              <>
                <RangeSentence overview={data} />
                {currency === EVERY ? <RatesSentence overview={data} /> : null}
                <FigureTiles overview={data} currency={currency} />
                <ChartSection overview={data} currency={currency} metric={values.metric} onMetric={(metric) => change({ metric })} />
              </>
            );
          }}
        </Loaded>
        <InCurrencies days={days} />
        <Highlights days={days} known={values.known} />
      </Stack>
    </PageFrame>
  );
};
