import type { Core } from '@strapi/strapi';
import type { Data, Request } from '../../../../contracts/endpoint';
import type { Good, PlaceView, publishRates, RatedView, readRates, tryRates } from '../../../../contracts/rates';
import {
  affiliateFailures,
  affiliates,
  termsOf,
  tierAt,
  troubleWithRules,
  type Affiliate,
  type Program,
  type StandingContract,
  type TierEntry,
  type Terms,
} from '../../capabilities/affiliates/service';
import { catalog, type OfferForSale } from '../../capabilities/catalog/service';
import type { Failure } from '../../kernel/failure';
import { grouped } from '../../kernel/grouped';
import { minor, moneyView, NOTHING } from '../../kernel/money';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { now } from '../../platform/clock';
import { excessOfDraft } from './guard-margin';
import { ladderView, ruleViews } from './rate-views';
import { reckonRate } from './reckon-rate';

const MOST_GOODS = 200;
const MOST_PLACES = 200;

/** What rules of a program may speak of. */
export const goodsOf = async (strapi: Core.Strapi, programId: number): Promise<readonly OfferForSale[]> =>
  catalog(strapi).offersInProgram(programId, MOST_GOODS, now());

export const goodView = ({ offerId, offerName, productId, productName, kind, renewal, prices }: OfferForSale): Good => ({
  offer: offerId,
  product: productId,
  offerName,
  productName,
  kind,
  renews: renewal !== null && renewal.instalments === null,
  prices: prices.map(({ minor: amount, currency }) => moneyView({ minor: amount, currency })),
});

const placeView = (affiliate: Affiliate, standing: StandingContract | undefined, reached: readonly TierEntry[]): PlaceView => ({
  id: affiliate.documentId,
  name: affiliate.name,
  code: affiliate.code,
  group: affiliate.group,
  groupInForce: standing?.contract.offer.group ?? null,
  tags: [...affiliate.tags],
  tier: tierAt(standing?.terms.tiers, reached, now()),
});

/** One affiliate among groups and tiers, as staff sees them. */
export const placeOf = async (strapi: Core.Strapi, affiliate: Affiliate): Promise<PlaceView> => {
  const standing = (await affiliates(strapi).contractsAt([affiliate], now())).get(affiliate.id);
  return placeView(affiliate, standing, standing?.terms.tiers ? await affiliates(strapi).tiersReached([affiliate.id]) : []);
};

const placesOf = async (strapi: Core.Strapi, program: Program): Promise<PlaceView[]> => {
  const { rows } = await affiliates(strapi).page({ programDocumentId: program.documentId, limit: MOST_PLACES });
  const standing = await affiliates(strapi).contractsAt(rows, now());
  const laddered = rows.flatMap(({ id }) => (standing.get(id)?.terms.tiers ? [id] : []));
  const reached = grouped(await affiliates(strapi).tiersReached(laddered), ({ affiliateId }) => affiliateId);
  return rows.map((row) => placeView(row, standing.get(row.id), reached.get(row.id) ?? []));
};

/** What a program pays beside its rate, and to whom. */
export const ratesOfProgram = async (strapi: Core.Strapi, id: string): Promise<Outcome<Data<typeof readRates>, Failure>> => {
  const program = await affiliates(strapi).programOfDocument(id);
  if (!program) return failed(affiliateFailures.because('PROGRAM_NOT_FOUND'));
  const named = (program.rules ?? []).flatMap(({ when }) => when.group ?? []);
  return ok({
    id,
    name: program.name,
    version: program.version,
    rateBasisPoints: program.rateBasisPoints,
    maxMonths: program.maxMonths ?? null,
    rules: ruleViews(program.rules),
    tiers: ladderView(program.tiers),
    groups: [...new Set([...(await affiliates(strapi).groupsOf(program.id)), ...named])].sort(),
    goods: (await goodsOf(strapi, program.id)).map(goodView),
    places: await placesOf(strapi, program),
  });
};

type Published = Request<typeof publishRates>['body'];

/** Rules, tiers and months of a draft put into the terms of a program. */
export const withRates = (program: Terms, { rules, tiers, maxMonths }: Omit<Published, 'version'>): Terms => {
  const { rules: _rules, tiers: _tiers, maxMonths: _months, ...rest } = program;
  return {
    ...rest,
    ...(rules.length === 0 ? {} : { rules: rules }),
    ...(tiers === null ? {} : { tiers: tiers }),
    ...(maxMonths === null ? {} : { maxMonths }),
  };
};

/** Other rules and tiers for a program: whoever is in gets better ones at once and is told of worse ones. */
export const publishRatesOf = async (
  strapi: Core.Strapi,
  id: string,
  { version, by, ...rates }: Published & { readonly by: string },
): Promise<Outcome<Data<typeof publishRates>, Failure>> => {
  const program = await affiliates(strapi).programOfDocument(id);
  if (!program) return failed(affiliateFailures.because('PROGRAM_NOT_FOUND'));
  const draft = withRates(termsOf(program), rates);
  const excess = await excessOfDraft(strapi, program.id, draft);
  if (excess) return failed(excess);
  const published = await affiliates(strapi).publishTerms(id, draft, { seen: version, by });
  return published.ok ? ok({ version: published.value.version }) : published;
};

type Asked = Request<typeof tryRates>['body'];

const factsOf = (good: OfferForSale | undefined, { currency, country, buyer, payment, group, tier, kind }: Asked['sale']) => ({
  offer: good?.offerId ?? '',
  product: good?.productId ?? '',
  kind: good?.kind ?? kind ?? 'digital',
  tier,
  group,
  country: country ?? '',
  buyer,
  payment,
  currency,
});

/** What a sale would pay by a draft of rules. */
export const tryRatesOf = async (strapi: Core.Strapi, id: string, { rules, sale }: Asked): Promise<Outcome<RatedView, Failure>> => {
  const program = await affiliates(strapi).programOfDocument(id);
  if (!program) return failed(affiliateFailures.because('PROGRAM_NOT_FOUND'));
  const trouble = troubleWithRules(rules);
  if (trouble) return failed(trouble);
  const good = sale.offer === null ? undefined : (await goodsOf(strapi, program.id)).find(({ offerId }) => offerId === sale.offer);
  const terms = withRates(termsOf(program), { rules, tiers: null, maxMonths: null });

  const gross = minor(Number(sale.amount));
  const { unitCost = NOTHING, renewal } = good ?? {};
  return ok(await reckonRate(strapi, terms, { gross, unitCost, instalments: renewal?.instalments, sale: factsOf(good, sale) }));
};
