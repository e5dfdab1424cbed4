import type { Core } from '@strapi/strapi';
import type { Explanation } from '../../../../contracts/primitives';
import { affiliates } from '../../capabilities/affiliates/service';
import {
  dayRange,
  earnedPerClick,
  insights,
  NO_FIGURES,
  plusFigures,
  totalOfLines,
  type MovedSum,
  type PlaceFigures,
} from '../../capabilities/insights/service';
import { now } from '../../platform/clock';
import { largest, shown, step, view } from './explanation-step';
import { countedDays, knownOn, meant, reportLines } from '../insights/read-place-report';

const MONEY = ['revenue', 'refunded', 'earned', 'reversed', 'pending', 'available', 'held', 'in_payout', 'paid', 'ended'] as const;

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

interface Subject {
  readonly from: string;
  readonly to: string;
  readonly known: string | null;
  readonly currency: string;
  readonly affiliate: { readonly id: number; readonly name: string } | null;
  readonly who: ReturnType<typeof whoOf>;
}

/** What `part` and `filters` ask about; null for what is no question. */
const subjectOf = async (strapi: Core.Strapi, part: string, filters: string): Promise<Subject | null> => {
  const [, from = '', to = '', known = 'now', currency = '', documentId] = PART.exec(part) ?? [];
  if ([from, to].some((each) => Number.isNaN(Date.parse(each)))) return null;
  const affiliate = documentId === undefined ? null : await affiliates(strapi).affiliateOfDocument(documentId);
  if (documentId !== undefined && !affiliate) return null;
  return { from, to, known: known === 'now' ? null : knownOn(known), currency, affiliate, who: whoOf(filters) };
};

const titleOf = (id: string, { from, to, affiliate }: Subject): string =>
  `${id} of sales from ${from} to ${to}${affiliate ? ` by ${affiliate.name}` : ''}`;

/** What is left of the commission, and the clicks it is shared among. */
const explainPerClick = async (strapi: Core.Strapi, subject: Subject): Promise<Explanation> => {
  const { from, to, known, currency, affiliate, who } = subject;
  const lines = await reportLines(strapi, affiliate ? { from, to } : { from, to, ...who }, known);
  const line = totalOfLines(affiliate ? lines.filter(({ affiliateId }) => affiliateId === affiliate.id) : lines);
  const figures = line.money.get(currency) ?? NO_FIGURES;
  const left = figures.earned - figures.reversed;
  return {
    title: titleOf('per_click', subject),
    amount: view(earnedPerClick(figures, line.counted), currency),
    steps: [
      step('PER_CLICK', `${shown(left, currency)} shared among ${line.counted} counted clicks, rounded down.`, view(left, currency), {
        count: String(line.counted),
      }),
    ],
  };
};

/**
 * Why an amount of the report is what it is: what moved it, by the day it was booked on and what happened. `part` is
 * FROM_TO_KNOWN_CURRENCY, and behind it the affiliate; `now` where it is asked as it stands, everybody the filters let through where nobody is
 * named.
 */
export const explainPlaceFigure = async (strapi: Core.Strapi, id: string, part: string, filters = ''): Promise<Explanation | null> => {
  const subject = await subjectOf(strapi, part, filters);
  if (!subject) return null;
  if (id === 'per_click') return explainPerClick(strapi, subject);
  const of = Object.hasOwn(FIGURES, id) ? FIGURES[id] : undefined;
  if (!of) return null;
  const { from, to, known, currency, affiliate, who } = subject;
  const range = await countedDays(strapi, dayRange({ from, to }, now()));
  const moves = await insights(strapi).moves(range, { until: known ?? undefined, affiliateId: affiliate?.id });
  const wanted = affiliate ? null : await meant(strapi, who);
  const these = moves.filter((move) => move.currency === currency && (wanted?.has(move.affiliateId) ?? true));
  const own = asOneEach(these).filter(({ figures }) => of(figures) !== 0);
  return {
    title: titleOf(id, subject),
    amount: view(
      own.reduce((sum, { figures }) => sum + of(figures), 0),
      currency,
    ),
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

const COHORT = /^(\d{4}-\d\d)_(all|\d{4}-\d\d)_(now|\d{4}-\d\d-\d\d)_([A-Z]{3})(?:_([a-z0-9]{10,40}))?$/;

/** Why a cohort brought what it did: what was sold, and what went back. `part` is JOINED_MONTH_KNOWN_CURRENCY, and behind it the program. */
export const explainCohort = async (strapi: Core.Strapi, id: string, part: string): Promise<Explanation | null> => {
  const [, joined, month, known, currency = '', documentId] = COHORT.exec(part) ?? [];
  if (id !== 'net' || joined === undefined || known === undefined) return null;
  const program = documentId === undefined ? null : await affiliates(strapi).programOfDocument(documentId);
  if (documentId !== undefined && !program) return null;
  const sums = await insights(strapi).cohorts({ programId: program?.id ?? null, knownOn: known === 'now' ? null : knownOn(known) });
  const { sales, revenue, refunded } = sums
    .filter((sum) => sum.joined === joined && sum.currency === currency && (month === 'all' || sum.month === month))
    .reduce((all, { figures }) => plusFigures(all, figures), NO_FIGURES);
  return {
    title: `Net revenue of those who joined in ${joined}`,
    amount: view(revenue - refunded, currency),
    steps: [
      step('COHORT_REVENUE', `Sold, without tax: ${shown(revenue, currency)}.`, view(revenue, currency), { count: String(sales) }),
      step('COHORT_REFUNDED', `Went back: ${shown(refunded, currency)}.`, view(-refunded, currency), {}),
    ],
  };
};
