import type { Core } from '@strapi/strapi';
import { affiliates, clickPayOf, type Affiliate, type StandingContract } from '../../capabilities/affiliates/service';
import { attribution, type DayClick } from '../../capabilities/attribution/service';
import { floodClicks } from '../../capabilities/fraud/service';
import { dayOf } from '../../capabilities/insights/service';
import { judgeDay, paidEvents } from '../../capabilities/paid-events/service';
import { now } from '../../platform/clock';
import { setting } from '../../platform/settings';
import { together } from '../../platform/transaction';
import { earnEvent } from '../paid-events/earn-event';
import { contractFacts } from '../paid-events/offer-lead';

const DAY = 86_400_000;
/** How long after its end a day is closed: until then clicks of other instances may be on their way. */
const AFTER_MS = 900_000;
/** Older days were closed, or nothing was promised for clicks: a shop that was away for longer looks at no more. */
const MOST_DAYS = 60;
const MOST_PEOPLE = 500;

/** The natural key of what the clicks of a day earn an affiliate. */
export const keyOfDay = (affiliateId: number, day: string): string => `clicks:${affiliateId}:${day}`;

const daysToClose = async (strapi: Core.Strapi): Promise<readonly string[]> => {
  const last = await paidEvents(strapi).lastPaidDay();
  const until = dayOf(now() - AFTER_MS);
  const first = last === null ? Date.parse(until) - DAY : Math.max(Date.parse(last) + DAY, Date.parse(until) - MOST_DAYS * DAY);
  const days: string[] = [];
  for (let at = first; at < Date.parse(until); at += DAY) days.push(dayOf(at));
  return days;
};

export interface Paid {
  readonly place: Affiliate;
  readonly standing: StandingContract;
}

const isOlder =
  (began: number) =>
  ({ enrolledAt }: Affiliate): boolean =>
    enrolledAt <= began;

/** Who had clicks on a day and is paid for them: by the contract in force when it began, or by that of its end for whoever joined that day. */
export const paidFor = async (strapi: Core.Strapi, day: string, ids: readonly number[]): Promise<ReadonlyMap<number, Paid>> => {
  const paid = new Map<number, Paid>();
  for (let at = 0; at < ids.length; at += MOST_PEOPLE) {
    const places = await affiliates(strapi).affiliates(ids.slice(at, at + MOST_PEOPLE));
    const [began, over] = [Date.parse(day), Date.parse(day) + DAY - 1];
    const [older, newer] = [[...places.values()].filter(isOlder(began)), [...places.values()].filter((place) => !isOlder(began)(place))];
    const standing = [...(await affiliates(strapi).contractsAt(older, began)), ...(await affiliates(strapi).contractsAt(newer, over))];
    for (const [id, own] of standing) {
      const place = places.get(id);
      if (place && !own.contract.ended && clickPayOf(own.terms.events)) paid.set(id, { place, standing: own });
    }
  }
  return paid;
};

interface DayOfOne {
  readonly day: string;
  readonly clicks: readonly DayClick[];
  readonly all: number;
  readonly floodClicks: number;
}

const payDay = (strapi: Core.Strapi, { place, standing }: Paid, { day, clicks, all, floodClicks: most }: DayOfOne): Promise<void> =>
  together(strapi, async () => {
    const key = keyOfDay(place.id, day);
    const pay = clickPayOf(standing.terms.events);
    if (!pay || (await paidEvents(strapi).earningsByKey([key])).has(key)) return;
    const { good, leftOut } = judgeDay(clicks, { all, floodClicks: most });
    const terms = { ...contractFacts(standing), ...pay };
    await earnEvent(strapi, place, { kind: 'click', key, at: Date.parse(day), wanted: good, leftOut, terms, actor: 'system' });
  });

/** One day: one earning for each affiliate who had clicks and is paid for them. Again, it does what is missing. */
const closeDay = async (strapi: Core.Strapi, day: string): Promise<void> => {
  const sums = new Map((await attribution(strapi).clicksByAffiliate({ from: day, to: day })).map((sum) => [sum.affiliateId, sum.clicks]));
  const paid = await paidFor(strapi, day, [...sums.keys()]);
  if (paid.size > 0) {
    const clicks = await attribution(strapi).clicksOfDay(day, new Set(paid.keys()));
    const most = await setting(strapi, floodClicks);
    for (const [id, one] of paid)
      await payDay(strapi, one, { day, clicks: clicks.get(id) ?? [], all: sums.get(id) ?? 0, floodClicks: most });
  }
  await paidEvents(strapi).closePaidDay(day);
};

/** Pays the clicks of every day that is over and was not closed: never in the redirect, and each day once. */
export const closeClickDays = async (strapi: Core.Strapi): Promise<void> => {
  const days = await daysToClose(strapi);
  if (days.length === 0) return;
  await attribution(strapi).catchUp();
  for (const day of days) await closeDay(strapi, day);
};
