import type { Core } from '@strapi/strapi';
import type { CommissionView, readPartnerChart, readPartnerSummary } from '../../../../contracts/partner';
import type { Data } from '../../../../contracts/endpoint';
import { attribution } from '../../capabilities/attribution/service';
import { commissions, type Commission, type CommissionState } from '../../capabilities/commissions/service';
import { dayRange, daysOf, insights, type DayRange, type DayTotal } from '../../capabilities/insights/service';
import { minor, moneyView } from '../../kernel/money';
import { now } from '../../platform/clock';
import { readBalances } from '../ledger/read-balances';
import type { Page, PartnerSelf } from '../affiliates/read-partner-portal';

/** The cast of what an affiliate earned. */
export interface EarningsCast {
  readonly attribution: Pick<ReturnType<typeof attribution>, 'clicksOf' | 'countLeads' | 'countReferrals' | 'referralsOf'>;
  readonly commissions: Pick<ReturnType<typeof commissions>, 'list' | 'count' | 'nextPayable'>;
  readonly insights: Pick<ReturnType<typeof insights>, 'days'>;
}

const castOf = (strapi: Core.Strapi): EarningsCast => ({
  attribution: attribution(strapi),
  commissions: commissions(strapi),
  insights: insights(strapi),
});

/** The days asked for; the last thirty where nothing is. */
export const rangeOf = (asked: { readonly from?: string | undefined; readonly to?: string | undefined }): DayRange =>
  dayRange(asked, now());

const ROLES = ['affiliate', 'second_tier'] as const;

const moneyOf = (amount: number, currency: string) => moneyView({ minor: minor(amount), currency });

const sumsOf = (totals: readonly DayTotal[]) => {
  const sums = new Map<string, number>();
  for (const { currency, amount } of totals) sums.set(currency, (sums.get(currency) ?? 0) + amount);
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, amount]) => moneyOf(amount, currency));
};

/** The next day something becomes payable, and how much of its currency does on that day. */
const nextPayable = (due: readonly Commission[]) => {
  const own = due.filter((row) => row.role === 'affiliate' || row.role === 'second_tier');
  const [first] = own;
  if (!first || first.payableAt === null) return null;
  const day = iso(first.payableAt).slice(0, 10);
  const same = own.filter((row) => row.currency === first.currency && row.payableAt !== null && iso(row.payableAt).startsWith(day));
  return {
    at: iso(first.payableAt),
    amount: moneyOf(
      same.reduce((total, row) => total + row.amount - row.reversed - row.held, 0),
      first.currency,
    ),
  };
};

const iso = (at: number): string => new Date(at).toISOString();
const WHOLE = 10_000;

/** What was earned less what was taken back, by counted clicks; rounded down, so that it never says more than there was. */
const perClick = (totals: readonly DayTotal[], countedClicks: number) => {
  if (countedClicks === 0) return [];
  const kept = new Map<string, number>();
  for (const { metric, currency, amount } of totals) {
    if (metric === 'commissions') kept.set(currency, (kept.get(currency) ?? 0) + amount);
    if (metric === 'commissions_reversed') kept.set(currency, (kept.get(currency) ?? 0) - amount);
  }
  return [...kept].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, amount]) => moneyOf(Math.floor(amount / countedClicks), currency));
};

/** Clicks, sales and earnings of a range of days, and the balances this moment. */
export const partnerSummary = async (
  strapi: Core.Strapi,
  self: PartnerSelf,
  range: DayRange,
  cast: EarningsCast = castOf(strapi),
): Promise<Data<typeof readPartnerSummary>> => {
  const ids = self.places.map((place) => place.id);
  const days = await cast.attribution.clicksOf(ids, range);
  const won = { affiliateIds: ids, from: range.startsAt, until: range.endsAt, outcome: 'won' } as const;
  const sales = await cast.attribution.countReferrals(won);
  const totals = await cast.insights.days([`party:${self.partyPublicId}`], range);
  const countedClicks = days.reduce((total, day) => total + day.counted, 0);
  return {
    from: range.from,
    to: range.to,
    clicks: days.reduce((total, day) => total + day.clicks, 0),
    countedClicks,
    sales,
    leads: await cast.attribution.countLeads(ids, range),
    earned: sumsOf(totals.filter((one) => one.metric === 'commissions')),
    reversed: sumsOf(totals.filter((one) => one.metric === 'commissions_reversed')),
    perClick: perClick(totals, countedClicks),
    conversionBasisPoints: countedClicks === 0 ? 0 : Math.floor((sales * WHOLE) / countedClicks),
    balances: await readBalances(strapi, self.partyPublicId),
    nextPayable: nextPayable(await cast.commissions.nextPayable([self.partyId], now())),
  };
};

