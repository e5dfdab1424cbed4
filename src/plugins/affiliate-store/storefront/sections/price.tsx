import type { MoneyView } from '../../contracts/primitives';
import { Amount } from '../ui/amount';
import { useSite } from '../ui/site';

/** What something costs; nothing is said as a word, for nobody reads 0.00 as a gift. */
export function Price({ money, className = '' }: { readonly money: MoneyView; readonly className?: string }) {
  const { t } = useSite();
  return money.amount === '0' ? <span className={className}>{t('offer.free')}</span> : <Amount money={money} className={className} />;
}
