import type { Core } from '@strapi/strapi';
import { payoutDay, payoutFees, payoutMinimum, payoutRhythm, type MethodKind, type Schedule } from '../../capabilities/payouts/service';
import { now } from '../../platform/clock';
import { setting } from '../../platform/settings';
import { payoutFreeze } from '../ledger/freeze-payouts';

/** The shop's rhythm of payment. */
export const scheduleOf = async (strapi: Core.Strapi): Promise<Schedule> => {
  const rhythm = await setting(strapi, payoutRhythm);
  const day = await setting(strapi, payoutDay);
  return { rhythm, day: rhythm === 'weekly' ? Math.min(day, 7) : day };
};

/** What the shop pays at least in a currency, minor units; never nothing. */
export const minimumOf = async (strapi: Core.Strapi, currency: string): Promise<number> =>
  Math.max(1, (await setting(strapi, payoutMinimum))[currency] ?? 1);

/** The rules in force this moment. */
export const rulesOf = async (
  strapi: Core.Strapi,
  currency: string,
  given: { readonly minimum?: number; readonly method?: MethodKind } = {},
) => ({
  minimum: given.minimum ?? (await minimumOf(strapi, currency)),
  method: given.method,
  fees: await setting(strapi, payoutFees),
  frozen: (await payoutFreeze(strapi)) !== null,
  now: now(),
});
