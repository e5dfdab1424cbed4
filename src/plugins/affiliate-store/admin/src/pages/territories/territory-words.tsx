import { useIntl } from 'react-intl';
import type { TerritoryView } from '../../../../contracts/territories';
import { Day, Quiet, useWords } from '../../shell/kit';

/** Names of countries, in the language of whoever reads. */
export const useCountries = (): ((codes: readonly string[]) => string) => {
  const { formatDisplayName, formatList } = useIntl();
  return (codes) => formatList(codes.map((code) => formatDisplayName(code, { type: 'region' }) ?? code));
};

/** From when to when, and what it means. */
export const TerritoryFacts = ({ territory }: { readonly territory: TerritoryView }) => {
  const words = useWords();
  const { exclusive, rule, from, until, state, reason, endedBecause } = territory;
  return (
    <Quiet>
      {words(`territories.state.${state}`)} · {words(exclusive ? 'territories.exclusive' : 'territories.open')}
      {rule === null ? null : ` · ${words(`territories.rule.${rule}`)}`} · <Day at={from} /> –{' '}
      {until === null ? words('programs.forGood') : <Day at={until} />} · <bdi>{reason}</bdi>
      {endedBecause === null ? null : (
        <>
          {' '}
          · <bdi>{endedBecause}</bdi>
        </>
      )}
    </Quiet>
  );
};
