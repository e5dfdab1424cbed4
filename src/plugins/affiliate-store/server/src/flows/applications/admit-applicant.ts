import type { Core } from '@strapi/strapi';
import { affiliates, isOnPath, type Affiliate, type Listing } from '../../capabilities/affiliates/service';
import type { Application } from '../../capabilities/applications/service';
import type { Failure } from '../../kernel/failure';
import type { Outcome } from '../../kernel/outcome';
import { enrolAffiliate } from '../affiliates/enrol-affiliate';
import { writeWelcomeMail } from './write-application-mail';

/** Whose link they came by. Who was blocked since then keeps nobody out: the newcomer is in without them. */
const broughtBy = async (
  strapi: Core.Strapi,
  { recruiterId }: Application,
): Promise<{ readonly sponsorCode?: string; readonly byLink?: boolean }> => {
  const recruiter = recruiterId === null ? null : await affiliates(strapi).affiliate(recruiterId);
  return recruiter?.state === 'active' ? { sponsorCode: recruiter.code, byLink: true } : {};
};

/** Gives an applicant their place in the program, under the terms they said yes to, with a rate of their own where one was agreed. */
export const admitApplicant = async (
  strapi: Core.Strapi,
  application: Application,
  { program }: Listing,
  { by, rateBasisPoints }: { readonly by: string; readonly rateBasisPoints?: number | undefined },
): Promise<Outcome<Affiliate, Failure>> => {
  const { email, name, acceptedVersion, acceptedAt, locale } = application;
  // Terms that changed since they applied are not what they said yes to: staff answers for them, and the portal asks.
  const acceptance =
    acceptedVersion === program.version
      ? { consent: 'self' as const, locale, version: acceptedVersion, note: `applied on ${new Date(acceptedAt).toISOString()}` }
      : undefined;
  const enrolled = await enrolAffiliate(strapi, {
    ...{ email, name, program: program.documentId, approved: true, by, acceptance, locale },
    ...(await broughtBy(strapi, application)),
  });
  if (!enrolled.ok) return enrolled;
  const place =
    rateBasisPoints === undefined ? enrolled : await affiliates(strapi).changeRate(enrolled.value.documentId, rateBasisPoints, by);
  // Whoever has a path before them was told of it, and is welcomed at its end.
  if (place.ok && !isOnPath(place.value)) await writeWelcomeMail(strapi, application, place.value);
  return place;
};
