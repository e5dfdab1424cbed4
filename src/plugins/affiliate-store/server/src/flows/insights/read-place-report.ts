import type { Core } from '@strapi/strapi';
import type { PlaceFiguresView, PlaceRow, readPlaceSummary } from '../../../../contracts/admin';
import type { Data } from '../../../../contracts/endpoint';
import { affiliates, type Affiliate } from '../../capabilities/affiliates/service';
import { attribution } from '../../capabilities/attribution/service';
import { defaultCurrency } from '../../capabilities/catalog/service';
import {
  countOfLine,
  dayOf,
  dayRange,
  earnedPerClick,
  insights,
  partOf,
  placeLines,
  sortLines,
  totalOfLines,
  type DayRange,
  type PlaceFigures,
  type PlaceLine,
  type ReportColumn,
} from '../../capabilities/insights/service';
import { minor, moneyView } from '../../kernel/money';
import { now } from '../../platform/clock';
import { setting } from '../../platform/settings';
import { managedOf } from '../managers/read-managers';

/** Whose places are wanted; absent: everybody's. */
export interface WhoIsMeant {
  readonly q?: string | undefined;
  readonly program?: string | undefined;
  readonly group?: string | undefined;
  /** The administrator whose affiliates alone are meant; absent or null: everybody's. */
  readonly onlyManagedBy?: number | null | undefined;
}

/** Which days, and whose; `asKnownOn` is the end of a day. */
export interface ReportAsked extends WhoIsMeant {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly asKnownOn?: string | undefined;
}

/** The day a report is asked of: null where that is how things stand. The day that runs is not over, and so is as it stands. */
export const knownOn = (asked: string | undefined): string | null => (asked === undefined || asked >= dayOf(now()) ? null : asked);

const FAR = '0000-01-01';

/** Only sales of days that are counted: of earlier ones nothing is known but what changed since. */
export const countedDays = async (strapi: Core.Strapi, { from, to }: Pick<DayRange, 'from' | 'to'>) => {
  const since = (await insights(strapi).placesSince()) ?? FAR;
  return { since: since === FAR ? null : since, from: from < since ? since : from, to };
};

/** The affiliates a filter lets through; null where it lets everybody through. */
export const meant = async (
  strapi: Core.Strapi,
  { q, program, group, onlyManagedBy = null }: WhoIsMeant,
): Promise<ReadonlySet<number> | null> => {
  const managed = managedOf(strapi, onlyManagedBy);
  return q === undefined && program === undefined && group === undefined && managed === undefined
    ? null
    : affiliates(strapi).idsOf({ text: q, programDocumentId: program, group, managed });
};

type Asked = Pick<ReportAsked, 'from' | 'to'>;

/** The lines of a report, in no order. Sums of days are read, and never a click or an order: it costs what there are places and days. */
export const reportLines = async (strapi: Core.Strapi, asked: ReportAsked, known: string | null): Promise<readonly PlaceLine[]> =>
  linesOf(strapi, asked, known, await meant(strapi, asked));

/** The same of some places; null: of all. */
export const linesOf = async (
  strapi: Core.Strapi,
  asked: Asked,
  known: string | null,
  wanted: ReadonlySet<number> | null,
): Promise<readonly PlaceLine[]> => {
  const range = dayRange(asked, now());
  const { since: _, ...days } = await countedDays(strapi, range);
  const until = known !== null && known < range.to ? known : range.to;
  // Clicks are counted as they come: what came after that day was not known on it.
  const clicks = until < range.from ? [] : await attribution(strapi).clicksByAffiliate({ from: range.from, to: until });
  const lines = placeLines(clicks, await insights(strapi).places(days, known));
  return wanted === null ? lines : lines.filter(({ affiliateId }) => wanted.has(affiliateId));
};

const amountsOf = ({ money }: PlaceLine, of: (figures: PlaceFigures) => number) =>
  [...money].flatMap(([currency, figures]) => {
    const amount = of(figures);
    return currency === '' || amount === 0 ? [] : [moneyView({ minor: minor(amount), currency })];
  });

