import { useIntl } from 'react-intl';
import type { ContractTerms } from '../../../../contracts/affiliate-contracts';
import { exponentOf } from '../../../../contracts/exponents';
import { useWords } from '../../shell/kit';
import { decimalOf } from '../../shell/money';
import { amountsText } from './amounts-text';
import { typedEvents } from './events-draft';

type Words = ReturnType<typeof useWords>;

/** At what, and at most how many and how much. */
const amountsOf = ({ currency, amount, cap }: NonNullable<NonNullable<ContractTerms['events']>['click']>, words: Words): string => {
  const text = (units: number) => `${decimalOf({ amount: String(units), currency, exponent: exponentOf(currency) })} ${currency}`;
  const most = [cap.count === null ? null : String(cap.count), cap.amount === null ? null : text(cap.amount)].filter(Boolean).join(' / ');
  return words('events.summary', { amount: text(amount), most, period: words(`events.period.${cap.period}`) });
};

/** The terms of a program as label and value, in the order they are read in. */
export const useTermsFacts = (): ((terms: ContractTerms) => ReadonlyArray<readonly [string, string | null]>) => {
  const words = useWords();
  const { formatNumber } = useIntl();
  const rate = (basisPoints: number) => formatNumber(basisPoints / 10_000, { style: 'percent', maximumFractionDigits: 2 });
  const unit = (count: number, of: 'day' | 'month') => formatNumber(count, { style: 'unit', unit: of, unitDisplay: 'long' });
  const yes = (is: boolean) => words(is ? 'programs.yes' : 'programs.no');
  const events = (said: ContractTerms['events']) => words(`events.scheme.${typedEvents(said).scheme}`);
  const pays = (pay: NonNullable<ContractTerms['events']>['click']) => (pay ? amountsOf(pay, words) : null);
  const most = (cap: NonNullable<ContractTerms['events']>['saleCap']) =>
    cap ? words('events.capSummary', { most: amountsText(cap.amounts), period: words(`events.period.${cap.period}`) }) : null;
  const eventFacts = ({ events: said }: ContractTerms): ReadonlyArray<readonly [string, string | null]> => [
    [words('contract.term.events'), events(said)],
    [words('events.lead'), said?.scheme === 'click' ? null : pays(said?.lead)],
    [words('events.click'), said?.scheme === 'lead' ? null : pays(said?.click)],
    [words('events.saleCap'), said?.scheme === 'all' ? most(said.saleCap) : null],
    [words('events.renewalCap'), said?.scheme === 'all' ? most(said.renewalCap) : null],
  ];
  return (terms) => [
    ...eventFacts(terms),
    [words('contract.term.rateBasisPoints'), rate(terms.rateBasisPoints)],
    [words('contract.term.commissionBase'), words(`base.${terms.commissionBase}`)],
    [words('contract.term.model'), words(`model.${terms.model}`)],
    [words('contract.term.firstShareBasisPoints'), terms.firstShareBasisPoints === null ? null : rate(terms.firstShareBasisPoints)],
    [words('contract.term.territoryRule'), words(`territories.rule.${terms.territoryRule ?? 'none'}`)],
    [
      words('contract.term.territoryShareBasisPoints'),
      terms.territoryShareBasisPoints === null ? null : rate(terms.territoryShareBasisPoints),
    ],
    [words('contract.term.windowDays'), terms.windowDays === 0 ? words('affiliates.thisVisit') : unit(terms.windowDays, 'day')],
    [words('contract.term.holdDays'), unit(terms.holdDays, 'day')],
    [words('contract.term.maxPayments'), terms.maxPayments === null ? words('programs.allPayments') : String(terms.maxPayments)],
    [words('contract.term.secondTierBasisPoints'), rate(terms.secondTierBasisPoints)],
    [
      words('contract.term.secondTierBase'),
      terms.secondTierBasisPoints === 0 ? null : words(`programs.secondTierBase.${terms.secondTierBase}`),
    ],
    [
      words('contract.term.secondTierMonths'),
      terms.secondTierBasisPoints === 0
        ? null
        : terms.secondTierMonths === null
          ? words('programs.forGood')
          : unit(terms.secondTierMonths, 'month'),
    ],
    [words('contract.term.allowOwnReferrals'), yes(terms.allowOwnReferrals)],
    [words('contract.term.forbidsBrandAds'), yes(terms.forbidsBrandAds)],
    [words('contract.term.lifetime'), yes(terms.lifetime)],
    [
      words('contract.term.lifetimeMonths'),
      terms.lifetime ? (terms.lifetimeMonths === null ? words('programs.forGood') : unit(terms.lifetimeMonths, 'month')) : null,
    ],
  ];
};
