import type { Core } from '@strapi/strapi';
import {
  affiliateFailures,
  affiliates,
  isFixedPay,
  termsOf,
  troubleWithLevels,
  troubleWithRates,
  type Program,
  type RateRule,
  type Terms,
} from '../../capabilities/affiliates/service';
import { catalog, type OfferForSale, type OfferPrice } from '../../capabilities/catalog/service';
import { plansMayExceed } from '../../capabilities/checkout/service';
import type { Failure } from '../../kernel/failure';
import { formatDecimal, minor, NOTHING } from '../../kernel/money';
import { now } from '../../platform/clock';
import { setting } from '../../platform/settings';
import { together } from '../../platform/transaction';
import { excessOf, takingOf, type Taking } from './reckon-rate';

/** Beyond so many offers nothing is looked at: a shop of that size is looked at piece by piece, as it is written. */
const MOST_OFFERS = 2000;

/** What is known of an offer whoever buys it. */
const OF_THE_GOODS: ReadonlySet<string> = new Set(['offer', 'product', 'kind']);

const speaksOf = ({ when }: RateRule, { offerId, productId, kind }: OfferForSale): boolean =>
  (when.offer?.includes(offerId) ?? true) && (when.product?.includes(productId) ?? true) && (when.kind?.includes(kind) ?? true);

/** Whether every sale of an offer at a price is a rule's, whoever buys it: then the program's own rate is paid for none. */
const ownsAllOf = (rule: RateRule, offer: OfferForSale, { currency }: OfferPrice): boolean =>
  speaksOf(rule, offer) &&
  Object.keys(rule.when).every((asked) => OF_THE_GOODS.has(asked)) &&
  (!isFixedPay(rule.pays) || rule.pays.fixed[currency] !== undefined);

/** What can be promised for an offer at a price: by each rule that can speak of it, and by the rate where no rule always does. */
const promisesFor = (terms: Terms | null, offer: OfferForSale, price: OfferPrice): Array<{ rule: string | null; terms: Terms | null }> => {
  if (terms === null) return [{ rule: null, terms }];
  const speaking = (terms.rules ?? []).filter((rule) => speaksOf(rule, offer));
  const { rules: _rules, ...plain } = terms;
  return [
    ...speaking.map((rule) => ({ rule: rule.name, terms: { ...terms, rules: [{ ...rule, when: {} }] } })),
    ...(speaking.some((rule) => ownsAllOf(rule, offer, price)) ? [] : [{ rule: null, terms: plain }]),
  ];
};

const atPrice = (taking: Taking, terms: Terms | null, offer: OfferForSale, price: OfferPrice): Failure | null => {
  const { offerId, productId, kind } = offer;
  const { currency, converted } = price;
  const sale = {
    offer: offerId,
    product: productId,
    kind,
    currency,
    tier: null,
    group: null,
    country: '',
    buyer: 'new',
    payment: 'first',
  } as const;
  for (const { rule, terms: promised } of promisesFor(terms, offer, price)) {
    const unitCost = converted ? NOTHING : offer.unitCost;
    const cut = excessOf(taking, promised, {
      gross: price.minor,
      unitCost,
      instalments: offer.renewal?.instalments,
      sale,
      converted,
      offer,
    });
    if (!cut) continue;
    const inWords = (amount: number) => `${formatDecimal({ minor: minor(amount), currency })} ${currency}`;
    const named = `${offer.productName} · ${offer.offerName}`;
    const example = { offer: named, price: inWords(price.minor), promised: inWords(cut.wanted), remains: inWords(cut.left) };
    const facts = { ...cut, gross: price.minor, currency, ...example };
    const told =
      rule === null
        ? affiliateFailures.because('PLAN_EXCEEDS_PRICE', facts)
        : affiliateFailures.because('RATES_EXCEED_PRICE', { ...facts, rule });
    const who = rule === null ? `the ${cut.share} is promised` : `the rule “${rule}” promises the ${cut.share}`;
    return { ...told, message: `At ${example.price} for “${named}” ${who} ${example.promised}, and only ${example.remains} is left.` };
  }
  return null;
};

