import type { Core } from '@strapi/strapi';
import { attribution } from '../../capabilities/attribution/service';
import {
  dayOf,
  qualityLimits,
  qualityOf,
  unusualOf,
  warningsOf,
  type PlaceLine,
  type Quality,
  type Unusual,
  type Warning,
} from '../../capabilities/insights/service';
import { now } from '../../platform/clock';
import { reportLines, type WhoIsMeant } from './read-place-report';

const DAY = 86_400_000;

interface Days {
  readonly from: string;
  readonly to: string;
}

/** The traffic of a place, which limits it has passed, and what of it is not as it was in as many days before. */
export interface WeighedPlace {
  readonly line: PlaceLine;
  readonly quality: Quality;
  readonly warnings: readonly Warning[];
  readonly unusual: readonly Unusual[];
}

interface Measured {
  readonly line: PlaceLine;
  readonly quality: Quality;
}

const measured = async (strapi: Core.Strapi, who: WhoIsMeant, days: Days, known: string | null): Promise<readonly Measured[]> => {
  const lines = await reportLines(strapi, { ...who, ...days }, known);
  const channelled = await attribution(strapi).channelled(
    lines.map(({ affiliateId }) => affiliateId),
    days,
  );
  const visits = await attribution(strapi).visitsByAffiliate(days);
  return lines.map((line) => ({ line, quality: qualityOf(line, channelled.get(line.affiliateId) ?? 0, visits.get(line.affiliateId)) }));
};

/**
 * Every place with traffic in the days the settings name, weighed by the limits and by what is usual of it. As known on a day they are the days
 * that ended with it, of which nothing that was booked later is known.
 */
export const weighTraffic = async (
  strapi: Core.Strapi,
  who: WhoIsMeant,
  known: string | null = null,
): Promise<{ readonly days: Days; readonly back: number; readonly all: readonly WeighedPlace[] }> => {
  const { days: back, limits } = await qualityLimits(strapi);
  const last = known === null ? now() : Date.parse(known);
  const days = { from: dayOf(last - (back - 1) * DAY), to: dayOf(last) };
  const earlier = { from: dayOf(last - (2 * back - 1) * DAY), to: dayOf(last - back * DAY) };
  const usual = new Map((await measured(strapi, who, earlier, known)).map((one) => [one.line.affiliateId, one]));
  const all = (await measured(strapi, who, days, known)).map(({ line, quality }) => ({
    line,
    quality,
    warnings: warningsOf(line, quality, limits),
    unusual: unusualOf({ line, quality }, usual.get(line.affiliateId), limits),
  }));
  return { days, back, all };
};
