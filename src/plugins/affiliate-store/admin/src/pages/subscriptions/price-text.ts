import { useIntl } from 'react-intl';
import type { SubscriptionRow } from '../../../../contracts/admin';
import { moneyText, useWords } from '../../shell/kit';

/** What a subscription costs and how often, as one phrase. */
export const usePriceText = () => {
  const words = useWords();
  const { locale } = useIntl();
  return ({ price, interval, count }: Pick<SubscriptionRow, 'price' | 'interval' | 'count'>): string =>
    words(interval === 'year' ? 'subscriptions.everyYear' : 'subscriptions.everyMonth', { price: moneyText(price, locale), count });
};
