import type { Core } from '@strapi/strapi';
import { catalog } from '../capabilities/catalog/service';
import { confirmationRequired, confirmations, mayBePaid, maySell, type Standing } from '../capabilities/confirmations/service';
import { normalizeEmail, people, type Party } from '../capabilities/people/service';
import { setting } from '../platform/settings';

const UNKNOWN: Standing = { state: 'missing', sells: false };

/** How the creators with these sign-in addresses stand, by normalised address: that of the party that is paid for them. */
export const standingsByEmail = async (strapi: Core.Strapi, emails: readonly string[]): Promise<ReadonlyMap<string, Standing>> => {
  const parties = await people(strapi).partiesByEmail(emails);
  const known = await confirmations(strapi).standings([...parties.values()].map(({ id }) => id));
  return new Map([...parties].map(([email, { id }]) => [email, known.get(id) ?? UNKNOWN]));
};

/** Of some sign-in addresses of creators, those that may sell. */
export const sellingEmails = async (strapi: Core.Strapi, emails: readonly string[]): Promise<ReadonlySet<string>> => {
  if (!(await setting(strapi, confirmationRequired))) return new Set(emails);
  const standings = await standingsByEmail(strapi, emails);
  return new Set(emails.filter((email) => maySell(standings.get(normalizeEmail(email)) ?? UNKNOWN, true)));
};

/** Of some parties, those whose payouts wait: they sell, and who they are is not confirmed as it stands. Affiliates are none of them. */
export const heldParties = async (strapi: Core.Strapi, parties: readonly Party[]): Promise<ReadonlySet<number>> => {
  if (parties.length === 0 || !(await setting(strapi, confirmationRequired))) return new Set();
  const standings = await confirmations(strapi).standings(parties.map(({ id }) => id));
  const doubtful = parties.filter(({ id }) => !mayBePaid(standings.get(id) ?? UNKNOWN, true));
  const creators = await catalog(strapi).creatorsWithEmails(doubtful.flatMap(({ emailNorm }) => emailNorm ?? []));
  const selling = new Set(creators.map(({ email }) => normalizeEmail(email)));
  return new Set(doubtful.filter(({ emailNorm }) => emailNorm !== null && selling.has(emailNorm)).map(({ id }) => id));
};
