import type { OwnRates, RateRuleView } from '../../../contracts/rates';
import { countryName } from '../../i18n/format';
import type { Site } from '../../ui/site';

/** Of which sales a rule speaks, in words: each condition on its own, in the order in which they tell more. */
export const conditionsIn =
  ({ t, locale }: Pick<Site, 't' | 'locale'>, goods: OwnRates['goods']) =>
  (when: RateRuleView['when']): readonly string[] => {
    const offerName = (id: string): string => {
      const good = goods.find(({ offer }) => offer === id);
      return good ? `${good.productName} · ${good.offerName}` : t('rates.otherOffer');
    };
    const productName = (id: string): string => goods.find(({ product }) => product === id)?.productName ?? t('rates.otherProduct');
    const joined = <T extends string>(values: readonly T[] | undefined, say: (value: T) => string): string[] =>
      values === undefined ? [] : [[...new Set(values.map(say))].join(', ')];
    return [
      ...joined(when.offer, offerName),
      ...joined(when.product, productName),
      ...joined(when.kind, (value) => t(`rates.kind.${value}`)),
      ...joined(when.tier, (value) => t('rates.tier', { tier: value })),
      ...joined(when.group, (value) => t('rates.group', { group: value })),
      ...joined(when.country, (value) => countryName(locale, value)),
      ...joined(when.buyer, (value) => t(`rates.buyer.${value}`)),
      ...joined(when.payment, (value) => t(`rates.payment.${value}`)),
    ];
  };
