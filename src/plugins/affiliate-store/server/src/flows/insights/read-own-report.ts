import type { Core } from '@strapi/strapi';
import type { OwnFigures, readOwnReport } from '../../../../contracts/partner-report';
import type { Data } from '../../../../contracts/endpoint';
import { attribution } from '../../capabilities/attribution/service';
import {
  dayRange,
  insights,
  totalOfLines,
  visitQuality,
  type MeasuredVisits,
  type MovedSum,
  type PlaceLine,
} from '../../capabilities/insights/service';
import { minor, moneyView } from '../../kernel/money';
import { now } from '../../platform/clock';
import type { PartnerSelf } from '../affiliates/read-partner-portal';
import { countedDays, figuresView, knownOn, linesOf } from './read-place-report';

interface Days {
  readonly from: string;
  readonly to: string;
}

interface Asked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** One amount for each currency that has one. */
export const amountsOf = <T extends { readonly currency: string }>(rows: readonly T[], of: (row: T) => number) => {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(row.currency, (sums.get(row.currency) ?? 0) + of(row));
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([currency, amount]) => (amount === 0 ? [] : [moneyView({ minor: minor(amount), currency })]));
};

const visitsView = (measured: MeasuredVisits): Pick<OwnFigures, 'measuredVisits' | 'dwellSeconds' | 'bounceBasisPoints'> => {
  const { visits, dwell, bounces } = visitQuality(measured);
  return { measuredVisits: visits, dwellSeconds: dwell, bounceBasisPoints: bounces };
};

/** What was measured of the visits of some places together; what came after the day asked of was not known on it. */
const measuredOf = async (strapi: Core.Strapi, own: ReadonlySet<number>, days: Days, known: string | null): Promise<MeasuredVisits> => {
  const to = known !== null && known < days.to ? known : days.to;
  const sum = { visits: 0, seconds: 0, bounced: 0 };
  for (const one of (await attribution(strapi).visitsByAffiliate({ from: days.from, to })).values()) {
    if (!own.has(one.affiliateId)) continue;
    sum.visits += one.visits;
    sum.seconds += one.seconds;
    sum.bounced += one.bounced;
  }
  return sum;
};

/** What an affiliate may know of their figures: nothing of what buyers paid. */
const ownView = (lines: readonly PlaceLine[], measured: MeasuredVisits): OwnFigures => {
  const total = totalOfLines(lines);
  const { clicks, countedClicks, sales, refundedSales, conversionBasisPoints, earned, reversed } = figuresView(total);
  const money = [...total.money].map(([currency, figures]) => ({ currency, kept: figures.earned - figures.reversed }));
  return {
    clicks,
    countedClicks,
    sales,
    refundedSales,
    conversionBasisPoints,
    ...visitsView(measured),
    earned,
    reversed,
    kept: amountsOf(money, ({ kept }) => kept),
  };
};

/** Lines of what was booked later, by the day it was booked on; what only moved between states earned nobody anything. */
const laterView = (moves: readonly MovedSum[]): Data<typeof readOwnReport>['later'] => {
  const days = new Map<string, MovedSum[]>();
  for (const move of moves) days.set(move.booked, [...(days.get(move.booked) ?? []), move]);
  return [...days]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([booked, rows]) => ({
      booked,
      sales: rows.reduce((sum, { figures }) => sum + figures.sales, 0),
      refundedSales: rows.reduce((sum, { figures }) => sum + figures.refunded_sales, 0),
      earned: amountsOf(rows, ({ figures }) => figures.earned),
      reversed: amountsOf(rows, ({ figures }) => figures.reversed),
    }))
    .filter(({ sales, refundedSales, earned, reversed }) => sales !== 0 || refundedSales !== 0 || earned.length + reversed.length > 0);
};

/** The report of affiliates, of one's own places. */
export const readOwnReportOf = async (
  strapi: Core.Strapi,
  { places }: Pick<PartnerSelf, 'places'>,
  asked: Asked & { readonly asKnownOn?: string | undefined },
): Promise<Data<typeof readOwnReport>> => {
  const { from, to } = dayRange(asked, now());
  const known = knownOn(asked.asKnownOn);
  const own = new Set(places.map(({ id }) => id));
  const days = await countedDays(strapi, { from, to });
  const moves: MovedSum[] = [];
  if (known !== null) for (const affiliateId of own) moves.push(...(await insights(strapi).moves(days, { after: known, affiliateId })));
  return {
    from,
    to,
    asKnownOn: known,
    since: days.since,
    figures: ownView(await linesOf(strapi, asked, known, own), await measuredOf(strapi, own, { from, to }, known)),
    now: known === null ? null : ownView(await linesOf(strapi, asked, null, own), await measuredOf(strapi, own, { from, to }, null)),
    later: laterView(moves),
  };
};
