import type { readOverview } from '../../../../contracts/admin';
import type { Data } from '../../../../contracts/endpoint';
import { Quiet, useWords } from '../../shell/kit';

type Overview = Data<typeof readOverview>;

/** So many rates are named; what each day was said at is told where somebody asks why. */
const NAMED = 4;

/** At which rates all currencies were said in the main one, and what has none. */
export const RatesSentence = ({ overview: { inMain } }: { readonly overview: Overview }) => {
  const words = useWords();
  if (!inMain) return null;
  const { rates, unrated } = inMain;
  const named = rates
    .slice(0, NAMED)
    .map(({ exchange: { from, to, rate, source, validFrom } }) =>
      words('overview.oneRate', { quote: `1 ${from} = ${rate} ${to}`, source, since: validFrom.slice(0, 10) }),
    );
  const more = rates.length > NAMED ? [words('overview.moreRates', { count: rates.length - NAMED })] : [];
  return (
    <Quiet>
      {rates.length === 0 ? null : words('overview.rates', { rates: [...named, ...more].join('; ') })}{' '}
      {unrated.length === 0 ? null : words('overview.unrated', { currencies: unrated.join(', ') })}
    </Quiet>
  );
};
