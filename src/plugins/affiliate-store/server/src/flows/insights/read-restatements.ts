import type { Core } from '@strapi/strapi';
import type { RestatementView } from '../../../../contracts/admin';
import { dayRange, insights, type Measure, type MovedSum } from '../../capabilities/insights/service';
import { now } from '../../platform/clock';
import { view } from '../ledger/explanation-step';
import { countedDays, knownOn, meant, pageAt, placeViews, type ReportAsked } from './read-place-report';

type MoneyMeasure = Exclude<Measure, 'leads' | 'sales' | 'refunded_sales' | 'disputed_sales'>;

const restatementOf = (move: MovedSum): Omit<RestatementView, 'affiliate'> => {
  const { booked, cause, currency, figures } = move;
  const amount = (measure: MoneyMeasure) => view(figures[measure], currency);
  return {
    booked,
    cause,
    sales: figures.sales,
    revenue: amount('revenue'),
    refunded: amount('refunded'),
    earned: amount('earned'),
    reversed: amount('reversed'),
    pending: amount('pending'),
    available: amount('available'),
    held: amount('held'),
    inPayout: amount('in_payout'),
    paid: amount('paid'),
    ended: amount('ended'),
  };
};

const earlierFirst = (a: MovedSum, b: MovedSum): number =>
  a.booked < b.booked ? -1 : a.booked > b.booked ? 1 : a.affiliateId - b.affiliateId || (a.cause < b.cause ? -1 : 1);

/** What was booked after the day a report was known on, about the same sales; nothing where that day is not over. */
export const listRestatementsOf = async (
  strapi: Core.Strapi,
  asked: ReportAsked,
  page: { readonly from: number; readonly size: number },
) => {
  const known = knownOn(asked.asKnownOn);
  const range = await countedDays(strapi, dayRange(asked, now()));
  const moves = known === null ? [] : await insights(strapi).moves(range, { after: known });
  const wanted = await meant(strapi, asked);
  const money = moves.filter(({ currency, affiliateId }) => currency !== '' && (wanted?.has(affiliateId) ?? true));
  const { rows, pagination } = pageAt([...money].sort(earlierFirst), page.from, page.size);
  const viewOf = await placeViews(strapi, rows.map(({ affiliateId }) => affiliateId)); // oxfmt-ignore
  const data = rows.map((move): RestatementView => {
    const { id, name, code } = viewOf(move.affiliateId);
    return { ...restatementOf(move), affiliate: { id, name, code } };
  });
  return { data, pagination };
};
