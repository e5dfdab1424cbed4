import type { Core } from '@strapi/strapi';
import type { ProgramPage } from '../../../contracts/programs';
import { affiliates } from '../capabilities/affiliates/service';
import { attribution } from '../capabilities/attribution/service';
import { commissions } from '../capabilities/commissions/service';
import { minor, moneyView } from '../kernel/money';
import { now } from '../platform/clock';

const DAY = 86_400_000;
const DAYS = 90;
/** Below these a figure would be chance: nothing is said then. */
const ENOUGH_CLICKS = 100;
const ENOUGH_SALES = 10;
/** Of very large programs the newest sales and people speak for all. */
const MOST_PEOPLE = 500;
const MOST_SALES = 400;
const WHOLE = 10_000;

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : Math.floor((part * WHOLE) / whole));

/** What a program did in ninety days; null until that says anything. */
export const figuresOf = async (strapi: Core.Strapi, programId: number, currency: string): Promise<ProgramPage['figures']> => {
  const people = (await affiliates(strapi).affiliatesInProgram(programId)).slice(-MOST_PEOPLE).map(({ id }) => id);
  if (people.length === 0) return null;
  const [from, until] = [now() - DAYS * DAY, now()];
  const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
  const days = await attribution(strapi).clicksOf(people, { from: day(from), to: day(until) });
  const clicks = days.reduce((sum, one) => sum + one.counted, 0);
  const sales = await attribution(strapi).referralsOf({ affiliateIds: people, from, until, outcome: 'won', limit: MOST_SALES });
  if (clicks < ENOUGH_CLICKS || sales.length < ENOUGH_SALES) return null;
  const orderIds = sales.map(({ orderId }) => orderId);
  const earned = await commissions(strapi).list({ orderIds, roles: ['affiliate'], limit: 2 * MOST_SALES });
  const net = earned.filter((one) => one.currency === currency).reduce((sum, one) => sum + one.amount - one.reversed, 0);
  return {
    days: DAYS,
    earnedPerClick: moneyView({ minor: minor(Math.floor(net / clicks)), currency }),
    conversionBasisPoints: ratio(sales.length, clicks),
    refundBasisPoints: ratio(new Set(earned.filter((one) => one.reversed > 0).map(({ orderId }) => orderId)).size, sales.length),
  };
};
