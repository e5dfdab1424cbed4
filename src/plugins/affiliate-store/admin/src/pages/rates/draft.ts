import { exponentOf } from '../../../../contracts/exponents';
import type { RateRuleView, TierLadderView } from '../../../../contracts/rates';
import { decimalOf, minorOf, percentText } from '../../shell/money';
import { amountsIn, amountsText } from '../programs/amounts-text';

/** A rule as it is being typed: what is asked, each as a list, and the pay as text. */
export interface RuleDraft {
  readonly key: string;
  readonly name: string;
  readonly when: Readonly<Record<string, readonly string[]>>;
  readonly kind: 'share' | 'amount';
  /** Per cent, or amounts such as `12.50 EUR, 14 USD`. */
  readonly pays: string;
}

/** Tiers as they are being typed; without rungs there are none. */
export interface LadderDraft {
  readonly period: TierLadderView['period'];
  readonly measure: TierLadderView['measure'];
  readonly currency: string;
  readonly steps: ReadonlyArray<{ readonly name: string; readonly from: string }>;
}

export interface RatesDraft {
  readonly rules: readonly RuleDraft[];
  readonly tiers: LadderDraft;
  readonly maxMonths: string;
}

interface Rates {
  readonly rules: readonly RateRuleView[];
  readonly tiers: TierLadderView | null;
  readonly maxMonths: number | null;
}

const ruleDraft = ({ key, name, when, pays }: RateRuleView): RuleDraft => ({
  key,
  name,
  when: Object.fromEntries(Object.entries(when).flatMap(([asked, values]) => (values === undefined ? [] : [[asked, values]]))),
  ...('fixed' in pays
    ? {
        kind: 'amount' as const,
        pays: amountsText(pays.fixed),
      }
    : { kind: 'share' as const, pays: percentText(pays.rateBasisPoints) }),
});

const rungText = ({ measure, currency = 'EUR' }: TierLadderView, from: number): string =>
  measure === 'sales' ? String(from) : decimalOf({ amount: String(from), currency, exponent: exponentOf(currency) });

/** Rates as a form shows them. */
export const draftOf = ({ rules, tiers, maxMonths }: Rates): RatesDraft => ({
  rules: rules.map(ruleDraft),
  tiers: {
    period: tiers?.period ?? 'month',
    measure: tiers?.measure ?? 'sales',
    currency: tiers?.currency ?? 'EUR',
    steps: tiers?.steps.map(({ name, from }) => ({ name, from: rungText(tiers, from) })) ?? [],
  },
  maxMonths: maxMonths === null ? '' : String(maxMonths),
});

const whole = (digits: string | null, most: number): number | null => {
  const value = digits === null ? NaN : parseInt(digits, 10);
  return Number.isSafeInteger(value) && value <= most ? value : null;
};

/** What a rule pays as it was typed; null where that is no pay. */
export const payOf = ({ kind, pays }: Pick<RuleDraft, 'kind' | 'pays'>): RateRuleView['pays'] | null => {
  if (kind === 'amount') {
    const fixed = amountsIn(pays);
    return fixed && { fixed };
  }
  const rateBasisPoints = whole(minorOf(pays, 2), 15_000);
  return rateBasisPoints === null ? null : { rateBasisPoints };
};

const ruleOf = ({ key, name, when, ...pay }: RuleDraft): RateRuleView | null => {
  const pays = payOf(pay);
  if (!pays || name.trim() === '') return null;
  const asked = Object.fromEntries(Object.entries(when).filter(([, values]) => values.length > 0)) as RateRuleView['when'];
  return { key, name: name.trim(), when: asked, pays };
};

const ladderOf = ({ period, measure, currency, steps }: LadderDraft): TierLadderView | null | 'wrong' => {
  if (steps.length === 0) return null;
  const code = currency.trim().toUpperCase();
  if (measure === 'amount' && !/^[A-Z]{3}$/.test(code)) return 'wrong';
  const rungs = steps.map(({ name, from }) => ({
    name: name.trim(),
    from: whole(minorOf(from, measure === 'sales' ? 0 : exponentOf(code)), 1_000_000_000_000) ?? 0,
  }));
  if (rungs.some(({ name, from }) => name === '' || from < 1)) return 'wrong';
  return { period, measure, ...(measure === 'amount' ? { currency: code } : {}), steps: rungs };
};

/** What was typed, as it is sent; null while something in it is missing or wrong. */
export const ratesOf = ({ rules, tiers, maxMonths }: RatesDraft): Rates | null => {
  const list = rules.map(ruleOf);
  const ladder = ladderOf(tiers);
  const months = maxMonths.trim() === '' ? null : whole(minorOf(maxMonths, 0), 240);
  if (ladder === 'wrong' || months === 0 || (maxMonths.trim() !== '' && months === null)) return null;
  return list.every((each) => each !== null) ? { rules: list, tiers: ladder, maxMonths: months } : null;
};

/** A key no rule has: the first free number. */
export const freeKey = (rules: readonly RuleDraft[]): string => {
  for (let number = 1; ; number += 1) {
    const key = `rule-${number}`;
    if (!rules.some((each) => each.key === key)) return key;
  }
};
