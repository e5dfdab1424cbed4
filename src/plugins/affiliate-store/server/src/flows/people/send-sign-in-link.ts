import type { Core } from '@strapi/strapi';
import type { Locale } from '../../../../contracts/primitives';
import { catalog, type CatalogService } from '../../capabilities/catalog/service';
import { messaging, type MessagingService } from '../../capabilities/messaging/service';
import { LINK_LIFE_MS, people, type PeopleService } from '../../capabilities/people/service';
import { now } from '../../platform/clock';
import { tokenHash } from '../../platform/ids';
import { together } from '../../platform/transaction';

/** Who takes part: people and the catalogue know who belongs here, messaging writes. */
export interface SendSignInLinkCast {
  readonly people: Pick<PeopleService, 'isKnown' | 'mayMailLink' | 'signInLink'>;
  readonly catalog: Pick<CatalogService, 'creatorsWithEmails'>;
  readonly messaging: Pick<MessagingService, 'queueMail'>;
}

const castOf = (strapi: Core.Strapi): SendSignInLinkCast => ({
  people: people(strapi),
  catalog: catalog(strapi),
  messaging: messaging(strapi),
});

/** Mails a sign-in link to someone the shop knows, a few times an hour and a day at most. Strangers get nothing; nobody is told which. */
export const sendSignInLink = async (
  strapi: Core.Strapi,
  email: string,
  locale: Locale,
  cast: SendSignInLinkCast = castOf(strapi),
): Promise<void> => {
  const known = (await cast.people.isKnown(email)) || (await cast.catalog.creatorsWithEmails([email])).length > 0;
  if (!known || !(await cast.people.mayMailLink(email))) return;
  await together(strapi, async () => {
    const linkToken = await cast.people.signInLink(email, 'sign_in');
    await cast.messaging.queueMail({
      kind: 'sign_in_link',
      to: email,
      locale,
      dedupeKey: `sign-in:${tokenHash(linkToken)}`,
      facts: { linkToken, expiresAt: now() + LINK_LIFE_MS.sign_in },
    });
  });
};
