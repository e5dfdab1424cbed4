import { exponentOf } from '../../../../contracts/exponents';
import type { Good, RateRuleView } from '../../../../contracts/rates';
import type { TermSpeaker } from '../../../../contracts/terms-difference';
import { decimalOf, percentText } from '../../shell/money';
import type en from '../../translations/en.json';

export type Goods = ReadonlyArray<Pick<Good, 'offer' | 'product' | 'offerName' | 'productName'>>;
type Word = keyof typeof en;
type Words = (word: Word, values?: Readonly<Record<string, string | number>>) => string;

const isolated = (name: string): string => `\u2068${name}\u2069`;

/** Of which sales a rule speaks, each condition on its own. */
const conditionsIn =
  (words: Words, goods: Goods) =>
  ({ offer, product, kind, tier, group, country, buyer, payment }: RateRuleView['when']): readonly string[] => {
    const offerName = (id: string): string => {
      const good = goods.find((each) => each.offer === id);
      return good ? `${good.productName} · ${good.offerName}` : id;
    };
    const productName = (id: string): string => goods.find((each) => each.product === id)?.productName ?? id;
    const joined = (values: readonly string[] | undefined): string[] => (values ? [[...new Set(values)].map(isolated).join(', ')] : []);
    const named = (word: Word, values: readonly string[] | undefined): string[] => joined(values).map((text) => `${words(word)}: ${text}`);
    return [
      ...joined(offer?.map(offerName)),
      ...joined(product?.map(productName)),
      ...joined(kind?.map((value) => words(`rates.kinds.${value}`))),
      ...named('rates.tier', tier),
      ...named('rates.group', group),
      ...joined(country),
      ...named(
        'rates.buyer',
        buyer?.map((value) => words(`rates.buyers.${value}`)),
      ),
      ...named(
        'rates.payment',
        payment?.map((value) => words(`rates.payments.${value}`)),
      ),
    ];
  };

/** Says terms in the administrator's language, and what rules speak of by the names of what is on sale. */
export const termSpeaker = (words: Words, number: (value: number) => string, goods: Goods): TermSpeaker => ({
  say: (sentence, values) => words(`termValue.${sentence}`, values),
  rate: (basisPoints) => `${percentText(basisPoints)} %`,
  money: (amount, currency) => `${decimalOf({ amount: String(amount), currency, exponent: exponentOf(currency) })} ${currency}`,
  number,
  conditions: conditionsIn(words, goods),
});
