import type { PlaceFiguresView } from '../../../../contracts/admin';
import type { MoneyView } from '../../../../contracts/primitives';
import { useIntl } from 'react-intl';
import { Amounts, Quiet, useWords } from '../../shell/kit';
import type { Word } from '../../shell/kit';
import type { Why } from '../../shell/explain';

/** How an amount of a line is asked why, by its measure. */
export type AskWhy = (measure: string) => (currency: string) => Why;

/** A part of a whole, as a percentage. */
export const Percent = ({ basisPoints }: { readonly basisPoints: number }) => {
  const { formatNumber } = useIntl();
  return <>{formatNumber(basisPoints / 10_000, { style: 'percent', maximumFractionDigits: 1 })}</>;
};

/** How many, and how much of the sales that is. */
export const Part = ({ count, basisPoints }: { readonly count: number; readonly basisPoints: number }) => (
  <>
    {count}
    {count === 0 ? null : (
      <div>
        <Quiet>
          <Percent basisPoints={basisPoints} />
        </Quiet>
      </div>
    )}
  </>
);

const STATES = [
  ['reversed', 'reversed', 'reports.reversed'],
  ['pending', 'pending', 'reports.pending'],
  ['available', 'available', 'reports.available'],
  ['held', 'held', 'reports.held'],
  ['inPayout', 'in_payout', 'reports.inPayout'],
  ['paid', 'paid', 'reports.paid'],
  ['ended', 'ended', 'reports.ended'],
] as const satisfies ReadonlyArray<readonly [keyof PlaceFiguresView, string, Word]>;

/** Commission as it was earned, and below it what became of it; what is nothing is not there. */
export const CommissionCell = ({ figures, why }: { readonly figures: PlaceFiguresView; readonly why: AskWhy }) => {
  const words = useWords();
  const states = STATES.filter(([name]) => (figures[name] as readonly MoneyView[]).length > 0);
  return (
    <>
      <Amounts values={figures.earned} why={why('earned')} />
      {states.map(([name, measure, word]) => (
        <div key={name}>
          <Quiet>
            {words(word)} <Amounts values={figures[name] as readonly MoneyView[]} why={why(measure)} />
          </Quiet>
        </div>
      ))}
    </>
  );
};