const among = (taking: Taking, terms: Terms | null, offers: readonly OfferForSale[]): Failure | null => {
  for (const offer of offers)
    for (const price of offer.prices) {
      const excess = atPrice(taking, terms, offer, price);
      if (excess) return excess;
    }
  return null;
};

const onSale = (offers: readonly OfferForSale[]): readonly OfferForSale[] => offers.filter(({ active }) => active);

const programOf = async (strapi: Core.Strapi, id: number | null): Promise<Program | null> =>
  id === null ? null : affiliates(strapi).program(id);

/**
 * The margin guard (E-35): what is promised for a sale must be there at each price of each offer on sale: by the rate, by every rule, to the
 * second tier, to the site, to co-producers as an amount, and what the creator keeps. It stands at every door a plan or a price comes in by; a
 * shop may leave them open on purpose. Coupons and what a bank keeps of a payment are not known here: there a share is cut to what is left, and
 * staff is told.
 */
const guarded = (strapi: Core.Strapi, look: (taking: Taking) => Promise<Failure | null>): Promise<Failure | null> =>
  // Editors write inside a transaction of Strapi's, which is joined: what is looked at is what they are about to save.
  together(strapi, async () => ((await setting(strapi, plansMayExceed)) ? null : look(await takingOf(strapi))));

/** A program's terms, at the prices of its offers. */
export const excessOfTerms = (strapi: Core.Strapi, programId: number, terms: Terms): Promise<Failure | null> =>
  guarded(strapi, async (taking) => among(taking, terms, await catalog(strapi).offersInProgram(programId, MOST_OFFERS, now())));

/** A program's terms, at the prices of offers that are not in it yet. */
export const excessOfMore = (strapi: Core.Strapi, terms: Terms, offers: readonly OfferForSale[]): Promise<Failure | null> =>
  guarded(strapi, (taking) => Promise.resolve(among(taking, terms, onSale(offers))));

/** The same of a draft. What contradicts itself is refused for that, when it is published. */
export const excessOfDraft = async (strapi: Core.Strapi, programId: number, draft: Terms): Promise<Failure | null> =>
  (troubleWithRates(draft) ?? troubleWithLevels(draft)) ? null : excessOfTerms(strapi, programId, draft);

/** A program as it stands. */
export const excessOfProgram = (strapi: Core.Strapi, programId: number): Promise<Failure | null> =>
  together(strapi, async () => {
    const program = await programOf(strapi, programId);
    return program && excessOfTerms(strapi, programId, termsOf(program));
  });

const excessAmong = (strapi: Core.Strapi, find: () => Promise<readonly OfferForSale[]>): Promise<Failure | null> =>
  guarded(strapi, async (taking) => {
    const known = new Map<number | null, Terms | null>();
    for (const offer of onSale(await find())) {
      if (!known.has(offer.programId)) {
        const program = await programOf(strapi, offer.programId);
        known.set(offer.programId, program && termsOf(program));
      }
      const excess = among(taking, known.get(offer.programId) ?? null, [offer]);
      if (excess) return excess;
    }
    return null;
  });

/** One offer as it stands, by documentId. */
export const excessOfOffer = (strapi: Core.Strapi, offerId: string): Promise<Failure | null> =>
  excessAmong(strapi, () => catalog(strapi).offersForSale([offerId], now()));

/** A product as it stands, by documentId. */
export const excessOfProduct = (strapi: Core.Strapi, productId: string): Promise<Failure | null> =>
  excessAmong(strapi, () => catalog(strapi).offersOfProduct(productId, now()));

/** Everything on sale, by the settings as they are about to be. */
export const excessOfShop = (strapi: Core.Strapi): Promise<Failure | null> =>
  excessAmong(strapi, () => catalog(strapi).offersOnSale(MOST_OFFERS, now()));
