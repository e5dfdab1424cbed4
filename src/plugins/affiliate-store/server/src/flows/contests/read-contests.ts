import type { Core } from '@strapi/strapi';
import type { ContestPage, ContestRow } from '../../../../contracts/admin';
import type { ContestMeasure, PartnerContest } from '../../../../contracts/contests';
import { affiliates } from '../../capabilities/affiliates/service';
import { contests, daysLeft, phaseAt, wonBy, type Award, type Contest } from '../../capabilities/contests/service';
import { payouts } from '../../capabilities/payouts/service';
import { minor, moneyView } from '../../kernel/money';
import { now } from '../../platform/clock';
import { isoOf, maybeIsoOf } from '../../platform/moments';
import { namesOfActors } from '../../platform/staff-names';
import { takesPart } from './count-contest';
import type { PartnerSelf } from '../affiliates/read-partner-portal';
import { recallContest } from './recall-contest';

const SHOWN = 10;
const MOST = 20;

const moneyOf = (amount: number, currency: string) => moneyView({ minor: minor(amount), currency });

const measureOf = ({ metric, currency }: Contest, measure: number): ContestMeasure =>
  metric === 'revenue' ? { count: null, amount: moneyOf(measure, currency) } : { count: measure, amount: null };

const termsOf = (contest: Contest, program: string) => ({
  id: contest.publicId,
  program,
  name: contest.name,
  kind: contest.kind,
  metric: contest.metric,
  startsOn: contest.startsOn,
  endsOn: contest.endsOn,
  phase: phaseAt(contest, now()),
  daysLeft: daysLeft(contest, now()),
  threshold: measureOf(contest, contest.threshold),
  prizes: contest.prizes.map((prize) => moneyOf(prize, contest.currency)),
});

/** Contests as a list of the desk shows them. */
export const contestRows = async (strapi: Core.Strapi, found: readonly Contest[]): Promise<ContestRow[]> => {
  const programs = new Map((await affiliates(strapi).programs()).map((program) => [program.id, program.name]));
  const actor = await namesOfActors(
    strapi,
    found.map(({ madeBy }) => madeBy),
  );
  return found.map((contest) => ({
    ...termsOf(contest, programs.get(contest.programId) ?? ''),
    groups: contest.groups === null ? null : [...contest.groups],
    state: contest.state,
    madeBy: actor(contest.madeBy),
    madeAt: isoOf(contest.madeAt),
  }));
};

export const contestRowOf = async (strapi: Core.Strapi, contest: Contest): Promise<ContestRow> =>
  (await contestRows(strapi, [contest]))[0] as ContestRow;

const awardStates = async (strapi: Core.Strapi, awards: readonly Award[]) =>
  payouts(strapi).adjustmentsById(awards.map(({ adjustment }) => adjustment));

/** One contest with everybody in it, by name. */
export const contestPage = async (strapi: Core.Strapi, contest: Contest): Promise<ContestPage> => {
  const count = await recallContest(strapi, contest);
  const awards = await contests(strapi).awardsOf([contest.id]);
  const states = await awardStates(strapi, awards);
  const would = new Map(wonBy(contest, count.standings).map(({ affiliateId, amount }) => [affiliateId, amount]));
  return {
    ...(await contestRowOf(strapi, contest)),
    provisional: contest.state === 'open' && count.provisional,
    finalFrom: maybeIsoOf(count.finalFrom),
    countedAt: contest.state === 'open' ? isoOf(count.countedAt) : null,
    standings: count.standings.map(({ place, affiliateId, measure, reachedAt }) => {
      const who = count.places.get(affiliateId);
      const prize = would.get(affiliateId);
      const award = awards.find((each) => each.affiliateId === affiliateId);
      return {
        place,
        affiliate: { id: who?.documentId ?? '', name: who?.name ?? '', code: who?.code ?? '' },
        measure: measureOf(contest, measure),
        reachedAt: isoOf(reachedAt),
        prize: prize === undefined ? null : moneyOf(prize, contest.currency),
        award: award ? { adjustment: award.adjustment, state: states.get(award.adjustment)?.state ?? 'booked' } : null,
      };
    }),
  };
};

type Place = PartnerSelf['places'][number];

const seenBy = async (strapi: Core.Strapi, contest: Contest, place: Place): Promise<PartnerContest> => {
  const count = await recallContest(strapi, contest);
  const shown = count.standings.slice(0, SHOWN);
  const aliases = await contests(strapi).aliasesOf([place.id, ...shown.map(({ affiliateId }) => affiliateId)]);
  const mine = count.standings.find(({ affiliateId }) => affiliateId === place.id);
  const award = (await contests(strapi).awardsOf([contest.id])).find(({ affiliateId }) => affiliateId === place.id);
  const state = award && (await awardStates(strapi, [award])).get(award.adjustment)?.state;
  return {
    ...termsOf(contest, place.programName),
    provisional: contest.state === 'open' && count.provisional,
    finalFrom: maybeIsoOf(count.finalFrom),
    countedAt: contest.state === 'open' ? isoOf(count.countedAt) : null,
    code: place.code,
    alias: aliases.get(place.id) ?? null,
    mine: mine ? { place: mine.place, measure: measureOf(contest, mine.measure) } : null,
    standings: shown.map(({ place: at, affiliateId, measure }) => ({
      place: at,
      alias: aliases.get(affiliateId) ?? null,
      mine: affiliateId === place.id,
      measure: measureOf(contest, measure),
    })),
    won:
      award && state !== 'rejected'
        ? { rank: award.rank, amount: moneyOf(award.amount, award.currency), waits: state === 'awaiting_approval' }
        : null,
  };
};

/** The contests a person takes part in, each as their place sees it; nothing of others but the names they chose to be seen by. */
export const contestsFor = async (strapi: Core.Strapi, { places }: PartnerSelf): Promise<PartnerContest[]> => {
  const found = await contests(strapi).list({ programIds: places.map(({ programId }) => programId), limit: MOST });
  const seen: PartnerContest[] = [];
  for (const contest of found) {
    const stood = contest.final?.map(({ affiliateId }) => affiliateId) ?? [];
    const place = places.find((each) => takesPart(contest, each) || stood.includes(each.id));
    if (place && contest.state !== 'cancelled') seen.push(await seenBy(strapi, contest, place));
  }
  return seen;
};
