import type { Core } from '@strapi/strapi';
import type { AdminDeal } from '../../../../contracts/admin';
import type { DealDetail, DealView, listDealChoices } from '../../../../contracts/deals';
import type { Data } from '../../../../contracts/endpoint';
import { affiliates, type Affiliate, type Program } from '../../capabilities/affiliates/service';
import { creatives } from '../../capabilities/creatives/service';
import {
  dealFailures,
  deals,
  endOf,
  exchangeOf,
  phaseOf,
  sideOf,
  type Deal,
  type DealFilter,
  type Side,
  type Sold,
} from '../../capabilities/deals/service';
import { dayOf, insights, NO_FIGURES, plusFigures, type MovedSum, type PlaceFigures } from '../../capabilities/insights/service';
import { people, type Party } from '../../capabilities/people/service';
import type { Failure } from '../../kernel/failure';
import { minor, moneyView } from '../../kernel/money';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { now } from '../../platform/clock';
import { isoOf, maybeIsoOf } from '../../platform/moments';
import { together } from '../../platform/transaction';
import { partnerOf } from './make-deals';
import { knownOn } from '../insights/read-place-report';
import { ownProducts, ownPrograms } from '../affiliates/own-programs';
import type { Page } from '../affiliates/read-partner-portal';
import type { StudioSelf } from '../catalog/recognise-creator';

const MOST_PIECES = 100;

interface Asked {
  readonly before?: number | undefined;
  readonly limit: number;
}

type Sides = NonNullable<ReturnType<typeof sideOf>>;

interface Days {
  readonly from: string;
  readonly to: string;
}

interface Known {
  readonly parties: ReadonlyMap<number, Party>;
  readonly programs: ReadonlyMap<number, Program>;
  readonly places: ReadonlyMap<number, Affiliate>;
}

const knownOf = async (strapi: Core.Strapi, found: readonly Deal[]): Promise<Known> => {
  const sides = found.flatMap(({ proposer, partner }) => [proposer, partner]);
  return {
    parties: await people(strapi).parties([...new Set(sides.map(({ partyId }) => partyId))]),
    programs: new Map((await affiliates(strapi).programs()).map((program) => [program.id, program])),
    places: await affiliates(strapi).affiliates(sides.flatMap(({ placeId }) => placeId ?? [])),
  };
};

const viewOf = (deal: Deal, { partyId }: StudioSelf, { parties, programs, places }: Known): DealView => {
  const sides = sideOf(deal, partyId);
  if (!sides) throw new Error(`deal ${deal.publicId} is not of party ${partyId}`);
  const { mine, theirs } = sides;
  return {
    id: deal.publicId,
    phase: phaseOf(deal, now()),
    with: parties.get(theirs.partyId)?.name ?? '',
    byYou: deal.proposer.partyId === partyId,
    rateBasisPoints: deal.rateBasisPoints,
    noticeDays: deal.noticeDays,
    endsAt: isoOf(endOf(deal)),
    yourProgram: programs.get(mine.programId)?.name ?? '',
    yourProducts: [...mine.products],
    theirProgram: programs.get(theirs.programId)?.name ?? '',
    theirProducts: [...theirs.products],
    creatives: [...deal.creatives],
    message: deal.message,
    reason: deal.reason,
    yourCode: mine.placeId === null ? null : (places.get(mine.placeId)?.code ?? null),
    proposedAt: isoOf(deal.createdAt),
    answeredAt: maybeIsoOf(deal.answeredAt),
  };
};

/** A page of somebody's deals, newest first. */
export const ownDeals = async (strapi: Core.Strapi, self: StudioSelf, asked: Asked): Promise<Page<DealView>> => {
  const filter = { partyId: self.partyId };
  const found = await deals(strapi).list(filter, asked);
  const known = await knownOf(strapi, found);
  const last = found.length === asked.limit ? found.at(-1) : undefined;
  return {
    rows: found.map((deal) => viewOf(deal, self, known)),
    nextCursor: last ? String(last.id) : null,
    total: await deals(strapi).count(filter),
  };
};

