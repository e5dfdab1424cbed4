import type { StoreClient } from '../../../client';
import { byCurrency } from '../../../contracts/sheet';
import type { DayRange } from '../day-range';
import { DayCharts } from '../day-charts';
import { useSite } from '../../ui/site';
import { SaveList, type SavedList } from '../save-list';

type DayList = Awaited<ReturnType<StoreClient['partner']['readChart']>>;

/** Each day as a line: its counted clicks, how many commissions it brought, and what they came to. */
const savedDays = (days: DayList, { from, to }: DayRange): SavedList => ({
  name: `days-${from}-${to}`,
  page: async () => ({
    data: days.map(({ day, clicks, count, amounts }) => ({ day, clicks, commissions: count, earned: byCurrency(amounts) })),
    pagination: null,
  }),
});

/** What the days brought, drawn, and as a file. */
export function Days({ days, range }: { readonly days: DayList; readonly range: DayRange }) {
  const { t } = useSite();
  if (days.length === 0) return null;
  return (
    <>
      <DayCharts points={days} title={t('partner.earned')} />
      <SaveList key={`${range.from} ${range.to}`} list={savedDays(days, range)} />
    </>
  );
}
