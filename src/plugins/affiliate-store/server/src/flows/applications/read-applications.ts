import type { Core } from '@strapi/strapi';
import type { ApplicationDetail, ApplicationRow } from '../../../../contracts/admin';
import { affiliateFailures, affiliates, type Listing } from '../../capabilities/affiliates/service';
import {
  applicationFailures,
  applications,
  verdictsOn,
  type Application,
  type ManagedApplications,
  type ApplicationState,
} from '../../capabilities/applications/service';
import { accountingTimeZone, startOfDay } from '../../capabilities/ledger/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { isoOf } from '../../platform/moments';
import { setting } from '../../platform/settings';
import { namesOfActors } from '../../platform/staff-names';
import { isLate } from './read-application-sheet';
import { managedOf } from '../managers/read-managers';

const DAY = 86_400_000;

const rowOf = async (strapi: Core.Strapi, one: Application, listing: Listing | null): Promise<ApplicationRow> => ({
  id: one.publicId,
  name: one.name,
  email: one.email,
  program: { id: listing?.program.documentId ?? '', name: listing?.program.name ?? '' },
  state: one.state,
  appliedAt: isoOf(one.appliedAt),
  dueOn: one.state === 'in_review' ? one.dueOn : null,
  overdue: one.state === 'in_review' && (await isLate(strapi, one.dueOn)),
  criteria: verdictsOn(listing?.criteria ?? [], one.answers).map((verdict) => ({
    ...verdict,
    label: listing?.questions.find(({ key }) => key === verdict.question)?.label ?? verdict.question,
  })),
  disposable: one.isDisposable,
  revision: one.revision,
});

/** What narrows applications to those of one manager; undefined where everybody may be seen. */
const managedApplications = (strapi: Core.Strapi, staffId: number | null): ManagedApplications | undefined => {
  const managed = managedOf(strapi, staffId);
  return (
    managed && {
      theirs: () => affiliates(strapi).asQuery(managed),
      everybody: () => affiliates(strapi).asQuery(null),
      programs: managed.programs,
    }
  );
};

/** One page of applications. */
export const listApplicationsOf = async (
  strapi: Core.Strapi,
  asked: {
    readonly state?: ApplicationState | undefined;
    readonly program?: string | undefined;
    /** Only those of one manager. */
    readonly onlyManagedBy: number | null;
    readonly beforeId?: number | undefined;
    readonly limit: number;
  },
): Promise<{ readonly rows: ApplicationRow[]; readonly nextCursor: string | null; readonly total: number }> => {
  const listings = new Map((await affiliates(strapi).listings('all')).map((one) => [one.program.id, one]));
  const programId =
    asked.program === undefined
      ? undefined
      : ([...listings.values()].find((one) => one.program.documentId === asked.program)?.program.id ?? -1);
  const managed = managedApplications(strapi, asked.onlyManagedBy);
  const { state, beforeId, limit } = asked;
  const { rows, total } = await applications(strapi).page({ state, programId, managed, beforeId, limit });
  const shown: ApplicationRow[] = [];
  for (const one of rows) shown.push(await rowOf(strapi, one, listings.get(one.programId) ?? null));
  const last = rows.length === limit ? rows.at(-1) : undefined;
  return { rows: shown, nextCursor: last ? String(last.id) : null, total };
};

/** What else a person is or was here: places in other programs, and what they applied to. */
const elsewhereOf = async (strapi: Core.Strapi, one: Application): Promise<ApplicationDetail['elsewhere']> => {
  const places = await affiliates(strapi).affiliatesOfParty(one.partyId);
  const names = new Map((await affiliates(strapi).programs()).map(({ id, name }) => [id, name]));
  const others = (await applications(strapi).allOfParty(one.partyId)).filter(({ id }) => id !== one.id);
  return [
    ...places.map(({ programName, state }) => ({ program: programName, state: `place_${state}` })),
    ...others.map(({ programId, state }) => ({ program: names.get(programId) ?? '', state })),
  ];
};

/** One application with everything staff decides by. */
export const readApplicationDetail = async (
  strapi: Core.Strapi,
  id: string,
  onlyManagedBy: number | null,
): Promise<Outcome<ApplicationDetail, Failure>> => {
  const one = await applications(strapi).application(id);
  if (!one) return failed(applicationFailures.because('APPLICATION_NOT_FOUND'));
  const listing = await affiliates(strapi).listingOfProgram(one.programId);
  if (!listing) return failed(affiliateFailures.because('PROGRAM_NOT_FOUND'));
  const history = await applications(strapi).history(one.id);
  const nameOf = await namesOfActors(
    strapi,
    history.map(({ actor }) => actor),
  );
  return ok({
    ...(await rowOf(strapi, one, listing)),
    answers: Object.entries(one.answers).map(([key, value]) => ({
      key,
      value,
      label: listing.questions.find((question) => question.key === key)?.label ?? key,
    })),
    promoPlan: one.promoPlan,
    acceptedVersion: one.acceptedVersion,
    reason: one.reason,
    history: history.map(({ kind, actor, reason, at }) => ({
      kind,
      who: actor.startsWith('person:') ? one.name : nameOf(actor),
      reason,
      at: isoOf(at),
    })),
    // What somebody is in other programs is of other managers.
    elsewhere: onlyManagedBy === null ? await elsewhereOf(strapi, one) : [],
  });
};

/** How many wait for an answer, how many of them too long, and until when the first one has to have it (UTC ms). */
export const waitingApplicants = async (
  strapi: Core.Strapi,
): Promise<{ readonly waiting: number; readonly overdue: number; readonly dueAt: number | null }> => {
  const waiting = await applications(strapi).waiting();
  let overdue = 0;
  for (const { dueOn } of waiting) if (await isLate(strapi, dueOn)) overdue += 1;
  const first = waiting[0]?.dueOn ?? null;
  const timeZone = await setting(strapi, accountingTimeZone);
  return { waiting: waiting.length - overdue, overdue, dueAt: first === null ? null : startOfDay(first, timeZone) + DAY };
};