/** One deal of somebody's own; not found when it is anybody else's. */
export const ownDeal = async (strapi: Core.Strapi, { partyId }: StudioSelf, id: string): Promise<Outcome<Deal, Failure>> => {
  const deal = await deals(strapi).find(id);
  return deal && sideOf(deal, partyId) ? ok(deal) : failed(dealFailures.because('DEAL_NOT_FOUND'));
};

type Exchange = DealDetail['exchange'];

/** Sums of places in one currency. */
interface PlaceAmounts {
  readonly affiliateId: number;
  readonly currency: string;
  readonly figures: PlaceFigures;
}

/** What went each way by sums of places; what of them is of neither side is left out. */
const exchangeBy = (sums: readonly PlaceAmounts[], { mine, theirs }: Sides): Exchange =>
  exchangeOf(
    sums
      .filter(({ currency }) => currency !== '')
      .map(({ affiliateId: placeId, currency, figures }) => ({
        placeId,
        currency,
        sales: figures.sales,
        revenue: figures.revenue - figures.refunded,
        commission: figures.earned - figures.reversed,
      })),
    mine.placeId,
    theirs.placeId,
  ).map(({ currency, byMe, byThem, difference }) => {
    const money = (amount: number) => moneyView({ minor: minor(amount), currency });
    const sold = ({ sales, revenue, commission }: Sold) => ({ sales, revenue: money(revenue), commission: money(commission) });
    return { currency, byYou: sold(byMe), byThem: sold(byThem), difference: money(difference) };
  });

/** What was booked after a day about the same sales, by the day it was booked on; what moved no figure of theirs is no line. */
const laterIn = async (strapi: Core.Strapi, sides: Sides, days: Days, known: string): Promise<DealDetail['later']> => {
  const moves: MovedSum[] = [];
  for (const placeId of [sides.mine.placeId, sides.theirs.placeId])
    if (placeId !== null) moves.push(...(await insights(strapi).moves(days, { after: known, affiliateId: placeId })));
  const booked = [...new Set(moves.map((move) => move.booked))].sort();
  return booked.flatMap((day) => {
    const sums = new Map<string, PlaceAmounts>();
    for (const { affiliateId, currency, figures } of moves.filter((move) => move.booked === day)) {
      const sum = sums.get(`${affiliateId} ${currency}`)?.figures ?? NO_FIGURES;
      sums.set(`${affiliateId} ${currency}`, { affiliateId, currency, figures: plusFigures(sum, figures) });
    }
    return exchangeBy([...sums.values()], sides).flatMap((line) =>
      [line.byYou, line.byThem].every(({ sales, revenue, commission }) => sales === 0 && isZero(revenue) && isZero(commission))
        ? []
        : [{ booked: day, ...line }],
    );
  });
};

const isZero = ({ amount }: Exchange[number]['difference']): boolean => /^-?0+$/.test(amount);

/**
 * What went each way since a deal was accepted, read from the sums of its two places: the same that affiliates and reports are shown. As it was
 * known at the end of a day it is what had been booked until then.
 */
const exchangeIn = async (
  strapi: Core.Strapi,
  deal: Deal,
  { partyId }: StudioSelf,
  known: string | null,
): Promise<Pick<DealDetail, 'asKnownOn' | 'exchange' | 'later'>> => {
  const sides = sideOf(deal, partyId);
  const nothing = { asKnownOn: known, exchange: [], later: [] };
  if (!sides || deal.answeredAt === null || deal.state !== 'accepted') return nothing;
  const days = { from: dayOf(deal.answeredAt), to: dayOf(Math.min(endOf(deal), now())) };
  const later = known === null ? [] : await laterIn(strapi, sides, days, known);
  // Before its first day nothing can have been booked.
  if (known !== null && known < days.from) return { ...nothing, later };
  return { asKnownOn: known, exchange: exchangeBy(await insights(strapi).places(days, known), sides), later };
};

