import type { Core } from '@strapi/strapi';
import type { Locale } from '../../../../contracts/primitives';
import { affiliateFailures, lacksTerms, type Listing } from '../../capabilities/affiliates/service';
import {
  admittedAtOnce,
  answersTo,
  applicationFailures,
  applications,
  isDisposable,
  letsInto,
  stepTo,
  unanswered,
  verdictsOn,
  whyNotAgain,
  type Answers,
  type Application,
  type ApplicationEventKind,
  type Invite,
} from '../../capabilities/applications/service';
import { workingDaysAfter } from '../../capabilities/confirmations/service';
import { accountingTimeZone, dayOf } from '../../capabilities/ledger/service';
import { people, type Party } from '../../capabilities/people/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { now } from '../../platform/clock';
import { setting } from '../../platform/settings';
import { togetherOrNot } from '../../platform/transaction';
import { admitApplicant } from './admit-applicant';
import { prospectApplied, prospectTurned } from '../prospects/follow-prospects';
import { listingFor, ownOf, selfOf, type CameBy, type Self } from './read-application-sheet';
import { keptPlaceOf } from '../affiliates/kept-place';
import { recruiterOf } from '../affiliates/recruiter';
import { writeApplicationMail } from './write-application-mail';

/** What is typed into an application. */
export interface HandedIn {
  readonly name: string;
  readonly answers: ReadonlyArray<{ readonly key: string; readonly value: string }>;
  readonly promoPlan: string;
}

type Done = Promise<Outcome<null, Failure>>;

const dueAfter = async (strapi: Core.Strapi, days: number): Promise<string> =>
  workingDaysAfter(dayOf(now(), await setting(strapi, accountingTimeZone)), days);

const answersFor = ({ questions }: Listing, given: HandedIn): Outcome<Answers, Failure> => {
  const typed = answersTo(questions, Object.fromEntries(given.answers.map(({ key, value }) => [key, value])));
  const question = unanswered(questions, typed);
  return question === null ? ok(typed) : failed(applicationFailures.because('APPLICATION_INCOMPLETE', { question }));
};

/** The invite somebody comes with, held so that its last use is nobody's twice. */
const inviteOf = async (strapi: Core.Strapi, { program }: Listing, code: string | undefined): Promise<Outcome<Invite | null, Failure>> => {
  if (code === undefined) return ok(null);
  const invite = await applications(strapi).holdInvite(code);
  return letsInto(invite, program.id, now()) ? ok(invite) : failed(applicationFailures.because('INVITE_INVALID'));
};

const whyShut = ({ admission, program }: Listing, acceptedVersion: number, invite: Invite | null): Failure | null => {
  if (lacksTerms(program)) return affiliateFailures.because('PROGRAM_WITHOUT_TERMS');
  if (admission === 'closed' && invite === null) return applicationFailures.because('PROGRAM_CLOSED');
  return acceptedVersion === program.version
    ? null
    : applicationFailures.because('PROGRAM_TERMS_CHANGED', { version: program.version, accepted: acceptedVersion });
};

const told = (strapi: Core.Strapi, application: Application, kind: ApplicationEventKind, actor: string): Promise<number> =>
  applications(strapi).tell(application.id, { kind, actor, reason: null });

/** What the program's own rule, or an invite, says to an application that was just written. */
const decideAtOnce = async (
  strapi: Core.Strapi,
  application: Application,
  listing: Listing,
  { event, invite }: { readonly event: number; readonly invite: Invite | null },
): Done => {
  const verdicts = verdictsOn(listing.criteria, application.answers);
  // A link that was passed on reaches throw-away addresses too: those are looked at all the same, and so is whoever the shop had ended.
  const kept = await keptPlaceOf(strapi, application.partyId, application.programId);
  const isInvited = invite !== null && !application.isDisposable && !kept?.endedByShop;
  if (kept?.endedByShop || (!isInvited && !admittedAtOnce(listing, verdicts, application.isDisposable))) {
    await writeApplicationMail(strapi, application, { event, what: 'received', program: listing });
    return ok(null);
  }
  const place = await admitApplicant(strapi, application, listing, { by: isInvited ? invite.createdBy : 'system' });
  if (!place.ok) return place;
  await applications(strapi).keep({ ...application, state: 'admitted', dueOn: null });
  if (isInvited) await applications(strapi).countUse(invite);
  await told(strapi, application, isInvited ? 'invited' : 'automatic', isInvited ? invite.createdBy : 'system');
  return ok(null);
};

const mayHandIn = async (
  strapi: Core.Strapi,
  party: Party,
  { program, mayReapply }: Listing,
  invite: Invite | null,
): Promise<Failure | null> => {
  const kept = await keptPlaceOf(strapi, party.id, program.id);
  if (kept && !kept.mayReturn) return affiliateFailures.because('ALREADY_ENROLLED', { affiliateCode: kept.place.code });
  // Whoever is invited need not wait for the answer to what they handed in, nor abide by it.
  if (invite !== null) return null;
  const before = (await applications(strapi).ofParty(program.id, party.id))?.state ?? null;
  // Whoever was admitted once and has left may ask again, whatever the program says of those it refused.
  const why = whyNotAgain(kept && before === 'admitted' ? null : before, mayReapply);
  return why && applicationFailures.because(why);
};

