import type { Core } from '@strapi/strapi';
import type { listTrafficQuality } from '../../../contracts/admin';
import type { Data } from '../../../contracts/endpoint';
import { attribution } from '../capabilities/attribution/service';
import {
  countOfLine,
  dayOf,
  qualityLimits,
  qualityOf,
  warningsOf,
  type PlaceLine,
  type Quality,
  type Warning,
} from '../capabilities/insights/service';
import { now } from '../platform/clock';
import { pageAt, placeViews, reportLines, type WhoIsMeant } from './read-place-report';

const DAY = 86_400_000;

interface Weighed {
  readonly line: PlaceLine;
  readonly quality: Quality;
  readonly warnings: readonly Warning[];
}

/** Every place with traffic in the days the settings name, and which limits it has passed. */
const weighed = async (
  strapi: Core.Strapi,
  who: WhoIsMeant,
): Promise<{ readonly days: { from: string; to: string }; readonly all: readonly Weighed[] }> => {
  const { days: back, limits } = await qualityLimits(strapi);
  const days = { from: dayOf(now() - (back - 1) * DAY), to: dayOf(now()) };
  const lines = await reportLines(strapi, { ...who, ...days }, null);
  const channelled = await attribution(strapi).channelled(
    lines.map(({ affiliateId }) => affiliateId),
    days,
  );
  const all = lines.map((line) => {
    const quality = qualityOf(line, channelled.get(line.affiliateId) ?? 0);
    return { line, quality, warnings: warningsOf(line, quality, limits) };
  });
  return { days, all };
};

/** How many affiliates have passed a limit. */
export const countPoorTraffic = async (strapi: Core.Strapi): Promise<number> =>
  (await weighed(strapi, {})).all.filter(({ warnings }) => warnings.length > 0).length;

const worseFirst = (a: Weighed, b: Weighed): number =>
  b.warnings.length - a.warnings.length || b.line.counted - a.line.counted || a.line.affiliateId - b.line.affiliateId;

/** How good each affiliate's traffic is; those who passed most limits first. */
export const listQuality = async (
  strapi: Core.Strapi,
  asked: WhoIsMeant & { readonly warned?: boolean | undefined },
  page: { readonly from: number; readonly size: number },
) => {
  const { days, all } = await weighed(strapi, asked);
  const wanted = asked.warned === undefined ? all : all.filter(({ warnings }) => warnings.length > 0 === asked.warned);
  const { rows, pagination } = pageAt([...wanted].sort(worseFirst), page.from, page.size);
  const viewOf = await placeViews(strapi, rows.map(({ line }) => line.affiliateId)); // prettier-ignore
  const data = rows.map(({ line, quality, warnings }): Data<typeof listTrafficQuality>[number] => ({
    ...viewOf(line.affiliateId),
    ...days,
    clicks: line.clicks,
    countedClicks: line.counted,
    sales: countOfLine(line, 'sales'),
    conversionBasisPoints: quality.conversion,
    refundBasisPoints: quality.refunds,
    disputeBasisPoints: quality.disputes,
    repeatBasisPoints: quality.repeats,
    unnamedBasisPoints: quality.unnamed,
    warnings: [...warnings],
  }));
  return { data, pagination };
};
