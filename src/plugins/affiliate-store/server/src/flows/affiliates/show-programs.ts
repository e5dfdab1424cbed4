import type { Core } from '@strapi/strapi';
import type { ProgramCard, ProgramPage } from '../../../../contracts/programs';
import { affiliateFailures, affiliates, asSalesPay, lacksTerms, type Listing } from '../../capabilities/affiliates/service';
import { catalog, defaultCurrency, type OfferForSale } from '../../capabilities/catalog/service';
import { feeBearer, platformFee, platformFixedFee } from '../../capabilities/checkout/service';
import { decisions } from '../../capabilities/commissions/service';
import { pricesIncludeTax, taxOfLine, type TaxTerms } from '../../capabilities/taxes/service';
import { answerCache } from '../../platform/answer-cache';
import { basisPoints, rate } from '../../kernel/basis-points';
import type { Failure } from '../../kernel/failure';
import { minor, moneyView, NOTHING, type Minor, type Money } from '../../kernel/money';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { now } from '../../platform/clock';
import { cursorAt, readCursor } from '../../platform/cursor';
import { platformFailures } from '../../platform/failures';
import { setting } from '../../platform/settings';
import { eventPayViews } from '../paid-events/event-pay-views';
import { isInvited } from '../applications/invite-to-program';
import { figuresOf } from './program-figures';
import { sitesOfPrograms } from './site-of-program';
import { taxRatesOf } from '../taxes/tax-rates-of-day';

/** Of a program for everything in a shop, as many as fit on one page. */
const MOST_PRODUCTS = 500;

/** Thirty seconds at most; dropped at once when this instance writes a program. */
const answers = answerCache({ max: 500, ttlMs: 30_000 });
export const programsChanged = (): void => answers.clear();

interface Terms {
  readonly currency: string;
  readonly tax: TaxTerms;
  readonly fee: number;
  readonly fixed: Minor;
  readonly bearer: 'pool' | 'platform';
}

const termsNow = async (strapi: Core.Strapi): Promise<Terms> => {
  const currency = await setting(strapi, defaultCurrency);
  return {
    currency,
    tax: {
      ...(await taxRatesOf(strapi)),
      pricesInclude: (await setting(strapi, pricesIncludeTax)) === 'included',
    },
    fee: await setting(strapi, platformFee),
    fixed: minor((await setting(strapi, platformFixedFee))[currency] ?? 0),
    bearer: await setting(strapi, feeBearer),
  };
};

interface Earning {
  readonly offer: OfferForSale;
  readonly price: Minor;
  readonly earns: Minor;
}

/** What a sale of an offer earns its affiliate: taxed as a sale in the seller's own country and split as every order is. */
const earningOf = ({ program }: Pick<Listing, 'program'>, offer: OfferForSale, terms: Terms): Earning | null => {
  const price = offer.prices.find((one) => one.currency === terms.currency)?.minor;
  if (price === undefined || offer.availability !== 'available') return null;
  const sale = { kind: offer.taxKind, buyerCountry: offer.sellerCountry, sellerCountry: offer.sellerCountry, companyCountry: null };
  const { gross, tax } = taxOfLine(price, sale, terms.tax);
  const split = decisions.splitLine(
    { gross, tax },
    {
      platform: { bps: basisPoints(terms.fee), fixed: terms.fixed },
      feeBearer: terms.bearer,
      commissionBase: program.commissionBase,
      unitCost: offer.unitCost,
      affiliate: { party: 'affiliate', rate: rate(asSalesPay(program).rateBasisPoints) },
      secondTier: null,
      creator: 'creator',
      coProducers: [],
    },
  );
  return { offer, price, earns: split.components.find(({ role }) => role === 'affiliate')?.amount ?? NOTHING };
};

