import type { Core } from '@strapi/strapi';
import { affiliates, type Affiliate, type Listing } from '../../capabilities/affiliates/service';
import type { Application } from '../../capabilities/applications/service';
import { publicUrl } from '../../capabilities/checkout/service';
import { messaging } from '../../capabilities/messaging/service';
import { people } from '../../capabilities/people/service';
import { setting } from '../../platform/settings';

/** Tells an applicant what became of what they handed in; `event` makes it one letter. */
export const writeApplicationMail = async (
  strapi: Core.Strapi,
  application: Application,
  told: { readonly event: number; readonly what: 'received' | 'refused' | 'details_asked'; readonly program: Listing },
): Promise<void> => {
  const { what, program, event } = told;
  await messaging(strapi).queueMail({
    kind: 'application_told',
    to: application.email,
    locale: application.locale,
    dedupeKey: `application:${event}`,
    facts: { what, program: program.program.name, slug: program.slug, reason: application.reason, dueOn: application.dueOn },
  });
};

/** Welcomes somebody who is in, with their code and link. */
export const writeWelcomeMail = async (
  strapi: Core.Strapi,
  reader: Pick<Application, 'email' | 'locale'>,
  place: Affiliate,
): Promise<void> => {
  const program = await affiliates(strapi).program(place.programId);
  await messaging(strapi).queueMail({
    kind: 'affiliate_welcome',
    to: reader.email,
    locale: reader.locale,
    dedupeKey: `welcome:${place.documentId}`,
    facts: {
      name: place.name,
      program: place.programName,
      code: place.code,
      shareUrl: `${await setting(strapi, publicUrl)}/r/${place.code}`,
      rateBasisPoints: place.rateBasisPoints ?? program?.rateBasisPoints ?? 0,
      linkToken: await people(strapi).signInLink(reader.email, 'access'),
    },
  });
};
