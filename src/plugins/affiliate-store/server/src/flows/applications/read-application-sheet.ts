import type { Core } from '@strapi/strapi';
import type { ApplicationSheet } from '../../../../contracts/applications';
import { affiliateFailures, affiliates, isOnPath, type Listing } from '../../capabilities/affiliates/service';
import { applications, mayChange, whyNotAgain, type Application } from '../../capabilities/applications/service';
import { accountingTimeZone, dayOf } from '../../capabilities/ledger/service';
import { people, peopleFailures, type Party } from '../../capabilities/people/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { now } from '../../platform/clock';
import { isoOf } from '../../platform/moments';
import { setting } from '../../platform/settings';
import { isInvited, isOpenTo } from './invite-to-program';
import { keptPlaceOf } from '../affiliates/kept-place';
import { recruiterOf } from '../affiliates/recruiter';
import { programPageOf } from '../affiliates/show-programs';

/** Somebody signed in, and the party they are in the books, where they are one yet. */
export interface Self {
  readonly userId: number;
  readonly email: string;
  readonly party: Party | null;
}

export const selfOf = async (strapi: Core.Strapi, userId: number | undefined): Promise<Outcome<Self, Failure>> => {
  const account = userId === undefined ? null : await people(strapi).account(userId);
  if (!account) return failed(peopleFailures.because('SESSION_MISSING'));
  return ok({ userId: account.userId, email: account.email, party: await people(strapi).partyOfUser(account.userId) });
};

/** Their application to a program. */
export const ownOf = async (strapi: Core.Strapi, self: Self, programId: number): Promise<Application | null> =>
  self.party && applications(strapi).ofParty(programId, self.party.id);

/** A program a person may read about: one that is listed, one they are invited to, or one they have applied to. */
export const listingFor = async (strapi: Core.Strapi, self: Self, slug: string, invite?: string): Promise<Outcome<Listing, Failure>> => {
  const listing = await affiliates(strapi).listing(slug);
  const isShown =
    listing !== null && ((await isOpenTo(strapi, listing, invite)) || (await ownOf(strapi, self, listing.program.id)) !== null);
  return isShown && listing ? ok(listing) : failed(affiliateFailures.because('PROGRAM_NOT_FOUND'));
};

/** True once the day by whose end an answer was due is over where the shop is. */
export const isLate = async (strapi: Core.Strapi, dueOn: string | null): Promise<boolean> =>
  dueOn !== null && dayOf(now(), await setting(strapi, accountingTimeZone)) > dueOn;

const viewOf = async (
  strapi: Core.Strapi,
  application: Application,
  { mayReapply }: Listing,
  left: boolean,
): Promise<ApplicationSheet['application']> => ({
  state: application.state,
  answers: Object.entries(application.answers).map(([key, value]) => ({ key, value })),
  promoPlan: application.promoPlan,
  appliedAt: isoOf(application.appliedAt),
  dueOn: application.state === 'in_review' ? application.dueOn : null,
  overdue: application.state === 'in_review' && (await isLate(strapi, application.dueOn)),
  reason: application.reason,
  mayChange: mayChange(application.state),
  mayReapply: left || whyNotAgain(application.state, mayReapply) === null,
  // Why an exception was made is between the people who made it.
  history: (await applications(strapi).history(application.id)).map(({ kind, actor, reason, at }) => ({
    kind: kind === 'exception' ? ('admitted' as const) : kind,
    by: actor.startsWith('person:') ? ('you' as const) : ('shop' as const),
    reason: kind === 'exception' ? null : reason,
    at: isoOf(at),
  })),
});

/** The links somebody follows to an application: an invite, and whose recruiting link. */
export interface CameBy {
  readonly invite?: string | undefined;
  readonly by?: string | undefined;
}

/** The place they have: whoever has left stands where they stood before they came. */
const placeFor = async (
  strapi: Core.Strapi,
  party: Party | null,
  { program }: Listing,
): Promise<{ readonly place: Pick<ApplicationSheet, 'code' | 'onPath'>; readonly left: boolean }> => {
  const kept = party && (await keptPlaceOf(strapi, party.id, program.id));
  if (!kept || kept.mayReturn) return { place: { code: null, onPath: false }, left: kept !== null };
  const onPath = isOnPath(kept.place);
  return { place: { code: onPath ? null : kept.place.code, onPath }, left: false };
};

const sheetOf = async (
  strapi: Core.Strapi,
  userId: number,
  listing: Listing,
  { invite, by }: CameBy,
): Promise<Outcome<ApplicationSheet, Failure>> => {
  const self = await selfOf(strapi, userId);
  if (!self.ok) return self;
  const own = await ownOf(strapi, self.value, listing.program.id);
  const { place, left } = await placeFor(strapi, self.value.party, listing);
  const recruiter = by === undefined ? null : await recruiterOf(strapi, listing, by, self.value.party?.id ?? null);
  return ok({
    program: await programPageOf(strapi, listing),
    questions: listing.questions.map((one) => ({ ...one, choices: [...one.choices] })),
    application: own && (await viewOf(strapi, own, listing, left && own.state === 'admitted')),
    invited: await isInvited(strapi, listing, invite),
    recruiter: recruiter?.ok ? { code: recruiter.value.code } : null,
    ...place,
  });
};

/** How a signed-in person stands with a program. */
export const readApplicationSheet = async (
  strapi: Core.Strapi,
  userId: number | undefined,
  slug: string,
  came: CameBy = {},
): Promise<Outcome<ApplicationSheet, Failure>> => {
  const self = await selfOf(strapi, userId);
  if (!self.ok) return self;
  const listing = await listingFor(strapi, self.value, slug, came.invite);
  return listing.ok ? sheetOf(strapi, self.value.userId, listing.value, came) : listing;
};