/** The party of whoever applies, made where it is their first step here, and locked so that two windows make one application. */
const partyFor = async (strapi: Core.Strapi, { party, email }: Self, name: string): Promise<Party> => {
  const known = party ?? (await people(strapi).partyForEmail(email, name));
  return (await people(strapi).lockParty(known.id)) ?? known;
};

/** Applies to a program. Where its rule lets people in the place is given at once; everybody else is looked at by somebody. */
export const applyToProgram = (
  strapi: Core.Strapi,
  userId: number | undefined,
  slug: string,
  given: HandedIn & { readonly acceptedVersion: number; readonly locale: Locale } & CameBy,
): Done =>
  togetherOrNot(strapi, async () => {
    const self = await selfOf(strapi, userId);
    if (!self.ok) return self;
    const listing = await listingFor(strapi, self.value, slug, given.invite);
    if (!listing.ok) return listing;
    const invite = await inviteOf(strapi, listing.value, given.invite);
    if (!invite.ok) return invite;
    const shut = whyShut(listing.value, given.acceptedVersion, invite.value);
    if (shut) return failed(shut);
    const answers = answersFor(listing.value, given);
    if (!answers.ok) return answers;
    const party = await partyFor(strapi, self.value, given.name);
    const refusal = await mayHandIn(strapi, party, listing.value, invite.value);
    if (refusal) return failed(refusal);
    const recruiter = given.by === undefined ? null : await recruiterOf(strapi, listing.value, given.by, party.id);
    if (recruiter && !recruiter.ok) return recruiter;
    const application = await applications(strapi).keep({
      programId: listing.value.program.id,
      partyId: party.id,
      // The mailbox that was proven is whose place it will be.
      email: party.emailNorm ?? self.value.email,
      name: given.name,
      locale: given.locale,
      state: 'in_review',
      answers: answers.value,
      promoPlan: given.promoPlan,
      isDisposable: isDisposable(self.value.email),
      acceptedVersion: given.acceptedVersion,
      acceptedAt: now(),
      appliedAt: now(),
      dueOn: await dueAfter(strapi, listing.value.answerDays),
      reason: null,
      recruiterId: recruiter?.value.id ?? null,
    });
    await prospectApplied(strapi, application, invite.value);
    const event = await told(strapi, application, 'applied', `person:${self.value.userId}`);
    return decideAtOnce(strapi, application, listing.value, { event, invite: invite.value });
  });

/** Lets a person do something about their own application; the party is locked first. */
const withOwn = (
  strapi: Core.Strapi,
  userId: number | undefined,
  slug: string,
  act: (own: Application, listing: Listing) => Promise<Outcome<ApplicationEventKind, Failure>>,
): Done =>
  togetherOrNot(strapi, async () => {
    const self = await selfOf(strapi, userId);
    if (!self.ok) return self;
    const listing = await listingFor(strapi, self.value, slug);
    if (!listing.ok) return listing;
    if (self.value.party) await people(strapi).lockParty(self.value.party.id);
    const own = await ownOf(strapi, self.value, listing.value.program.id);
    if (!own) return failed(applicationFailures.because('APPLICATION_NOT_FOUND'));
    const done = await act(own, listing.value);
    if (!done.ok) return done;
    await told(strapi, own, done.value, `person:${self.value.userId}`);
    return ok(null);
  });

/** Changes what was handed in while it is looked at, or answers what was asked; it is looked at afresh. */
export const changeOwnApplication = (strapi: Core.Strapi, userId: number | undefined, slug: string, given: HandedIn): Done =>
  withOwn(strapi, userId, slug, async (own, listing) => {
    const step = stepTo(own.state, 'in_review');
    if (!step.ok) return step;
    const answers = answersFor(listing, given);
    if (!answers.ok) return answers;
    // Whoever only corrects a word waits no longer for it; whoever answered a question is answered within the time anew.
    const dueOn = own.state === 'in_review' ? own.dueOn : await dueAfter(strapi, listing.answerDays);
    const { name, promoPlan } = given;
    await applications(strapi).keep({ ...own, name, promoPlan, answers: answers.value, state: step.value, dueOn, reason: null });
    return ok('changed');
  });

/** Takes an application back. */
export const withdrawOwnApplication = (strapi: Core.Strapi, userId: number | undefined, slug: string): Done =>
  withOwn(strapi, userId, slug, async (own) => {
    const step = stepTo(own.state, 'withdrawn');
    if (!step.ok) return step;
    await applications(strapi).keep({ ...own, state: step.value, dueOn: null });
    await prospectTurned(strapi, own, { fact: 'withdrawn', actor: 'prospect' });
    return ok('withdrawn');
  });
