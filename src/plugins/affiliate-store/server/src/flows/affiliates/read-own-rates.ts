import type { Core } from '@strapi/strapi';
import type { Data, Request } from '../../../../contracts/endpoint';
import type { estimateEarnings, OwnRates } from '../../../../contracts/rates';
import { affiliateFailures, affiliates, nextTier, spanAt, tierAt, type Affiliate, type Terms } from '../../capabilities/affiliates/service';
import { checkoutFailures } from '../../capabilities/checkout/service';
import type { Failure } from '../../kernel/failure';
import { minor, moneyView } from '../../kernel/money';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { now } from '../../platform/clock';
import { maybeIsoOf } from '../../platform/moments';
import { ownEventPayViews } from '../paid-events/event-pay-views';
import { goodsOf, goodView } from './manage-rates';
import { ladderView, ruleViews } from './rate-views';
import type { PartnerSelf } from './read-partner-portal';
import { reckonRate } from './reckon-rate';

interface Standing {
  readonly terms: Terms;
  readonly version: number;
  readonly tier: string | null;
  readonly group: string | null;
}

/** What is promised to an affiliate at this moment, and the tier they stand on. */
const standingOf = async (strapi: Core.Strapi, place: Affiliate): Promise<Standing | null> => {
  const standing = (await affiliates(strapi).contractsAt([place], now())).get(place.id);
  if (!standing) return null;
  const { terms, contract } = standing;
  const reached = terms.tiers ? await affiliates(strapi).tiersReached([place.id]) : [];
  return { terms, version: contract.offer.version, tier: tierAt(terms.tiers, reached, now()), group: contract.offer.group ?? null };
};

const tiersView = async (strapi: Core.Strapi, place: Affiliate, { terms, tier }: Standing): Promise<OwnRates['tiers']> => {
  const ladder = terms.tiers;
  const view = ladderView(ladder);
  if (!ladder || !view) return null;
  const at = now();
  const counted = await affiliates(strapi).countedFor(place.id, ladder, at);
  const kept = (await affiliates(strapi).tiersReached([place.id])).filter((each) => each.tier === tier && (each.until ?? Infinity) > at);
  const until = kept.some((each) => each.until === null) ? null : Math.max(0, ...kept.map((each) => each.until ?? 0));
  const next = nextTier(ladder, tier);
  return {
    ladder: view,
    tier,
    until: tier === null ? null : maybeIsoOf(until),
    counted,
    periodEnds: maybeIsoOf(spanAt(ladder.period, at).until),
    next: next && { ...next, missing: Math.max(0, next.from - counted) },
  };
};

/** What each contract of an affiliate pays for which sales, and how far the next tier is. */
export const ownRatesOf = async (strapi: Core.Strapi, { places }: PartnerSelf): Promise<OwnRates[]> => {
  const views: OwnRates[] = [];
  for (const place of places) {
    const standing = await standingOf(strapi, place);
    if (!standing) continue;
    const { terms, version, group } = standing;
    views.push({
      id: place.documentId,
      program: place.programName,
      code: place.code,
      version,
      rateBasisPoints: terms.rateBasisPoints,
      base: terms.commissionBase,
      group,
      maxMonths: terms.maxMonths ?? null,
      ...(await ownEventPayViews(strapi, terms, place.id)),
      rules: ruleViews(terms.rules),
      goods: (await goodsOf(strapi, place.programId)).map(goodView),
      tiers: await tiersView(strapi, place, standing),
    });
  }
  return views;
};

type Asked = Request<typeof estimateEarnings>['body'];

/** How many of some visits buy, in whole sales. */
const salesOf = ({ visits, conversionBasisPoints }: Asked): number => Math.floor((visits * conversionBasisPoints) / 10_000);

/** What so many visits would earn: one sale reckoned as a real one is, times the sales. Another's place is not found. */
export const estimateFor = async (
  strapi: Core.Strapi,
  { places }: PartnerSelf,
  asked: Asked,
): Promise<Outcome<Data<typeof estimateEarnings>, Failure>> => {
  const place = places.find(({ documentId }) => documentId === asked.place);
  const standing = place && (await standingOf(strapi, place));
  if (!place || !standing) return failed(affiliateFailures.because('AFFILIATE_NOT_FOUND'));
  const good = (await goodsOf(strapi, place.programId)).find(({ offerId }) => offerId === asked.offer);
  const price = good?.prices.find(({ currency }) => currency === asked.currency);
  if (!good || !price) return failed(checkoutFailures.because('OFFER_NOT_FOUND'));
  const { offerId: offer, productId: product, kind } = good;
  const { tier, group, terms } = standing;
  const sale = {
    offer,
    product,
    kind,
    tier,
    group,
    country: asked.country ?? '',
    buyer: asked.buyer,
    payment: 'first',
    currency: price.currency,
  } as const;
  const rated = await reckonRate(strapi, terms, {
    gross: price.minor,
    unitCost: good.unitCost,
    instalments: good.renewal?.instalments,
    sale,
  });
  const sales = salesOf(asked);

  const total = minor(Number(BigInt(rated.commission.amount) * BigInt(sales)));
  return ok({ ...rated, price: moneyView(price), sales, total: moneyView({ minor: total, currency: price.currency }) });
};
