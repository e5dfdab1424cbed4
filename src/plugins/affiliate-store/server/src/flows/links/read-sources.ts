import type { Core } from '@strapi/strapi';
import { decimalOf } from '../../../../contracts/decimals';
import type { SourceDimension, SourceReport } from '../../../../contracts/links';
import { affiliateFailures, affiliates } from '../../capabilities/affiliates/service';
import { attribution, partOf, sourceRows, totalOf, type SourceRow } from '../../capabilities/attribution/service';
import type { DayRange } from '../../capabilities/insights/service';
import { links } from '../../capabilities/links/service';
import type { Failure } from '../../kernel/failure';
import { minor, moneyView } from '../../kernel/money';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { csvText, type Cell } from '../../../../contracts/csv';

/** How many lines a report shows; the rest is one line. */
const MOST_LINES = 500;

type Line = SourceReport['rows'][number];

const lineOf = (row: SourceRow, name: string | null): Line => {
  const amounts = (of: 'earned' | 'reversed') =>
    row.money.flatMap((each) => (each[of] === 0 ? [] : [moneyView({ minor: minor(each[of]), currency: each.currency })]));
  return {
    value: row.value,
    name,
    clicks: row.clicks,
    countedClicks: row.counted,
    sales: row.sales,
    refunded: row.refunded,
    conversionBasisPoints: partOf(row.sales, row.counted),
    refundBasisPoints: partOf(row.refunded, row.sales),
    earned: amounts('earned'),
    reversed: amounts('reversed'),
  };
};

/** What came from where, for some places in programs, over a range of days. */
export const readSources = async (
  strapi: Core.Strapi,
  affiliateIds: readonly number[],
  by: SourceDimension,
  range: DayRange,
): Promise<SourceReport> => {
  const { clicks, money } = await attribution(strapi).sourcesOf({ affiliateIds, dimension: by, range });
  const days = await attribution(strapi).clicksOf(affiliateIds, range);
  const all = { clicks: days.reduce((sum, each) => sum + each.clicks, 0), counted: days.reduce((sum, each) => sum + each.counted, 0) };
  const rows = sourceRows(clicks, money, all, MOST_LINES);
  const named =
    by === 'link'
      ? await links(strapi).bySlug(
          rows.map(({ value }) => value),
          affiliateIds,
        )
      : new Map<string, never>();
  return {
    from: range.from,
    to: range.to,
    by,
    rows: rows.map((row) => lineOf(row, named.get(row.value)?.name ?? null)),
    total: lineOf(totalOf(rows), null),
  };
};

/** The same for staff, by the affiliate's document. */
export const readSourcesOf = async (
  strapi: Core.Strapi,
  documentId: string,
  by: SourceDimension,
  range: DayRange,
): Promise<Outcome<SourceReport, Failure>> => {
  const affiliate = await affiliates(strapi).affiliateOfDocument(documentId);
  return affiliate ? ok(await readSources(strapi, [affiliate.id], by, range)) : failed(affiliateFailures.because('AFFILIATE_NOT_FOUND'));
};

const figure = (count: number): Cell => ({ figure: String(count) });
const percent = (basisPoints: number): Cell => ({ figure: decimalOf({ amount: String(basisPoints), currency: '', exponent: 2 }) });

const WORDS: Readonly<Record<string, string>> = { '': '(none)', '*': '(more)' };

/** The lines of a spreadsheet for one line of the report: one for each currency; what is counted stands in the first alone. */
const csvLines = (line: Line): readonly (readonly Cell[])[] => {
  const currencies = [...new Set([...line.earned, ...line.reversed].map(({ currency }) => currency))].sort();
  const amount = (of: 'earned' | 'reversed', currency: string): Cell => {
    const found = line[of].find((each) => each.currency === currency);
    return found ? { figure: decimalOf(found) } : '';
  };
  const counted: readonly Cell[] = [
    figure(line.clicks),
    figure(line.countedClicks),
    figure(line.sales),
    percent(line.conversionBasisPoints),
    figure(line.refunded),
    percent(line.refundBasisPoints),
  ];
  const blank: readonly Cell[] = counted.map(() => '');
  const head: readonly Cell[] = [WORDS[line.value] ?? line.value, line.name ?? ''];
  return (currencies.length === 0 ? [''] : currencies).map((currency, index) => [
    ...head,
    ...(index === 0 ? counted : blank),
    currency,
    amount('earned', currency),
    amount('reversed', currency),
  ]);
};

/** A report as a spreadsheet: its lines and no others, in their order. */
export const sourcesAsCsv = ({ from, to, by, rows }: SourceReport) => ({
  fileName: `${by.replace('_', '-')}-${from}-${to}.csv`,
  mediaType: 'text/csv;charset=utf-8',
  text: csvText([
    [
      by,
      'name',
      'clicks',
      'counted_clicks',
      'sales',
      'conversion_percent',
      'refunded',
      'refunded_percent',
      'currency',
      'earned',
      'reversed',
    ],
    ...rows.flatMap(csvLines),
  ]),
});
