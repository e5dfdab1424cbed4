import type { Core } from '@strapi/strapi';
import { mailboxOf, type PersonRows } from '../../capabilities/people/service';
import type { PersonKeys } from '../../platform/personal';
import { siteHash } from '../../platform/sealed-text';

/** What finds a person's rows in every table. */
export const keysOf = (strapi: Core.Strapi, rows: PersonRows): PersonKeys => ({
  email: rows.emails,
  addressHash: rows.emails.map((email) => siteHash(strapi, mailboxOf(email), 'lead')),
  user: rows.userIds,
  customer: rows.customers.map(({ id }) => id),
  party: rows.parties.map(({ id }) => id),
  partyPublicId: rows.parties.map(({ publicId }) => publicId),
});
