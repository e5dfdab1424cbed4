import type { Core } from '@strapi/strapi';
import type { listTrafficQuality } from '../../../../contracts/admin';
import type { Data } from '../../../../contracts/endpoint';
import { countOfLine } from '../../capabilities/insights/service';
import { knownOn, pageAt, placeViews, type WhoIsMeant } from './read-place-report';
import { weighTraffic, type WeighedPlace } from './weigh-traffic';

/** How many affiliates have passed a limit. */
export const countPoorTraffic = async (strapi: Core.Strapi): Promise<number> =>
  (await weighTraffic(strapi, {})).all.filter(({ warnings }) => warnings.length > 0).length;

const worseFirst = (a: WeighedPlace, b: WeighedPlace): number =>
  b.warnings.length - a.warnings.length || b.line.counted - a.line.counted || a.line.affiliateId - b.line.affiliateId;

/** How good each affiliate's traffic is, as it stands or as it was known at the end of a day; those who passed most limits first. */
export const listQuality = async (
  strapi: Core.Strapi,
  asked: WhoIsMeant & { readonly warned?: boolean | undefined; readonly asKnownOn?: string | undefined },
  page: { readonly from: number; readonly size: number },
) => {
  const { days, all } = await weighTraffic(strapi, asked, knownOn(asked.asKnownOn));
  const wanted = asked.warned === undefined ? all : all.filter(({ warnings }) => warnings.length > 0 === asked.warned);
  const { rows, pagination } = pageAt([...wanted].sort(worseFirst), page.from, page.size);
  const viewOf = await placeViews(strapi, rows.map(({ line }) => line.affiliateId)); // oxfmt-ignore
  const data = rows.map(({ line, quality, warnings, unusual }): Data<typeof listTrafficQuality>[number] => ({
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
    measuredVisits: quality.visits,
    dwellSeconds: quality.dwell,
    bounceBasisPoints: quality.bounces,
    warnings: [...warnings],
    unusual: unusual.map((one) => ({ ...one })),
  }));
  return { data, pagination };
};
