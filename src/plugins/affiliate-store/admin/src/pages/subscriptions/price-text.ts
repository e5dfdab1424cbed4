import { useIntl } from 'react-intl';
import type { SubscriptionRow } from '../../../../contracts/admin';
import { moneyText, useWords } from '../../shell/kit';

/** What a subscription costs and how often, as one phrase. */
export const usePriceText = () => {
  const words = useWords();
  const { locale } = useIntl();
  return ({ price, interval, count, instalments }: Pick<SubscriptionRow, 'price' | 'interval' | 'count' | 'instalments'>): string => {
    if (instalments) return words('subscriptions.instalments', { price: moneyText(price, locale), count: instalments.count });
    return words(interval === 'year' ? 'subscriptions.everyYear' : 'subscriptions.everyMonth', { price: moneyText(price, locale), count });
  };
};
