import type { Core } from '@strapi/strapi';
import type { EnrolmentView, joinByLetter } from '../../../../contracts/enrolments';
import type { Input } from '../../../../contracts/endpoint';
import { affiliates, isOnPath, lacksTerms, type Affiliate, type Listing } from '../../capabilities/affiliates/service';
import { applicationFailures } from '../../capabilities/applications/service';
import { mailingFailures, mailings, type Recipient } from '../../capabilities/mailings/service';
import { people } from '../../capabilities/people/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { now } from '../../platform/clock';
import { maskEmails } from '../../platform/masking';
import { togetherOrNot } from '../../platform/transaction';
import { enrolAffiliate } from '../affiliates/enrol-affiliate';
import { programPageOf } from '../affiliates/show-programs';
import { writeWelcomeMail } from '../applications/write-application-mail';

/** What somebody may be called by their address: `ana.lima` is Ana Lima. Their own mailbox is shown it, and they change it as they like. */
const nameFrom = (email: string): string =>
  (email.split('@')[0] ?? '')
    .split(/[._+-]+/)
    .filter(Boolean)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')
    .slice(0, 120);

const unknown = () => failed(mailingFailures.because('ENROLMENT_UNKNOWN'));

/** The place of whoever was written to, by whatever way they came to it; null where they have none. */
const placeOf = async (strapi: Core.Strapi, { email, programId }: Recipient): Promise<Affiliate | null> => {
  const party = (await people(strapi).partiesByEmail([email])).get(email);
  const places = party ? await affiliates(strapi).affiliatesOfParty(party.id) : [];
  return places.find((place) => place.programId === programId) ?? null;
};

/** The program a letter leads to, while its link lets in. Whoever joined by it finds it later too. */
const leadsTo = async (strapi: Core.Strapi, recipient: Recipient | null): Promise<Listing | null> => {
  const mailing = recipient && (await mailings(strapi).byId(recipient.mailingId));
  if (!recipient || !mailing || (recipient.joinedAt === null && now() >= mailing.expiresAt)) return null;
  const listing = await affiliates(strapi).listingOfProgram(recipient.programId);
  return listing && !lacksTerms(listing.program) ? listing : null;
};

/** What a letter leads to. Read outside of every unit of work, as the figures of a program are. */
export const enrolmentOf = async (strapi: Core.Strapi, token: string): Promise<Outcome<EnrolmentView, Failure>> => {
  const recipient = await mailings(strapi).recipient(token);
  const listing = await leadsTo(strapi, recipient);
  if (!recipient || !listing) return unknown();
  const place = await placeOf(strapi, recipient);
  return ok({
    program: await programPageOf(strapi, listing),
    email: maskEmails(recipient.email),
    name: nameFrom(recipient.email),
    code: place?.state === 'active' && !isOnPath(place) ? place.code : null,
    joined: place !== null,
  });
};

/** Lets a customer into a program by the one press of their letter, which was sent to the mailbox it is for; a second press is the same. */
export const enrolByLetter = (
  strapi: Core.Strapi,
  token: string,
  { name, acceptedVersion, locale }: Input<typeof joinByLetter>['body'],
): Promise<Outcome<null, Failure>> =>
  togetherOrNot(strapi, async () => {
    const recipient = await mailings(strapi).holdRecipient(token);
    const listing = await leadsTo(strapi, recipient);
    if (!recipient || !listing) return unknown();
    if ((await placeOf(strapi, recipient)) !== null) return ok(null);
    const { program } = listing;
    if (acceptedVersion !== program.version)
      return failed(applicationFailures.because('PROGRAM_TERMS_CHANGED', { version: program.version, accepted: acceptedVersion }));
    const mailing = await mailings(strapi).byId(recipient.mailingId);
    const enrolled = await enrolAffiliate(strapi, {
      ...{ email: recipient.email, name, program: program.documentId, approved: true, locale, by: mailing?.madeBy ?? 'system' },
      acceptance: { consent: 'self', locale, version: acceptedVersion, note: `joined by the letter of ${mailing?.publicId ?? ''}` },
    });
    if (!enrolled.ok) return enrolled;
    await mailings(strapi).markJoined(recipient.id, enrolled.value.id);
    if (!isOnPath(enrolled.value)) await writeWelcomeMail(strapi, { email: recipient.email, locale }, enrolled.value);
    return ok(null);
  });