const dearestFirst = (listing: Pick<Listing, 'program'>, offers: readonly OfferForSale[], terms: Terms): readonly Earning[] =>
  offers.flatMap((offer) => earningOf(listing, offer, terms) ?? []).sort((a, b) => b.earns - a.earns);

/** What each offer of a program earns, dearest first. */
const earningsOf = async (strapi: Core.Strapi, listing: Listing, terms: Terms): Promise<readonly Earning[]> =>
  dearestFirst(listing, await catalog(strapi).offersInProgram(listing.program.id, MOST_PRODUCTS, now()), terms);

/** What sales of some offers would pay in a program: of the least and of the most, in the main currency. */
export const earningRange = async (
  strapi: Core.Strapi,
  program: Listing['program'],
  offers: readonly OfferForSale[],
): Promise<{ readonly least: Money | null; readonly most: Money | null }> => {
  const terms = await termsNow(strapi);
  const earned = dearestFirst({ program }, offers, terms);
  const money = (one: Earning | undefined): Money | null => (one ? { minor: one.earns, currency: terms.currency } : null);
  return { least: money(earned.at(-1)), most: money(earned[0]) };
};

const cardOf = (
  { program, ...listing }: Listing,
  earnings: readonly Earning[],
  { currency, figures, site }: { readonly currency: string } & Pick<ProgramCard, 'figures' | 'site'>,
): ProgramCard => ({
  slug: listing.slug,
  name: program.name,
  summary: listing.summary,
  kind: listing.kind,
  dealerForm: listing.dealerForm,
  contractMonths: listing.contractMonths,
  admission: listing.admission,
  languages: [...listing.languages],
  niches: [...listing.niches],
  site,
  cover: listing.cover,
  rateBasisPoints: asSalesPay(program).rateBasisPoints,
  commissionBase: program.commissionBase,
  model: program.model,
  windowDays: program.windowDays,
  holdDays: program.holdDays,
  secondTierBasisPoints: program.secondTierBasisPoints,
  version: program.version,
  earnsUpTo: earnings[0] ? moneyView({ minor: earnings[0].earns, currency }) : null,
  recurring: earnings.some(({ offer }) => offer.renewal !== null && offer.renewal.instalments === null),
  maxPayments: program.maxPayments ?? null,
  figures,
  ...eventPayViews(program),
});

/** Counted from many rows: everybody who looks within the half minute shares them. Never inside a unit of work, as clicks catch up first. */
const figuresNow = (strapi: Core.Strapi, programId: number): Promise<Pick<ProgramCard, 'figures'>> =>
  answers.get('figures', { programId }, async () => ({ figures: await figuresOf(strapi, programId) }));

interface Placed {
  readonly card: ProgramCard;
  readonly id: number;
  readonly createdAt: number;
}

/** Everything that is listed and says what it pays (B-42). */
const everything = async (strapi: Core.Strapi): Promise<readonly Placed[]> => {
  const terms = await termsNow(strapi);
  const sites = await sitesOfPrograms(strapi);
  const placed: Placed[] = [];
  for (const listing of await affiliates(strapi).listings('listed')) {
    if (lacksTerms(listing.program)) continue;
    const { figures } = await figuresNow(strapi, listing.program.id);
    const card = cardOf(listing, await earningsOf(strapi, listing, terms), {
      currency: terms.currency,
      figures,
      site: sites.get(listing.program.id) ?? null,
    });
    placed.push({ card, id: listing.program.id, createdAt: listing.createdAt });
  }
  return placed;
};

/** What is looked for in the marketplace. */
export interface Search {
  readonly q?: string | undefined;
  readonly niche?: string | undefined;
  readonly language?: string | undefined;
  readonly recurring?: 'yes' | 'no' | undefined;
  readonly sort: 'earnings' | 'per_click' | 'newest';
  readonly cursor?: string | undefined;
  readonly pageSize: number;
}

const has = (words: readonly string[], word: string | undefined): boolean =>
  word === undefined || word === '' || words.some((one) => one.toLowerCase() === word.toLowerCase());

