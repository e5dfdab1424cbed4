import { useIntl } from 'react-intl';
import type { PayoutObstacle } from '../../../../contracts/payouts';
import { moneyText, useWords } from '../../shell/kit';

/** Says why somebody is not paid, with the amount or the day that belongs to it. */
export const useObstacleWords = () => {
  const words = useWords();
  const { locale, formatDate } = useIntl();
  return ({ code, amount, until }: PayoutObstacle): string =>
    words(`payouts.obstacle.${code}`, {
      amount: amount === null ? '' : moneyText(amount, locale),
      day: until === null ? '' : formatDate(until, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }),
    });
};
