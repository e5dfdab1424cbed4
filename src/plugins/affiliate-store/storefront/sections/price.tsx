import type { MoneyView } from '../../contracts/primitives';
import type { Period } from '../../contracts/catalog';
import { Amount } from '../ui/amount';
import { Rhythm } from '../ui/rhythm';
import { useSite } from '../ui/site';

/** What something costs; nothing is said as a word, for nobody reads 0.00 as a gift. */
export function Price({
  money,
  period,
  className = '',
}: {
  readonly money: MoneyView;
  /** How often it is paid, where it is not once. */
  readonly period?: Period | null | undefined;
  readonly className?: string;
}) {
  const { t } = useSite();
  if (money.amount === '0') return <span className={className}>{t('offer.free')}</span>;
  if (!period) return <Amount money={money} className={className} />;
  return (
    <span className={className}>
      <Amount money={money} />
      <Rhythm period={period} />
    </span>
  );
}
