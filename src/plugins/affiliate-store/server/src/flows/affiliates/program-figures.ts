import type { Core } from '@strapi/strapi';
import type { ProgramPage } from '../../../../contracts/programs';
import { affiliates } from '../../capabilities/affiliates/service';
import { attribution } from '../../capabilities/attribution/service';
import { commissions, type Commission } from '../../capabilities/commissions/service';
import { currencies } from '../../capabilities/currencies/service';
import { minor, moneyView } from '../../kernel/money';
import { now } from '../../platform/clock';
import { countProgram, type ProgramSale } from '../insights/count-program';
import { inMain, ratesOfDays, type Finder } from '../currencies/value-orders';

const DAY = 86_400_000;
const DAYS = 90;
/** Of very large programs the newest sales and people speak for all. */
const MOST_PEOPLE = 500;
const MOST_SALES = 400;

/** What is left of some commissions, in the main currency; null where one of them was earned in a currency that had no rate. */
const leftOf = async (earned: readonly Commission[], at: number, ofDay: Finder): Promise<number | null> => {
  let sum = 0;
  for (const { currency, amount, reversed } of earned) {
    const rated = await ofDay(currency, at);
    if (rated === null) return null;
    sum += inMain(amount - reversed, rated);
  }
  return sum;
};

/** What a program did in ninety days, or in as many whole days as are counted; null until that says anything. */
export const figuresOf = async (strapi: Core.Strapi, programId: number): Promise<ProgramPage['figures']> => {
  const people = (await affiliates(strapi).affiliatesInProgram(programId)).slice(-MOST_PEOPLE);
  if (people.length === 0) return null;
  const affiliateIds = people.map(({ id }) => id);
  const until = now();
  const from = Math.floor(until / DAY) * DAY - (DAYS - 1) * DAY;
  const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
  const clicks = await attribution(strapi).clicksOf(affiliateIds, { from: day(from), to: day(until) });
  const won = await attribution(strapi).referralsOf({ affiliateIds, from, until, outcome: 'won', limit: MOST_SALES });
  // Two who share a sale have a line of it each, and it is one sale.
  const sold = new Map(won.map(({ orderId, occurredAt }) => [orderId, occurredAt]));
  const parties = new Set(people.map(({ partyId }) => partyId));
  const earned = (await commissions(strapi).ofOrders([...sold.keys()])).filter(
    ({ role, partyId }) => role === 'affiliate' && parties.has(partyId),
  );
  const main = await currencies(strapi).main();
  const ofDay = ratesOfDays({ currencies: currencies(strapi) }, main);
  const sales: ProgramSale[] = [];
  for (const [orderId, at] of sold) {
    const own = earned.filter((one) => one.orderId === orderId);
    sales.push({ at, earned: await leftOf(own, at, ofDay), refunded: own.some(({ reversed }) => reversed > 0) });
  }
  const counted = countProgram({ from, until, clicks, sales, isCut: won.length === MOST_SALES });
  if (counted === null) return null;
  const { earnedPerClick, ...figures } = counted;
  return { ...figures, earnedPerClick: earnedPerClick === null ? null : moneyView({ minor: minor(earnedPerClick), currency: main }) };
};
