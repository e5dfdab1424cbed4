import { useIntl } from 'react-intl';
import type { readOverview } from '../../../../contracts/admin';
import type { Data } from '../../../../contracts/endpoint';
import { Quiet, useWords } from '../../shell/kit';

type Overview = Data<typeof readOverview>;

const hadNothing = (overview: Overview): boolean =>
  [overview.orders, overview.newBuyers, overview.clicks].every(({ before }) => before === 0) &&
  overview.currencies.every((one) => [one.gross, one.refunds, one.commissions].every(({ before }) => /^-?0+$/.test(before.amount)));

/** Which days are shown, and which ones they are compared with. */
export const RangeSentence = ({ overview }: { readonly overview: Overview }) => {
  const words = useWords();
  const { formatDateTimeRange } = useIntl();
  const daysOf = ({ from, to }: { readonly from: string; readonly to: string }) =>
    formatDateTimeRange(new Date(from), new Date(to), { dateStyle: 'medium', timeZone: 'UTC' });
  const before = words(hadNothing(overview) ? 'overview.nothingBefore' : 'overview.comparedWith', { days: daysOf(overview.previous) });
  return (
    <Quiet>
      {words('overview.days', { days: daysOf(overview) })} · {before}
      {overview.asKnownOn === null ? null : ` · ${words('overview.known', { day: overview.asKnownOn })}`}
    </Quiet>
  );
};
