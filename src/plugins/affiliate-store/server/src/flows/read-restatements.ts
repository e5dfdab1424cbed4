import type { Core } from '@strapi/strapi';
import type { RestatementView } from '../../../contracts/admin';
import type { Explanation } from '../../../contracts/primitives';
import { affiliates } from '../capabilities/affiliates/service';
import { dayRange, insights, NO_FIGURES, plusFigures, type MovedSum, type PlaceFigures } from '../capabilities/insights/service';
import { now } from '../platform/clock';
import { largest, shown, step, view } from './explanation-step';
import { countedDays, knownOn, meant, pageAt, placeViews, type ReportAsked } from './read-place-report';

const MONEY = ['revenue', 'refunded', 'earned', 'reversed', 'pending', 'available', 'held', 'in_payout', 'paid', 'ended'] as const;

const restatementOf = (move: MovedSum): Omit<RestatementView, 'affiliate'> => {
  const { booked, cause, currency, figures } = move;
  const amount = (measure: (typeof MONEY)[number]) => view(figures[measure], currency);
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
  const viewOf = await placeViews(strapi, rows.map(({ affiliateId }) => affiliateId)); // prettier-ignore
  const data = rows.map((move): RestatementView => {
    const { id, name, code } = viewOf(move.affiliateId);
    return { ...restatementOf(move), affiliate: { id, name, code } };
  });
  return { data, pagination };
};

const FIGURES: Readonly<Record<string, (figures: PlaceFigures) => number>> = {
  ...Object.fromEntries(MONEY.map((measure) => [measure, (figures: PlaceFigures) => figures[measure]])),
  net: ({ revenue, refunded }) => revenue - refunded,
};

const PART = /^(\d{4}-\d\d-\d\d)_(\d{4}-\d\d-\d\d)_(now|\d{4}-\d\d-\d\d)_([A-Z]{3})(?:_([a-z0-9]{10,40}))?$/;

const asOneEach = (moves: readonly MovedSum[]) => {
  const sums = new Map<string, Pick<MovedSum, 'booked' | 'cause' | 'figures'>>();
  for (const { booked, cause, figures } of moves) {
    const known = sums.get(`${booked} ${cause}`);
    sums.set(`${booked} ${cause}`, { booked, cause, figures: plusFigures(known?.figures ?? NO_FIGURES, figures) });
  }
  return [...sums.values()];
};

const whoOf = (filters: string) => {
  const said = new URLSearchParams(filters);
  return { q: said.get('q') ?? undefined, program: said.get('program') ?? undefined, group: said.get('group') ?? undefined };
};

/**
 * Why an amount of the report is what it is: what moved it, by the day it was booked on and what happened. `part` is
 * FROM_TO_KNOWN_CURRENCY, and behind it the affiliate; `now` where it is asked as it stands, everybody the filters let through where nobody is
 * named.
 */
export const explainPlaceFigure = async (strapi: Core.Strapi, id: string, part: string, filters = ''): Promise<Explanation | null> => {
  const [, from, to, known = 'now', currency = '', documentId] = PART.exec(part) ?? [];
  const of = FIGURES[id];
  if (!of || from === undefined || to === undefined || [from, to].some((each) => Number.isNaN(Date.parse(each)))) return null;
  const affiliate = documentId === undefined ? null : await affiliates(strapi).affiliateOfDocument(documentId);
  if (documentId !== undefined && !affiliate) return null;
  const until = known === 'now' ? null : knownOn(known);
  const range = await countedDays(strapi, dayRange({ from, to }, now()));
  const moves = await insights(strapi).moves(range, { until: until ?? undefined, affiliateId: affiliate?.id });
  const wanted = affiliate ? null : await meant(strapi, whoOf(filters));
  const these = moves.filter((move) => move.currency === currency && (wanted?.has(move.affiliateId) ?? true));
  const own = asOneEach(these).filter(({ figures }) => of(figures) !== 0);
  const amount = own.reduce((sum, { figures }) => sum + of(figures), 0);
  return {
    title: `${id} of sales from ${from} to ${to}${affiliate ? ` by ${affiliate.name}` : ''}`,
    amount: view(amount, currency),
    steps: largest(
      own.map(({ booked, cause, figures }) => ({
        amount: of(figures),
        made: () =>
          step('BOOKED_ON', `Booked on ${booked} (${cause}): ${shown(of(figures), currency)}.`, view(of(figures), currency), {
            day: booked,
            cause,
          }),
      })),
      currency,
    ),
  };
};
