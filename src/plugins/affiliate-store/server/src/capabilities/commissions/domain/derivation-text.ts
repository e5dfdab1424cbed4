import { formatDecimal, minor } from '../../../kernel/money';
import type { DerivationStep, StepCode } from './derivation';

type Told = (facts: Readonly<Record<string, string>>, shown: (amount: string | undefined) => string) => string;

/** A rate as people read it: 3333 basis points are "33.33 %". */
export const percent = (basisPoints: string | number): string => {
  // oxlint-disable-next-line house/no-number-of-money -- facts are texts of whole numbers written by derivation.ts
  const whole = Math.trunc(Number(basisPoints) / 100);
  // oxlint-disable-next-line house/no-number-of-money -- facts are texts of whole numbers written by derivation.ts
  const rest = String(Math.abs(Number(basisPoints)) % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return `${whole}${rest === '' ? '' : `.${rest}`} %`;
};

/** What the cap is, and what of it was used before. */
const capText: Told = (facts, shown) =>
  `The cap of ${facts['of'] === 'renewal' ? 'renewals' : 'sales'} in ${facts['period'] ?? ''} is ${shown(facts['capMost'])}; ${shown(facts['capUsed'])} was used before`;

const TEXT: Readonly<Record<StepCode, Told>> = {
  TAX_AS_CHARGED: () => 'The tax that was charged with the price goes to the tax authority, unchanged.',
  BASE_GROSS: () => 'The base is the whole price as charged.',
  BASE_NET_OF_TAX: () => 'The base is the price without its tax.',
  BASE_NET_OF_FEE: () => "The base is the price without its tax, less the platform's share.",
  BASE_PROFIT: () => "The base is the price without its tax, less the platform's share and the product's own cost.",
  BASE_FIRST_TIER: () => "The base is the affiliate's commission.",
  RULE_CHOSEN: ({ rule }) => `By the rule “${rule ?? ''}” of these terms.`,
  RATE_APPLIED: ({ bps, base }, shown) => `${percent(bps ?? 0)} of ${shown(base)}.`,
  ROUNDED_DOWN: ({ exact }) => `Exactly it would be ${exact ?? ''} of the smallest coin; parts of a coin are dropped.`,
  FIXED_ADDED: (facts, shown) => `A fixed ${shown(facts['fixed'])} is added.`,
  FIXED_BY_RULE: (facts, shown) => `The rule pays ${shown(facts['fixed'])} for each sale, whatever the price.`,
  SHARE_OF_SALE: ({ bps, base }, shown) =>
    `Two affiliates share the sale: ${percent(bps ?? 0)} of the ${shown(base)} it would have been alone.`,
  FIXED_AGREED: () => 'This fixed amount was agreed.',
  CAPPED_BY_WHAT_IS_LEFT: (facts, shown) => `${shown(facts['wanted'])} was promised, and only this was left of the price.`,
  BELOW_CAP: (facts, shown) => `${capText(facts, shown)}.`,
  CUT_BY_CAP: (facts, shown) => `${capText(facts, shown)}, so that ${shown(facts['cut'])} of ${shown(facts['wanted'])} is not paid.`,
  SHARE_OF_CUT: ({ bps, base }, shown) =>
    `The affiliate's commission was cut by a cap to ${shown(base)}: it is ${percent(bps ?? 0)} of that.`,
  POOL_LEFT: () => 'What is left after tax, platform and commissions is shared by the creator and co-producers.',
  WEIGHT_IN_POOL: ({ bps }) => `${percent(bps ?? 0)} of it by agreement.`,
  CREATOR_KEEPS: (facts, shown) => `The creator keeps at least ${shown(facts['wanted'])} of it.`,
  LESS_FOR_CREATOR: (facts, shown) => `By percentage it would be ${shown(facts['wanted'])}: what the creator keeps is set aside first.`,
  AGREED_FROM: ({ agreedFrom }) => `It was agreed for sales from ${agreedFrom?.slice(0, 10) ?? ''} on.`,
  AGREED_UNTIL: ({ agreedUntil }) => `It was agreed for sales until ${agreedUntil?.slice(0, 10) ?? ''}.`,
  RESIDUAL_CENT_RECEIVED: () => 'The coins that rounding leaves over go to whoever lost most by it: one comes here.',
  RESIDUAL_CENT_ELSEWHERE: () => 'The coins that rounding leaves over go to whoever lost most by it: none comes here.',
  WHOLE_POOL: () => 'Nobody else shares it.',
  ATTRIBUTED_ELSEWHERE: (facts, shown) =>
    `The order was attached to another affiliate afterwards, and these ${shown(facts['was'])} are no longer earned.`,
};

/** A step of a derivation in English. `facts` that are amounts are minor units of the currency. */
export const textOf = (step: DerivationStep, currency: string): string => {
  const shown = (amount: string | undefined): string =>
    // oxlint-disable-next-line house/no-number-of-money -- facts are texts of whole numbers written by derivation.ts
    amount === undefined ? '' : `${formatDecimal({ minor: minor(Number(amount)), currency })} ${currency}`;
  return TEXT[step.code](step.facts, shown);
};
