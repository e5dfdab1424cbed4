import type { Core } from '@strapi/strapi';
import type { Locale } from '../../../../contracts/primitives';
import type { Affiliate } from '../../capabilities/affiliates/service';
import { publicUrl } from '../../capabilities/checkout/service';
import { messaging } from '../../capabilities/messaging/service';
import type { Certificate } from '../../capabilities/paths/service';
import { people } from '../../capabilities/people/service';
import { setting } from '../../platform/settings';

/** What a letter about somebody's path tells; `event` makes it one letter. */
interface PathNews {
  readonly what: 'opened' | 'stuck' | 'try_granted';
  readonly step: string;
  readonly reason: string | null;
  readonly event: string;
}

/** Tells somebody that their path has opened, is stuck, or goes on. */
export const writePathMail = async (
  strapi: Core.Strapi,
  place: Affiliate,
  locale: Locale,
  { what, step, reason, event }: PathNews,
): Promise<void> => {
  await messaging(strapi).queueMail({
    kind: 'path_told',
    to: place.email,
    locale,
    dedupeKey: `path:${place.documentId}:${event}`,
    facts: { what, program: place.programName, step, reason, linkToken: await people(strapi).signInLink(place.email, 'access') },
  });
};

/** Sends somebody their certificate, or says that it was taken back and why. */
export const writeCertificateMail = async (
  strapi: Core.Strapi,
  place: Affiliate,
  locale: Locale,
  { certificate, reason }: { readonly certificate: Certificate; readonly reason: string | null },
): Promise<void> => {
  const { number, program } = certificate;
  await messaging(strapi).queueMail({
    kind: 'certificate_told',
    to: place.email,
    locale,
    dedupeKey: `certificate:${number}:${reason === null ? 'issued' : 'revoked'}`,
    facts: { program, number, url: await certificateUrl(strapi, locale, number), reason },
  });
};

/** Where everybody can see whether a certificate stands. */
export const certificateUrl = async (strapi: Core.Strapi, locale: Locale, number: string): Promise<string> =>
  `${await setting(strapi, publicUrl)}/store/${locale}/certificates/${number}`;