/** One deal as one of its sides sees it, with what went each way: as it stands, or as it was known at the end of a day. */
export const dealDetailOf = async (strapi: Core.Strapi, self: StudioSelf, deal: Deal, asKnownOn?: string): Promise<DealDetail> => ({
  ...viewOf(deal, self, await knownOf(strapi, [deal])),
  ...(await exchangeIn(strapi, deal, self, knownOn(asKnownOn))),
});

type Choices = Data<typeof listDealChoices>;

/** What a seller could put into a deal: programs in which nobody else sells, with their products and pieces. */
const choicesOf = async (strapi: Core.Strapi, partyId: number): Promise<Choices['yours']> => {
  const products = await ownProducts(strapi, { partyId });
  const programs: Choices['yours']['programs'] = [];
  for (const { program, alone } of await ownPrograms(strapi, { partyId })) {
    if (!alone) continue;
    const pieces = await creatives(strapi).list({ programId: program.id, retired: false }, { limit: MOST_PIECES });
    programs.push({
      id: program.documentId,
      name: program.name,
      products: [
        ...new Map(
          products.filter(({ programId }) => programId === program.id).map(({ documentId: id, name }) => [id, { id, name }]),
        ).values(),
      ],
      creatives: pieces.filter((piece) => piece.partyId === null).map(({ publicId: id, name }) => ({ id, name })),
    });
  }
  return { programs };
};

/** What two sellers could put into a deal. */
export const dealChoices = async (strapi: Core.Strapi, self: StudioSelf, handle: string): Promise<Outcome<Choices, Failure>> => {
  // A seller nobody has bought from yet may have no party, and gets one.
  const partner = await together(strapi, () => partnerOf(strapi, self, handle));
  if (!partner.ok) return partner;
  return ok({
    with: partner.value.name,
    yours: await choicesOf(strapi, self.partyId),
    theirs: await choicesOf(strapi, partner.value.id),
  });
};

const deskSide = ({ partyId, programId, products, placeId }: Side, { parties, programs, places }: Known): AdminDeal['proposer'] => {
  const place = placeId === null ? undefined : places.get(placeId);
  return {
    name: parties.get(partyId)?.name ?? '',
    program: { id: programs.get(programId)?.documentId ?? '', name: programs.get(programId)?.name ?? '' },
    products: [...products],
    place: place ? { id: place.documentId, code: place.code } : null,
  };
};

const deskView = (deal: Deal, known: Known): AdminDeal => ({
  id: deal.publicId,
  phase: phaseOf(deal, now()),
  proposer: deskSide(deal.proposer, known),
  partner: deskSide(deal.partner, known),
  creatives: [...deal.creatives],
  rateBasisPoints: deal.rateBasisPoints,
  noticeDays: deal.noticeDays,
  endsAt: isoOf(endOf(deal)),
  message: deal.message,
  reason: deal.reason,
  proposedAt: isoOf(deal.createdAt),
  answeredAt: maybeIsoOf(deal.answeredAt),
});

/** A page of deals as the desk sees them, newest first. */
export const dealsOnDesk = async (strapi: Core.Strapi, filter: Pick<DealFilter, 'state'>, asked: Asked): Promise<Page<AdminDeal>> => {
  const found = await deals(strapi).list(filter, asked);
  const known = await knownOf(strapi, found);
  const last = found.length === asked.limit ? found.at(-1) : undefined;
  return {
    rows: found.map((deal) => deskView(deal, known)),
    nextCursor: last ? String(last.id) : null,
    total: await deals(strapi).count(filter),
  };
};

/** One deal as the desk sees it. */
export const dealOnDesk = async (strapi: Core.Strapi, id: string): Promise<Outcome<AdminDeal, Failure>> => {
  const deal = await deals(strapi).find(id);
  return deal ? ok(deskView(deal, await knownOf(strapi, [deal]))) : failed(dealFailures.because('DEAL_NOT_FOUND'));
};
