import { exponentOf } from '../../../contracts/exponents';
import type { OwnRates } from '../../../contracts/rates';
import type { TermSpeaker } from '../../../contracts/terms-difference';
import { formatMoney, formatNumber, formatRate } from '../../i18n/format';
import type { Site } from '../../ui/site';
import { conditionsIn } from './rule-words';

/** Says terms in the language of the page, and what rules speak of by the names of what is on sale. */
export const termSpeaker = (site: Pick<Site, 't' | 'locale'>, goods: OwnRates['goods']): TermSpeaker => ({
  say: (sentence, values) => site.t(`termValue.${sentence}`, values),
  rate: (basisPoints) => formatRate(site.locale, basisPoints),
  money: (amount, currency) => formatMoney(site.locale, { amount: String(amount), currency, exponent: exponentOf(currency) }),
  number: (value) => formatNumber(site.locale, value),
  conditions: conditionsIn(site, goods),
});
