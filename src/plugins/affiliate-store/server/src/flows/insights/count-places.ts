import type { Core } from '@strapi/strapi';
import { affiliates } from '../../capabilities/affiliates/service';
import { refundedTotal, takenOfLine, type OrderBooks, type ShareBook } from '../../capabilities/commissions/service';
import {
  dayOf,
  insights,
  isNothing,
  minusFigures,
  NO_FIGURES,
  plusFigures,
  type Measure,
  type PlaceFigures,
  type PlaceMove,
} from '../../capabilities/insights/service';
import type { OrderSnapshot } from '../../capabilities/orders/service';
import { now } from '../../platform/clock';
import type { CommissionState } from '../../capabilities/commissions/service';

/** Somebody's place in the program of a line. */
export interface CountedPlace {
  readonly affiliateId: number;
  readonly programId: number;
  readonly enrolledAt: number;
}
type PlaceOf = (share: ShareBook) => CountedPlace | null;

const recommends = ({ role, party }: ShareBook): boolean => party !== null && (role === 'affiliate' || role === 'second_tier');

/** Under which measure what is left of a commission counts while it is in a state. */
const STATE: Readonly<Record<CommissionState, Measure>> = {
  pending: 'pending',
  approved: 'available',
  held: 'held',
  in_payout: 'in_payout',
  paid: 'paid',
  rejected: 'ended',
  reversed: 'ended',
  void: 'ended',
  written_off: 'ended',
};

const earnedBy = ({ amount, reversed, state }: ShareBook): PlaceFigures => {
  const left = amount - reversed;
  return { ...NO_FIGURES, earned: amount, reversed, [STATE[state ?? 'void']]: left };
};

/** What a place sold: the lines it earns of, without their tax, and what went back of them. A second tier sells nothing. */
const soldBy = (books: OrderBooks, shares: readonly ShareBook[]): PlaceFigures => {
  const lines = new Set(shares.filter(({ role, amount }) => role === 'affiliate' && amount > 0).map(({ line }) => line));
  if (lines.size === 0) return NO_FIGURES;
  const tax = books.shares.filter(({ role, line }) => role === 'tax' && lines.has(line));
  const taken = [...lines].reduce((sum, line) => sum + takenOfLine(books, line), 0);
  const gross = books.lines.reduce((sum, { line, gross: charged }) => sum + (lines.has(line) ? charged : 0), 0);
  return {
    ...NO_FIGURES,
    sales: 1,
    revenue: gross - tax.reduce((sum, share) => sum + share.amount, 0),
    refunded_sales: taken > 0 && refundedTotal(books) > 0 ? 1 : 0,
    refunded: taken - tax.reduce((sum, share) => sum + share.reversed, 0),
    disputed_sales: books.disputes.length > 0 ? 1 : 0,
  };
};

/** The figures of every place that has a part in an order, as its books stand. Pure. */
export const placeFigures = (books: OrderBooks | null, placeOf: PlaceOf): ReadonlyMap<number, PlaceFigures> => {
  const shares = new Map<number, ShareBook[]>();
  for (const share of (books?.shares ?? []).filter(recommends)) {
    const place = placeOf(share);
    if (place) shares.set(place.affiliateId, [...(shares.get(place.affiliateId) ?? []), share]);
  }
  return new Map(
    [...shares].map(([affiliateId, own]) => [affiliateId, own.map(earnedBy).reduce(plusFigures, books ? soldBy(books, own) : NO_FIGURES)]),
  );
};

/** What an event moved of each place: the difference between the books before and after it, so that all moves of an order sum to its books. Pure. */
export const placeMoves = (
  {
    before,
    after,
    places,
    placeOf,
  }: {
    readonly before: OrderBooks | null;
    readonly after: OrderBooks;
    readonly places: readonly CountedPlace[];
    readonly placeOf: PlaceOf;
  },
  { booked, cause }: Pick<PlaceMove, 'booked' | 'cause'>,
): readonly PlaceMove[] => {
  const [was, is] = [placeFigures(before, placeOf), placeFigures(after, placeOf)];
  return places.flatMap(({ affiliateId, programId, enrolledAt }) => {
    const figures = minusFigures(is.get(affiliateId) ?? NO_FIGURES, was.get(affiliateId) ?? NO_FIGURES);
    if (isNothing(figures)) return [];
    const joined = dayOf(enrolledAt).slice(0, 7);
    return [{ affiliateId, programId, joined, day: dayOf(after.paidAt), booked, cause, currency: after.currency, figures }];
  });
};

/** Adds what an event did to the sums of the places it concerns. Inside the unit of work that stores it. */
export const countPlaces = async (
  strapi: Core.Strapi,
  {
    snapshot,
    before,
    after,
    cause,
  }: {
    readonly snapshot: OrderSnapshot;
    readonly before: OrderBooks | null;
    readonly after: OrderBooks;
    readonly cause: string;
  },
): Promise<void> => {
  const programs = new Map(snapshot.lines.map(({ line, program }) => [line, program?.id ?? null]));
  const wanted = [...(before?.shares ?? []), ...after.shares].filter(recommends).flatMap(({ line, party }) => {
    const programId = programs.get(line);
    return programId === null || programId === undefined ? [] : [{ programId, party: party ?? '' }];
  });
  if (wanted.length === 0) return;
  const places = await affiliates(strapi).placesOf(wanted);
  const placeOf: PlaceOf = ({ line, party }) =>
    places.find((place) => place.programId === programs.get(line) && place.party === party) ?? null;
  insights(strapi).countPlaces(placeMoves({ before, after, places, placeOf }, { booked: dayOf(now()), cause }));
};
