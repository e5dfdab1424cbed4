import type { Core } from '@strapi/strapi';
import type { RatedView } from '../../../contracts/rates';
import { rateFor, type SaleFacts, type Terms } from '../capabilities/affiliates/service';
import { feeBearer, platformFee, platformFixedFee, taxRates } from '../capabilities/checkout/service';
import { decisions as books, textOf, type SplitPlan } from '../capabilities/commissions/service';
import { includedTax, pricesIncludeTax } from '../capabilities/taxes/service';
import { basisPoints, rate } from '../kernel/basis-points';
import { minor, moneyView, NOTHING, type Minor } from '../kernel/money';
import { setting } from '../platform/settings';
import { affiliatePart } from './affiliate-part';

/** What is supposed to be sold: the price as the buyer pays it, and what one piece costs its seller. */
export interface Supposed {
  readonly gross: Minor;
  readonly unitCost: Minor;
  readonly sale: SaleFacts;
}

/** Parties of a plan nobody earns by. */
const [AFFILIATE, SPONSOR, CREATOR] = ['affiliate', 'sponsor', 'creator'];

const supposedPlan = async (strapi: Core.Strapi, terms: Terms, { sale, unitCost }: Supposed): Promise<SplitPlan> => ({
  platform: {
    bps: basisPoints(await setting(strapi, platformFee)),
    fixed: minor((await setting(strapi, platformFixedFee))[sale.currency] ?? 0),
  },
  feeBearer: await setting(strapi, feeBearer),
  commissionBase: terms.commissionBase,
  unitCost,
  affiliate: affiliatePart({ partyPublicId: AFFILIATE, rateBasisPoints: terms.rateBasisPoints }, terms.rules ?? [], sale),
  secondTier:
    terms.secondTierBasisPoints > 0 ? { party: SPONSOR, rate: rate(terms.secondTierBasisPoints), base: terms.secondTierBase } : null,
  creator: CREATOR,
  coProducers: [],
});

/** The tax in a price: of the buyer's country, or the highest there is where none is named. */
const taxIn = async (strapi: Core.Strapi, gross: Minor, country: string): Promise<Minor> => {
  if ((await setting(strapi, pricesIncludeTax)) !== 'included') return NOTHING;
  const rates = await setting(strapi, taxRates);
  return includedTax(gross, country === '' ? Math.max(0, ...Object.values(rates)) : (rates[country] ?? 0));
};

/** What a sale would pay whoever brought it, by the very functions that freeze and split an order. Nothing is booked. */
export const reckonRate = async (strapi: Core.Strapi, terms: Terms, supposed: Supposed): Promise<RatedView> => {
  const { gross, sale } = supposed;
  const { currency } = sale;
  const tax = await taxIn(strapi, gross, sale.country);
  const split = books.waterfall({ gross, tax }, await supposedPlan(strapi, terms, supposed));
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

/** What a sale promises beyond what there is to give; null where it gives what it promises. */
export const excessOf = async (
  strapi: Core.Strapi,
  terms: Terms,
  supposed: Supposed,
): Promise<Readonly<Record<string, string | number | boolean>> | null> => {
  const tax = await taxIn(strapi, supposed.gross, supposed.sale.country);
  const guarded = books.marginGuard(await supposedPlan(strapi, terms, supposed), [{ gross: supposed.gross, tax }]);
  return guarded.ok ? null : (guarded.failure.facts as Readonly<Record<string, string | number | boolean>>);
};
