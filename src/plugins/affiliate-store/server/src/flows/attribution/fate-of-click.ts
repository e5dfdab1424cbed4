import type { Core } from '@strapi/strapi';
import { attribution, type OwnClick } from '../../capabilities/attribution/service';
import { floodClicks } from '../../capabilities/fraud/service';
import { dayOf } from '../../capabilities/insights/service';
import { fateOf, paidEvents, type Earning } from '../../capabilities/paid-events/service';
import { setting } from '../../platform/settings';
import { keyOfDay, paidFor } from './close-click-days';

/** What one click came to where clicks pay, and the earning of its day. */
export interface ClickFate {
  readonly state: 'pays_nothing' | 'waiting' | 'paid' | 'told_by_server' | 'flood' | 'repeat' | 'capped' | 'not_kept' | 'unknown';
  readonly earning: Earning | null;
}

const STATES = {
  paid: 'paid',
  TOLD_BY_SERVER: 'told_by_server',
  FLOOD: 'flood',
  REPEAT: 'repeat',
  CAPPED: 'capped',
  NOT_KEPT: 'not_kept',
  UNKNOWN: 'unknown',
} as const;

/** What became of one click: its day is judged again by the rule it was paid by, and believed where it comes to what was frozen then. */
export const fateOfClick = async (strapi: Core.Strapi, { id, affiliateId, at }: OwnClick): Promise<ClickFate> => {
  const day = dayOf(at);
  const key = keyOfDay(affiliateId, day);
  const earning = (await paidEvents(strapi).earningsByKey([key])).get(key) ?? null;
  if (!earning) return { state: (await paidFor(strapi, day, [affiliateId])).has(affiliateId) ? 'waiting' : 'pays_nothing', earning };
  const { wanted, leftOut } = earning.evidence;
  const clicks = (await attribution(strapi).clicksOfDay(day, new Set([affiliateId]))).get(affiliateId) ?? [];
  const fate = fateOf(
    clicks.findIndex((click) => click.id === id),
    clicks,
    {
      all: clicks.length + (leftOut.NOT_KEPT ?? 0),
      floodClicks: await setting(strapi, floodClicks),
      count: earning.count,
      wanted,
      leftOut,
    },
  );
  return { state: STATES[fate], earning };
};
