import type { Core } from '@strapi/strapi';
import type { createInvites, InviteView } from '../../../../contracts/admin';
import type { Input } from '../../../../contracts/endpoint';
import { affiliateFailures, affiliates, lacksTerms, type Listing } from '../../capabilities/affiliates/service';
import { applicationFailures, applications, inviteStateAt, letsInto, type Invite } from '../../capabilities/applications/service';
import { publicUrl } from '../../capabilities/checkout/service';
import { messaging, messagingFailures } from '../../capabilities/messaging/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { now } from '../../platform/clock';
import { isoOf } from '../../platform/moments';
import { setting } from '../../platform/settings';
import { togetherOrNot } from '../../platform/transaction';
import { prospectInvited } from '../prospects/follow-prospects';

const DAY = 86_400_000;
const MOST = 200;

type Wanted = Input<typeof createInvites>['body'];

const listingOf = async (strapi: Core.Strapi, id: string): Promise<Outcome<Listing, Failure>> => {
  const program = await affiliates(strapi).programOfDocument(id);
  const listing = program && (await affiliates(strapi).listingOfProgram(program.id));
  return listing ? ok(listing) : failed(affiliateFailures.because('PROGRAM_NOT_FOUND'));
};

const pathOf = ({ slug }: Listing, { code }: Invite): string => `/programs/${encodeURIComponent(slug)}/join?invite=${code}`;

/** What is sent to people. */
export const inviteUrl = async (strapi: Core.Strapi, listing: Listing, invite: Invite): Promise<string> =>
  `${await setting(strapi, publicUrl)}/store${pathOf(listing, invite)}`;

const viewOf = async (strapi: Core.Strapi, invite: Invite, listing: Listing): Promise<InviteView> => ({
  id: invite.publicId,
  url: await inviteUrl(strapi, listing, invite),
  email: invite.email,
  state: inviteStateAt(invite, now()),
  maxUses: invite.maxUses,
  uses: invite.uses,
  expiresAt: isoOf(invite.expiresAt),
  createdAt: isoOf(invite.createdAt),
});

/** The newest invites to a program. */
export const invitesOfProgram = async (strapi: Core.Strapi, id: string): Promise<Outcome<InviteView[], Failure>> => {
  const listing = await listingOf(strapi, id);
  if (!listing.ok) return listing;
  const views: InviteView[] = [];
  for (const invite of await applications(strapi).invitesTo(listing.value.program.id, MOST))
    views.push(await viewOf(strapi, invite, listing.value));
  return ok(views);
};

const mail = (strapi: Core.Strapi, invite: Invite, listing: Listing, { locale }: Pick<Wanted, 'locale'>): Promise<unknown> =>
  messaging(strapi).queueMail({
    kind: 'program_invited',
    to: invite.email ?? '',
    locale,
    dedupeKey: `invite:${invite.publicId}`,
    facts: {
      program: listing.program.name,
      path: pathOf(listing, invite),
      rateBasisPoints: listing.program.rateBasisPoints,
      expiresAt: invite.expiresAt,
    },
  });

/** Makes one link for many, or one for each address, which is mailed. */
export const inviteToProgram = (strapi: Core.Strapi, id: string, wanted: Wanted, by: string): Promise<Outcome<InviteView[], Failure>> =>
  togetherOrNot(strapi, async () => {
    const listing = await listingOf(strapi, id);
    if (!listing.ok) return listing;
    const { program } = listing.value;
    if (lacksTerms(program)) return failed(affiliateFailures.because('PROGRAM_WITHOUT_TERMS', { program: program.documentId }));
    const named = [...new Set(wanted.emails.map((one) => one.trim().toLowerCase()))];
    const unwanted = await messaging(strapi).optedOutOf(named);
    // Who wants no such mail gets no invite by it; where that is everybody, nothing is left to do.
    const people = named.filter((email) => !unwanted.has(email));
    if (named.length > 0 && people.length === 0) return failed(messagingFailures.because('MAIL_UNWANTED'));
    const common = { programId: program.id, expiresAt: now() + wanted.days * DAY, createdBy: by };
    const views: InviteView[] = [];
    for (const email of people.length === 0 ? [null] : people) {
      const invite = await applications(strapi).makeInvite({ ...common, email, maxUses: email === null ? wanted.maxUses : 1 });
      if (email !== null) {
        await mail(strapi, invite, listing.value, wanted);
        await prospectInvited(strapi, invite, by);
      }
      views.push(await viewOf(strapi, invite, listing.value));
    }
    const after = { invites: views.length, mailed: people.length > 0, maxUses: people.length > 0 ? 1 : wanted.maxUses, days: wanted.days };
    await audit(strapi, { actor: by, action: 'invite.created', subject: `program:${program.documentId}`, after });
    return ok(views);
  });

/** Makes an invite for one somebody, mailed where an address is given; answers its public id. Inside a unit of work. */
export const inviteSomebody = async (
  strapi: Core.Strapi,
  programId: number,
  { email, days, locale, by }: Pick<Wanted, 'days' | 'locale'> & { readonly email: string | null; readonly by: string },
): Promise<Outcome<string, Failure>> => {
  const listing = await affiliates(strapi).listingOfProgram(programId);
  if (!listing) return failed(affiliateFailures.because('PROGRAM_NOT_FOUND'));
  const { program } = listing;
  if (lacksTerms(program)) return failed(affiliateFailures.because('PROGRAM_WITHOUT_TERMS', { program: program.documentId }));
  if (email !== null && (await messaging(strapi).optedOutOf([email])).size > 0) return failed(messagingFailures.because('MAIL_UNWANTED'));
  const invite = await applications(strapi).makeInvite({ programId, email, maxUses: 1, expiresAt: now() + days * DAY, createdBy: by });
  if (email !== null) {
    await mail(strapi, invite, listing, { locale });
    await prospectInvited(strapi, invite, by);
  }
  return ok(invite.publicId);
};

/** Ends an invite; ending it again changes nothing. */
export const endInviteToProgram = (strapi: Core.Strapi, id: string, by: string): Promise<Outcome<InviteView, Failure>> =>
  togetherOrNot(strapi, async () => {
    const invite = await applications(strapi).inviteOf(id);
    const listing = invite && (await affiliates(strapi).listingOfProgram(invite.programId));
    if (!invite || !listing) return failed(applicationFailures.because('INVITE_NOT_FOUND'));
    if (invite.endedAt === null) {
      await applications(strapi).endInvite(invite);
      await audit(strapi, { actor: by, action: 'invite.ended', subject: `program:${listing.program.documentId}`, after: { invite: id } });
    }
    return ok(await viewOf(strapi, { ...invite, endedAt: invite.endedAt ?? now() }, listing));
  });

/** Whether a code lets somebody into a program now. */
export const isInvited = async (strapi: Core.Strapi, { program }: Listing, code: string | undefined): Promise<boolean> =>
  code !== undefined && letsInto(await applications(strapi).inviteByCode(code), program.id, now());

/** Whether somebody may come to a program by its own pages: it is listed, or they are invited. */
export const isOpenTo = async (strapi: Core.Strapi, listing: Listing, code: string | undefined): Promise<boolean> =>
  listing.listed || (await isInvited(strapi, listing, code));
