import type { Core } from '@strapi/strapi';
import type { CohortsView } from '../../../../contracts/admin';
import { affiliateFailures, affiliates } from '../../capabilities/affiliates/service';
import { defaultCurrency } from '../../capabilities/catalog/service';
import {
  dayOf,
  endOfDay,
  insights,
  monthsFrom,
  NO_FIGURES,
  plusFigures,
  type CohortSum,
  type PlaceFigures,
} from '../../capabilities/insights/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { now } from '../../platform/clock';
import { setting } from '../../platform/settings';
import { view } from '../ledger/explanation-step';
import { managedOf } from '../managers/read-managers';
import { knownOn } from './read-place-report';

const netOf = ({ revenue, refunded }: PlaceFigures): number => revenue - refunded;

/** The currency that is shown where none was chosen: the shop's own, or the first something was sold in. */
const shownIn = (asked: string | undefined, main: string, sold: readonly string[]): string =>
  asked ?? (sold.length === 0 || sold.includes(main) ? main : (sold[0] ?? main));

const rowsOf = (
  joined: ReadonlyMap<string, number>,
  sums: readonly CohortSum[],
  { currency, last }: { readonly currency: string; readonly last: string },
): CohortsView['rows'] => {
  const figures = new Map(sums.filter((sum) => sum.currency === currency).map((sum) => [`${sum.joined} ${sum.month}`, sum.figures]));
  return [...joined]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, affiliates]) => {
      const months = monthsFrom(month, last).map((each) => ({ month: each, of: figures.get(`${month} ${each}`) ?? NO_FIGURES }));
      return {
        joined: month,
        affiliates,
        months: months.map(({ month: each, of }) => ({
          month: each,
          sales: of.sales,
          net: view(netOf(of), currency),
          commission: view(of.earned - of.reversed, currency),
        })),
        net: view(
          months.reduce((sum, { of }) => sum + netOf(of), 0),
          currency,
        ),
      };
    });
};

/** All cohorts in their nth month. */
const totalsOf = (rows: CohortsView['rows'], currency: string): CohortsView['total'] => {
  const longest = Math.max(0, ...rows.map(({ months }) => months.length));
  return Array.from({ length: longest }, (_, nth) =>
    view(
      rows.reduce((sum, { months }) => sum + Number(months[nth]?.net.amount ?? 0), 0),
      currency,
    ),
  );
};

const BITE = 500;

/** The cohorts of some affiliates alone, added up place by place: sums of whole cohorts hold everybody. */
const theirCohorts = async (
  strapi: Core.Strapi,
  ids: ReadonlySet<number>,
  { known, until }: { readonly known: string | null; readonly until: number },
): Promise<{ readonly sums: readonly CohortSum[]; readonly joined: ReadonlyMap<string, number> }> => {
  const joined = new Map<string, number>();
  const sums = new Map<string, CohortSum>();
  const every = [...ids];
  for (let at = 0; at < every.length; at += BITE) {
    const bite = every.slice(at, at + BITE);
    const places = await affiliates(strapi).affiliates(bite);
    for (const { enrolledAt } of places.values()) {
      const month = dayOf(enrolledAt).slice(0, 7);
      if (enrolledAt <= until) joined.set(month, (joined.get(month) ?? 0) + 1);
    }
    for (const { affiliateId, month, currency, figures } of await insights(strapi).placeMonths(bite, known)) {
      const place = places.get(affiliateId);
      if (!place) continue;
      const of = dayOf(place.enrolledAt).slice(0, 7);
      const before = sums.get(`${of} ${month} ${currency}`);
      sums.set(`${of} ${month} ${currency}`, {
        joined: of,
        month,
        currency,
        figures: before ? plusFigures(before.figures, figures) : figures,
      });
    }
  }
  return { sums: [...sums.values()], joined };
};

/** Affiliates by the month they joined in, and what they brought in that month and in each one since. */
export const readCohortsOf = async (
  strapi: Core.Strapi,
  asked: {
    readonly program?: string | undefined;
    readonly currency?: string | undefined;
    readonly asKnownOn?: string | undefined;
    readonly onlyManagedBy?: number | null | undefined;
  },
): Promise<Outcome<CohortsView, Failure>> => {
  const program = asked.program === undefined ? null : await affiliates(strapi).programOfDocument(asked.program);
  if (asked.program !== undefined && !program) return failed(affiliateFailures.because('PROGRAM_NOT_FOUND'));
  const known = knownOn(asked.asKnownOn);
  const programId = program?.id ?? null;
  const since = (await insights(strapi).placesSince()) ?? '';
  // Of sales before that nothing is known but what changed since.
  const until = known === null ? now() : endOfDay(known) - 1;
  const managed = managedOf(strapi, asked.onlyManagedBy ?? null);
  const all = managed
    ? await theirCohorts(strapi, await affiliates(strapi).idsOf({ programDocumentId: asked.program, managed }), { known, until })
    : {
        sums: await insights(strapi).cohorts({ programId, knownOn: known }),
        joined: await affiliates(strapi).joinedByMonth(programId, until + 1),
      };
  const { joined } = all;
  const sums = all.sums.filter(({ month }) => month >= since.slice(0, 7));
  const currencies = [...new Set(sums.map(({ currency }) => currency).filter((currency) => currency !== ''))].sort();
  const currency = shownIn(asked.currency, await setting(strapi, defaultCurrency), currencies);
  const rows = rowsOf(joined, sums, { currency, last: dayOf(until).slice(0, 7) });
  return ok({ asKnownOn: known, currency, currencies, rows, total: totalsOf(rows, currency) });
};
