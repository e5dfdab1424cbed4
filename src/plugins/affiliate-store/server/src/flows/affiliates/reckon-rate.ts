import type { Core } from '@strapi/strapi';
import type { RatedView } from '../../../../contracts/rates';
import { rateFor, type SaleFacts, type Terms } from '../../capabilities/affiliates/service';
import type { OfferForSale, OfferPrice } from '../../capabilities/catalog/service';
import { feeBearer, platformFee, platformFixedFee } from '../../capabilities/checkout/service';
import { decisions as books, textOf, type SplitPlan } from '../../capabilities/commissions/service';
import { costOfInstalment } from '../../capabilities/subscriptions/service';
import { includedTax, pricesIncludeTax } from '../../capabilities/taxes/service';
import { basisPoints, rate } from '../../kernel/basis-points';
import { minor, moneyView, NOTHING, type Minor } from '../../kernel/money';
import { setting } from '../../platform/settings';
import { affiliatePart } from './affiliate-part';
import { fixedFeeIn } from './fixed-fee';
import { teamPlan } from '../commissions/team-plan';
import { taxRatesOf } from '../taxes/tax-rates-of-day';

/** What is supposed to be sold: the price as the buyer pays it, and what one piece costs its seller. */
export interface Supposed {
  readonly gross: Minor;
  readonly unitCost: Minor;
  /** In how many payments it is paid for good; null or absent where `gross` is all of it. */
  readonly instalments?: number | null | undefined;
  readonly sale: SaleFacts;
  /** What the price was made of, where it is a converted one. */
  readonly converted?: OfferPrice['converted'];
  /** Whose team shares it; nobody's where only a rate is looked at. */
  readonly offer?: Pick<OfferForSale, 'coProducers' | 'creatorKeeps' | 'renewal'>;
}

/** What the shop's settings take off a sale before anybody else; read once, however many sales are supposed. */
export interface Taking {
  readonly fee: number;
  readonly fixed: Readonly<Record<string, number>>;
  readonly bearer: SplitPlan['feeBearer'];
  /** By country; null where tax comes on top. */
  readonly tax: Readonly<Record<string, number>> | null;
}

export const takingOf = async (strapi: Core.Strapi): Promise<Taking> => ({
  fee: await setting(strapi, platformFee),
  fixed: await setting(strapi, platformFixedFee),
  bearer: await setting(strapi, feeBearer),
  tax: (await setting(strapi, pricesIncludeTax)) === 'included' ? (await taxRatesOf(strapi)).standard : null,
});

/** Parties of a plan nobody earns by. */
const [AFFILIATE, SPONSOR, CREATOR, CO_PRODUCER] = ['affiliate', 'sponsor', 'creator', 'co_producer'];

/** Of what a piece costs its creator an instalment carries its part, as it does when it is sold. */
const costOfPayment = ({ unitCost, instalments }: Supposed): Minor => (instalments ? costOfInstalment(unitCost, instalments, 1) : unitCost);

const supposedPlan = (taking: Taking, terms: Terms | null, supposed: Supposed): SplitPlan => {
  const { sale, converted = null, offer } = supposed;
  return {
    platform: { bps: basisPoints(taking.fee), fixed: fixedFeeIn(taking.fixed, sale.currency, converted) },
    feeBearer: taking.bearer,
    commissionBase: terms?.commissionBase ?? 'net_of_fee',
    unitCost: costOfPayment(supposed),
    affiliate: terms && affiliatePart({ partyPublicId: AFFILIATE, rateBasisPoints: terms.rateBasisPoints }, terms.rules ?? [], sale),
    secondTier:
      terms && terms.secondTierBasisPoints > 0
        ? { party: SPONSOR, rate: rate(terms.secondTierBasisPoints), base: terms.secondTierBase }
        : null,
    ...(offer
      ? teamPlan({ offer, currency: sale.currency, converted }, { creator: CREATOR, coProducers: offer.coProducers.map(() => CO_PRODUCER) })
      : { creator: CREATOR, coProducers: [] }),
  };
};

/** The tax in a price: of the buyer's country, or the highest there is where none is named. */
const taxIn = ({ tax: rates }: Taking, gross: Minor, country: string): Minor => {
  if (rates === null) return NOTHING;
  return includedTax(gross, country === '' ? Math.max(0, ...Object.values(rates)) : (rates[country] ?? 0));
};

/** What a sale would pay whoever brought it, by the very functions that freeze and split an order. Nothing is booked. */
export const reckonRate = async (strapi: Core.Strapi, terms: Terms, supposed: Supposed): Promise<RatedView> => {
  const { gross, sale } = supposed;
  const { currency } = sale;
  const taking = await takingOf(strapi);
  const split = books.waterfall({ gross, tax: taxIn(taking, gross, sale.country) }, supposedPlan(taking, terms, supposed));
  const share = split.components.find(({ role }) => role === 'affiliate');
  if (!share) throw new Error('a plan with an affiliate has a share of theirs');
  const rated = rateFor(terms, sale);
  const view = (amount: number) => moneyView({ minor: minor(amount), currency });
  return {
    rule: rated.rule && { ...rated.rule },
    rateBasisPoints: rated.rateBasisPoints,
    fixed: rated.fixed === null ? null : view(rated.fixed),
    commission: view(share.amount),
    explanation: {
      title: rated.rule?.name ?? 'rate',
      amount: view(share.amount),
      steps: share.derivation.map((each) => ({
        code: each.code,
        text: textOf(each, currency),
        facts: { ...each.facts },
        amount: each.amount === null ? null : view(each.amount),
      })),
    },
  };
};

/** The first share a sale does not pay in full, the site's own fee among them; null where it gives what it promises. */
export const excessOf = (taking: Taking, terms: Terms | null, supposed: Supposed): ReturnType<typeof books.cutAt> => {
  const { gross, sale } = supposed;
  const plan = supposedPlan(taking, terms, supposed);
  // A team that was promised more than there is, past every form: nobody can buy it (PLAN_IMPOSSIBLE), so that it breaks no promise.
  if (!books.validatePlan(plan).ok) return null;
  return books.cutAt({ gross, tax: taxIn(taking, gross, sale.country) }, plan);
};