/** A line as it travels. */
export const figuresView = (line: PlaceLine): PlaceFiguresView => {
  const count = (measure: Parameters<typeof countOfLine>[1]) => countOfLine(line, measure);
  const sum = (measure: keyof PlaceFigures) => amountsOf(line, (figures) => figures[measure]);
  const sales = count('sales');
  return {
    clicks: line.clicks,
    countedClicks: line.counted,
    leads: count('leads'),
    sales,
    refundedSales: count('refunded_sales'),
    disputedSales: count('disputed_sales'),
    conversionBasisPoints: partOf(sales, line.counted),
    refundBasisPoints: partOf(count('refunded_sales'), sales),
    disputeBasisPoints: partOf(count('disputed_sales'), sales),
    revenue: sum('revenue'),
    refunded: sum('refunded'),
    net: amountsOf(line, ({ revenue, refunded }) => revenue - refunded),
    earned: sum('earned'),
    reversed: sum('reversed'),
    pending: sum('pending'),
    available: sum('available'),
    held: sum('held'),
    inPayout: sum('in_payout'),
    paid: sum('paid'),
    ended: sum('ended'),
    perClick: amountsOf(line, (figures) => earnedPerClick(figures, line.counted)),
  };
};

/** Who a line is of, with their programs by row. */
export const placeViews = async (
  strapi: Core.Strapi,
  ids: readonly number[],
): Promise<(id: number) => Pick<PlaceRow, 'id' | 'name' | 'code' | 'state' | 'program' | 'group'>> => {
  const people = await affiliates(strapi).affiliates(ids);
  const programs = new Map((await affiliates(strapi).programs()).map((program) => [program.id, program.documentId]));
  const view = ({ documentId, name, code, state, programId, programName, group }: Affiliate) => ({
    id: documentId,
    name,
    code,
    state,
    program: { id: programs.get(programId) ?? '', name: programName },
    group,
  });
  const nobody = { id: '', name: '', code: '', state: 'blocked' as const, program: { id: '', name: '' }, group: null };
  return (id) => {
    const one = people.get(id);
    return one ? view(one) : nobody;
  };
};

/** A page of rows by their number: lists like these are made anew each time, and are in no order of rows. */
export const pageAt = <Row>(rows: readonly Row[], from: number, size: number) => ({
  rows: rows.slice(from, from + size),
  pagination: { nextCursor: from + size < rows.length ? String(from + size) : null, total: rows.length },
});

/** One page of the report, in the order asked for. */
export const listPlaces = async (
  strapi: Core.Strapi,
  asked: ReportAsked & { readonly sort: string; readonly currency?: string | undefined },
  page: { readonly from: number; readonly size: number },
) => {
  const column = asked.sort.replace(/_(?:most|least)$/, '') as ReportColumn;
  const way = asked.sort.endsWith('_least') ? 'least' : 'most';
  const currency = asked.currency ?? (await setting(strapi, defaultCurrency));
  const lines = await reportLines(strapi, asked, knownOn(asked.asKnownOn));
  const { rows, pagination } = pageAt(sortLines(lines, column, way, currency), page.from, page.size);
  const viewOf = await placeViews(strapi, rows.map(({ affiliateId }) => affiliateId)); // oxfmt-ignore
  return { data: rows.map((line): PlaceRow => ({ ...viewOf(line.affiliateId), ...figuresView(line) })), pagination };
};

/** The report as one line; beside what was known on a day, how the same stands now. */
export const summaryOf = async (strapi: Core.Strapi, asked: ReportAsked): Promise<Data<typeof readPlaceSummary>> => {
  const { from, to } = dayRange(asked, now());
  const known = knownOn(asked.asKnownOn);
  const lines = await reportLines(strapi, asked, known);
  const current = known === null ? null : await reportLines(strapi, asked, null);
  return {
    from,
    to,
    asKnownOn: known,
    since: await insights(strapi).placesSince(),
    places: lines.length,
    total: figuresView(totalOfLines(lines)),
    now: current && figuresView(totalOfLines(current)),
  };
};