const matches = ({ card }: Placed, { q, niche, language, recurring }: Search): boolean => {
  const text = `${card.name} ${card.summary} ${card.niches.join(' ')}`.toLowerCase();
  if (recurring !== undefined && card.recurring !== (recurring === 'yes')) return false;
  return has(card.niches, niche) && has(card.languages, language) && text.includes((q ?? '').toLowerCase());
};

/** Below every amount: what is not known comes last. */
const UNKNOWN = Number.MIN_SAFE_INTEGER;

const worth = ({ card, createdAt }: Placed, sort: Search['sort']): number => {
  if (sort === 'newest') return createdAt;
  if (sort === 'per_click') return parseInt(card.figures?.earnedPerClick?.amount ?? String(UNKNOWN), 10);
  return parseInt(card.earnsUpTo?.amount ?? '0', 10);
};

/** One page of the marketplace. */
export const searchPrograms = async (
  strapi: Core.Strapi,
  search: Search,
): Promise<Outcome<{ readonly rows: ProgramCard[]; readonly nextCursor: string | null; readonly total: number }, Failure>> => {
  const after = search.cursor === undefined ? null : readCursor(search.cursor, ['number', 'row']);
  if (search.cursor !== undefined && after === null) return failed(platformFailures.because('CURSOR_INVALID'));
  const found = [...(await answers.get('all', {}, () => everything(strapi)))]
    .filter((one) => matches(one, search))
    .sort((a, b) => worth(b, search.sort) - worth(a, search.sort) || b.id - a.id);
  const [value, id] = (after ?? []) as readonly number[];
  const isBehind = (one: Placed): boolean =>
    value === undefined || id === undefined || worth(one, search.sort) < value || (worth(one, search.sort) === value && one.id < id);
  const rest = found.filter(isBehind);
  const shown = rest.slice(0, search.pageSize);
  const last = rest.length > shown.length ? shown.at(-1) : undefined;
  return ok({
    rows: shown.map(({ card }) => card),
    nextCursor: last ? cursorAt([worth(last, search.sort), last.id]) : null,
    total: found.length,
  });
};

/** A program as its page shows it, with what each of its products earns. */
export const programPageOf = async (strapi: Core.Strapi, listing: Listing): Promise<ProgramPage> => {
  const terms = await termsNow(strapi);
  const earnings = await earningsOf(strapi, listing, terms);
  const money = (amount: Minor) => moneyView({ minor: amount, currency: terms.currency });
  const { description, sellingHelp, promotionMethods } = listing;
  const site = (await sitesOfPrograms(strapi)).get(listing.program.id) ?? null;
  return {
    ...cardOf(listing, earnings, { currency: terms.currency, site, ...(await figuresNow(strapi, listing.program.id)) }),
    description,
    sellingHelp,
    promotionMethods: [...promotionMethods],
    products: earnings.map(({ offer, price, earns }) => ({
      name: offer.productName,
      slug: offer.productSlug,
      price: money(price),
      earns: money(earns),
      renews: offer.renewal !== null,
    })),
  };
};

/** The public page of a program; of what is not listed there is one for the invited alone. */
export const readProgramPage = async (strapi: Core.Strapi, slug: string, invite?: string): Promise<Outcome<ProgramPage, Failure>> => {
  const invited = invite === undefined ? null : await affiliates(strapi).listing(slug);
  if (invited && !lacksTerms(invited.program) && (await isInvited(strapi, invited, invite)))
    return ok(await programPageOf(strapi, invited));
  const found = await answers.get('one', { slug }, async () => {
    const listing = await affiliates(strapi).listing(slug);
    return { page: listing?.listed && !lacksTerms(listing.program) ? await programPageOf(strapi, listing) : null };
  });
  return found.page ? ok(found.page) : failed(affiliateFailures.because('PROGRAM_NOT_FOUND'));
};
