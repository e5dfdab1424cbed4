/** What a rule may ask of a sale, the most telling first: what is bought, then who brought it, then who buys and how often. */
export const DIMENSIONS = ['offer', 'product', 'kind', 'tier', 'group', 'country', 'buyer', 'payment'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** What a product is to a rule of pay. */
export const PRODUCT_KINDS = ['digital', 'physical', 'service'] as const;
export type ProductKind = (typeof PRODUCT_KINDS)[number];

/** What some conditions can be at all, where that is a short list: rules that name the whole of it have named every sale. */
export const WHOLE_LISTS: { readonly [dimension in Dimension]?: readonly string[] } = {
  kind: PRODUCT_KINDS,
  buyer: ['new', 'returning'],
  payment: ['first', 'renewal'],
};

/** The values of which a sale has to have one, by what is asked; what is not asked is not in it. Never an empty list. */
export type RuleConditions = { readonly [dimension in Dimension]?: readonly string[] };

/** What a rule pays: a share in basis points, or an amount in minor units by currency. An amount speaks of sales in its currencies alone. */
export type RulePay = { readonly rateBasisPoints: number } | { readonly fixed: Readonly<Record<string, number>> };

/** One rule of pay of a program. The key never changes; the name is what people read. */
export interface RateRule {
  readonly key: string;
  readonly name: string;
  readonly when: RuleConditions;
  readonly pays: RulePay;
}

/** What is known of one line of a sale when its pay is decided. Ids are documentIds; a tier or group of null is that there is none. */
export interface SaleFacts {
  readonly offer: string;
  readonly product: string;
  readonly kind: ProductKind;
  readonly tier: string | null;
  readonly group: string | null;
  readonly country: string;
  readonly buyer: 'new' | 'returning';
  readonly payment: 'first' | 'renewal';
  readonly currency: string;
}

/** What a line pays, and by which rule; null where none speaks of it and the program's rate holds. */
export interface Rated {
  readonly rateBasisPoints: number;
  /** Minor units of the sale's currency; null where it is a share. */
  readonly fixed: number | null;
  readonly rule: { readonly key: string; readonly name: string } | null;
}

/**
 * How narrow a rule is: one digit for each thing that may be asked, the most telling first. A rule that asks all another asks, and more,
 * is always the narrower; and of two rules that are equally narrow both ask the same.
 */
export const narrowness = ({ when }: Pick<RateRule, 'when'>): number =>
  DIMENSIONS.reduce((digits, dimension) => digits * 2 + (when[dimension] === undefined ? 0 : 1), 0);

export const isFixedPay = (pays: RulePay): pays is { readonly fixed: Readonly<Record<string, number>> } => 'fixed' in pays;

const speaksOf = ({ when, pays }: RateRule, sale: SaleFacts): boolean => {
  if (isFixedPay(pays) && pays.fixed[sale.currency] === undefined) return false;
  return DIMENSIONS.every((dimension) => {
    const value = sale[dimension];
    return when[dimension] === undefined || (value !== null && when[dimension].includes(value));
  });
};

/** The narrowest of the rules that speak of a sale. A program whose rules could tie is never saved, so that there is one at most. */
export const ruleOf = (rules: readonly RateRule[], sale: SaleFacts): RateRule | null =>
  rules
    .filter((rule) => speaksOf(rule, sale))
    .reduce<RateRule | null>((best, rule) => (best === null || narrowness(rule) > narrowness(best) ? rule : best), null);

/**
 * What some rules would still have to be told of a sale of which only a part is known; nothing where what it pays can be told. A rule that
 * asks for what is not known is harmless as long as something that is known speaks against it.
 */
export const missingFacts = (rules: readonly RateRule[], known: Partial<SaleFacts>): readonly Dimension[] => {
  const couldSpeak = ({ when, pays }: RateRule): boolean => {
    if (isFixedPay(pays) && known.currency !== undefined && pays.fixed[known.currency] === undefined) return false;
    return DIMENSIONS.every((dimension) => {
      const [asked, value] = [when[dimension], known[dimension]];
      return asked === undefined || value === undefined || (value !== null && asked.includes(value));
    });
  };
  const asked = new Set(rules.filter(couldSpeak).flatMap(({ when }) => DIMENSIONS.filter((dimension) => when[dimension] !== undefined)));
  return DIMENSIONS.filter((dimension) => asked.has(dimension) && known[dimension] === undefined);
};

/** What one line of a sale pays by the terms of whoever brought it. */
export const rateFor = (
  { rateBasisPoints, rules = [] }: { readonly rateBasisPoints: number; readonly rules?: readonly RateRule[] },
  sale: SaleFacts,
): Rated => {
  const found = ruleOf(rules, sale);
  if (!found) return { rateBasisPoints, fixed: null, rule: null };
  const { key, name, pays } = found;
  const rule = { key, name };
  return isFixedPay(pays)
    ? { rateBasisPoints: 0, fixed: pays.fixed[sale.currency] ?? 0, rule }
    : { rateBasisPoints: pays.rateBasisPoints, fixed: null, rule };
};

const overlap = (one: readonly string[] | undefined, other: readonly string[] | undefined): boolean =>
  one === undefined || other === undefined || one.some((value) => other.includes(value));

/**
 * Two rules that ask the same and could both speak of one sale: neither is the narrower. What they pay does not matter, nor in which
 * currency; a program that has two such rules is refused.
 */
export const tiedRules = (rules: readonly RateRule[]): readonly [RateRule, RateRule] | null => {
  for (const [index, one] of rules.entries())
    for (const other of rules.slice(index + 1)) {
      const same = narrowness(one) === narrowness(other) && DIMENSIONS.every((each) => overlap(one.when[each], other.when[each]));
      if (same) return [one, other];
    }
  return null;
};

/** The rules that can ever speak of somebody's sales: what is for another group is none of theirs. */
export const rulesForGroup = (rules: readonly RateRule[], group: string | null): readonly RateRule[] =>
  rules.filter(({ when }) => when.group === undefined || (group !== null && when.group.includes(group)));
