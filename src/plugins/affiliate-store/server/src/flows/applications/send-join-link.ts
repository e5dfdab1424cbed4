import type { Core } from '@strapi/strapi';
import type { Locale } from '../../../../contracts/primitives';
import { affiliates } from '../../capabilities/affiliates/service';
import { messaging } from '../../capabilities/messaging/service';
import { LINK_LIFE_MS, people } from '../../capabilities/people/service';
import { now } from '../../platform/clock';
import { tokenHash } from '../../platform/ids';
import { together } from '../../platform/transaction';
import { isOpenTo } from './invite-to-program';

/** Mails the way into an application, to people and strangers alike, a few times an hour and a day at most to one address. */
export const sendJoinLink = async (
  strapi: Core.Strapi,
  {
    email,
    slug,
    locale,
    invite,
    by,
  }: {
    readonly email: string;
    readonly slug: string;
    readonly locale: Locale;
    readonly invite?: string | undefined;
    readonly by?: string | undefined;
  },
): Promise<void> => {
  const listing = await affiliates(strapi).listing(slug);
  if (listing === null || !(await isOpenTo(strapi, listing, invite)) || !(await people(strapi).mayMailLink(email))) return;
  await together(strapi, async () => {
    const linkToken = await people(strapi).signInLink(email, 'sign_in');
    await messaging(strapi).queueMail({
      kind: 'program_join_link',
      to: email,
      locale,
      dedupeKey: `join:${tokenHash(linkToken)}`,
      facts: { program: listing.program.name, slug: listing.slug, invite, by, linkToken, expiresAt: now() + LINK_LIFE_MS.sign_in },
    });
  });
};
