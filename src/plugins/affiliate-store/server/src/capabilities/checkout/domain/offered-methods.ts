import { METHOD_NAMES, METHODS, type Method, type MethodFacts } from './payment-methods';

/** Methods by country of the buyer; `*` is every country without a line of its own. */
export type ByCountry = Readonly<Record<string, readonly Method[]>>;

/** Why a method is not offered, in the order the reasons are looked for. */
export type WhyNot =
  | 'off_in_shop'
  | 'off_in_country'
  | 'not_chosen_by_creator'
  | 'not_in_currency'
  | 'not_in_country'
  | 'debit_only_for_single_payments'
  | 'cannot_be_charged_again'
  | 'card_is_to_be_kept'
  | 'no_bank_details'
  | 'seats_are_limited';

/** What the shop has switched on. */
export interface MethodTerms {
  readonly shop: ByCountry;
  /** What creators may switch on for their own products beyond what the shop has on in a country. */
  readonly creatorsMayAdd: readonly Method[];
  /** Currencies the shop has a bank account in. */
  readonly accounts: readonly string[];
}

/** What is bought, and where. */
export interface MethodsAsked {
  readonly country: string;
  readonly currency: string;
  readonly paid: 'once' | 'subscription' | 'instalments';
  /** What each creator in the cart has chosen; null where they take what the shop has. */
  readonly creators: ReadonlyArray<ByCountry | null>;
  /** The buyer lets their card be kept, so that only what can be charged again will do. */
  readonly keepsCard: boolean;
  /** Something in the cart has few seats, which nobody should hold for days without paying. */
  readonly seatsLimited: boolean;
}

export interface MethodsOffered {
  readonly offered: readonly Method[];
  readonly refused: ReadonlyArray<{ readonly method: Method; readonly why: WhyNot }>;
}

const ELSEWHERE = '*';

/** What is on in a country: its own line, else the one of all others. */
export const onIn = (table: ByCountry, country: string): readonly Method[] => table[country] ?? table[ELSEWHERE] ?? [];

/** What a creator can have in a country: what the shop has on there, and what it lets them add. */
export const openToCreators = ({ shop, creatorsMayAdd }: Pick<MethodTerms, 'shop' | 'creatorsMayAdd'>, country: string): Method[] =>
  METHOD_NAMES.filter((method) => onIn(shop, country).includes(method) || creatorsMayAdd.includes(method));

/** What a creator takes in a country: their choice as far as the shop allows it, else what the shop has on. */
const takenBy = (creator: ByCountry | null, terms: MethodTerms, country: string): readonly Method[] => {
  const chosen = creator === null ? undefined : (creator[country] ?? creator[ELSEWHERE]);
  return chosen === undefined ? onIn(terms.shop, country) : openToCreators(terms, country).filter((method) => chosen.includes(method));
};

const switchedOff = (method: Method, asked: MethodsAsked, terms: MethodTerms): WhyNot | null => {
  const anywhere = terms.creatorsMayAdd.includes(method) || Object.values(terms.shop).some((methods) => methods.includes(method));
  if (!anywhere) return 'off_in_shop';
  if (!openToCreators(terms, asked.country).includes(method)) return 'off_in_country';
  if (asked.creators.every((creator) => takenBy(creator, terms, asked.country).includes(method))) return null;
  // What the shop itself does not have on is off unless a creator says otherwise.
  const someChose = asked.creators.some((creator) => takenBy(creator, terms, asked.country).includes(method));
  return onIn(terms.shop, asked.country).includes(method) || someChose ? 'not_chosen_by_creator' : 'off_in_country';
};

const notAgain = ({ directDebit, recurring, byHand }: MethodFacts, { paid, keepsCard }: MethodsAsked): WhyNot | null => {
  if (paid !== 'once' && directDebit) return 'debit_only_for_single_payments';
  if (paid !== 'once' && !recurring) return 'cannot_be_charged_again';
  // Who pays by a transfer has no card that could be kept, and is not asked to have one.
  return keepsCard && !byHand && (directDebit || !recurring) ? 'card_is_to_be_kept' : null;
};

const notByHand = ({ currency, seatsLimited }: MethodsAsked, { accounts }: MethodTerms): WhyNot | null => {
  if (!accounts.includes(currency)) return 'no_bank_details';
  return seatsLimited ? 'seats_are_limited' : null;
};

const impossible = (method: Method, asked: MethodsAsked, terms: MethodTerms): WhyNot | null => {
  const facts: MethodFacts = METHODS[method];
  if (facts.currencies && !facts.currencies.includes(asked.currency)) return 'not_in_currency';
  if (facts.countries && !facts.countries.includes(asked.country)) return 'not_in_country';
  return notAgain(facts, asked) ?? (facts.byHand ? notByHand(asked, terms) : null);
};

/**
 * Which methods a buyer may be offered, and why each of the others is not. Every creator in the cart has to take a method (B-25), and
 * direct debit is for what is paid once (B-23).
 */
export const offeredMethods = (asked: MethodsAsked, terms: MethodTerms): MethodsOffered => {
  const judged = METHOD_NAMES.map((method) => ({
    method,
    why: switchedOff(method, asked, terms) ?? impossible(method, asked, terms),
  }));
  return {
    offered: judged.flatMap(({ method, why }) => (why === null ? [method] : [])),
    refused: judged.flatMap(({ method, why }) => (why === null ? [] : [{ method, why }])),
  };
};
