import type { Core } from '@strapi/strapi';
import { affiliates } from '../../capabilities/affiliates/service';
import { alertInWords, alertsOn, insights, qualityLimits, reasonsOf, type Reason } from '../../capabilities/insights/service';
import { managers } from '../../capabilities/managers/service';
import { audit } from '../../platform/audit';
import { now } from '../../platform/clock';
import { setting } from '../../platform/settings';
import { activeStaff, firstOwner } from '../../platform/staff-names';
import { together } from '../../platform/transaction';
import { shopDay } from '../cases/case-clock';
import { weighTraffic, type WeighedPlace } from './weigh-traffic';

const DAY = 86_400_000;
/** By the end of which day somebody has to have looked. */
const DUE_DAYS = 3;
/** Who wrote the task down. */
const BY_ITSELF = 'shop';

/** Spans of as many days as are looked back on, one after the other: within one of them a thing is told once. */
const periodOf = (back: number, at: number): string => `${back}:${Math.floor(at / DAY / back)}`;

const told = async (
  strapi: Core.Strapi,
  place: WeighedPlace,
  reasons: readonly Reason[],
  of: { readonly staffId: number; readonly period: string; readonly days: { readonly from: string; readonly to: string } },
): Promise<void> => {
  const { affiliateId } = place.line;
  const key = { affiliateId, period: of.period };
  await together(strapi, async () => {
    const codes = await insights(strapi).takeAlerts(
      key,
      reasons.map(({ code }) => code),
      now(),
    );
    if (codes.length === 0) return;
    const who = await affiliates(strapi).affiliate(affiliateId);
    if (!who) return;
    const text = alertInWords(
      reasons.filter(({ code }) => codes.includes(code)),
      of.days,
    );
    const dueOn = await shopDay(strapi, now() + DUE_DAYS * DAY);
    const task = await managers(strapi).addTask({ affiliateId, staffId: of.staffId, text, dueOn, madeBy: BY_ITSELF });
    await insights(strapi).tellByTask(key, codes, task.publicId);
    await audit(strapi, {
      actor: BY_ITSELF,
      action: 'affiliate.traffic-alert',
      subject: `affiliate:${who.documentId}`,
      after: { task: task.publicId, whose: of.staffId, reasons: codes },
    });
  });
};

/** Writes a task for whoever manages an affiliate whose traffic passed a limit or is not as usual, with the figures in it. Answers nothing. */
export const alertOfTraffic = async (strapi: Core.Strapi): Promise<void> => {
  if (!(await setting(strapi, alertsOn))) return;
  const { days, back, all } = await weighTraffic(strapi, {});
  const odd = all.filter(({ warnings, unusual }) => warnings.length + unusual.length > 0);
  if (odd.length === 0) return;
  const staff = new Set((await activeStaff(strapi)).map(({ id }) => id));
  const owner = await firstOwner(strapi);
  const people = await affiliates(strapi).affiliates(odd.map(({ line }) => line.affiliateId));
  const managed = await managers(strapi).of([...people.values()]);
  const { limits } = await qualityLimits(strapi);
  for (const place of odd) {
    const manager = managed.get(place.line.affiliateId);
    const staffId = manager !== undefined && staff.has(manager) ? manager : owner;
    // A shop nobody can sign in to has nobody to tell.
    if (staffId === null) continue;
    await told(strapi, place, reasonsOf(place, limits), { staffId, period: periodOf(back, now()), days });
  }
};