/** Counted clicks and earnings for each day of a range, days without any included; the days add up to the summary's figures. */
export const partnerChart = async (
  strapi: Core.Strapi,
  self: PartnerSelf,
  range: DayRange,
  cast: EarningsCast = castOf(strapi),
): Promise<Data<typeof readPartnerChart>> => {
  const clicks = await cast.attribution.clicksOf(
    self.places.map((place) => place.id),
    range,
  );
  const totals = (await cast.insights.days([`party:${self.partyPublicId}`], range)).filter((one) => one.metric === 'commissions');
  return daysOf(range).map((day) => {
    const earned = totals.filter((one) => one.day === day);
    return {
      day,
      amounts: sumsOf(earned),
      count: earned.reduce((total, one) => total + one.events, 0),
      clicks: clicks.filter((one) => one.day === day).reduce((total, one) => total + one.counted, 0),
    };
  });
};

/** The receipts of the orders in which the affiliate's own visit won, by order. */
const receiptsOf = async (
  { places }: PartnerSelf,
  rows: readonly Commission[],
  cast: EarningsCast,
): Promise<ReadonlyMap<number, string>> => {
  const orderIds = rows.filter((row) => row.role === 'affiliate').map((row) => row.orderId);
  if (orderIds.length === 0) return new Map();
  const affiliateIds = places.map((place) => place.id);
  const won = await cast.attribution.referralsOf({ affiliateIds, orderIds, outcome: 'won', limit: 1_000 });
  return new Map(won.map((referral) => [referral.orderId, referral.publicId]));
};

const commissionView = (row: Commission, receipts: ReadonlyMap<number, string>): CommissionView => ({
  id: row.publicId,
  orderNumber: row.orderNumber,
  product: row.productName,
  role: row.role,
  state: row.state,
  amount: moneyOf(row.amount, row.currency),
  reversed: moneyOf(row.reversed, row.currency),
  net: moneyOf(row.amount - row.reversed, row.currency),
  earnedAt: iso(row.earnedAt),
  payableAt: row.payableAt === null ? null : iso(row.payableAt),
  reason: row.reason,
  contractVersion: row.contractVersion,
  receipt: row.role === 'affiliate' ? (receipts.get(row.orderId) ?? null) : null,
});

/** Commissions of the affiliate as the portal shows them. */
export const commissionViewsOf = async (
  strapi: Core.Strapi,
  self: PartnerSelf,
  rows: readonly Commission[],
  cast: EarningsCast = castOf(strapi),
): Promise<CommissionView[]> => {
  const receipts = await receiptsOf(self, rows, cast);
  return rows.map((row) => commissionView(row, receipts));
};

/** What the affiliate earned, newest first; moments are UTC ms, the end is not included. */
export const partnerCommissions = async (
  strapi: Core.Strapi,
  self: PartnerSelf,
  asked: {
    readonly from: number;
    readonly until: number;
    readonly state?: CommissionState | undefined;
    readonly before?: number | undefined;
    readonly limit: number;
  },
  cast: EarningsCast = castOf(strapi),
): Promise<Page<CommissionView>> => {
  const { state, before, ...rest } = asked;
  const filter = { ...rest, partyIds: [self.partyId], roles: ROLES, ...(state === undefined ? {} : { state }) };
  const found = await cast.commissions.list({ ...filter, ...(before === undefined ? {} : { before }) });
  const last = found.length === asked.limit ? found.at(-1) : undefined;
  return {
    rows: await commissionViewsOf(strapi, self, found, cast),
    nextCursor: last ? String(last.id) : null,
    total: await cast.commissions.count(filter),
  };
};
