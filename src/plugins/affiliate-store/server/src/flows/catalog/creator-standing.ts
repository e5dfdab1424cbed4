import type { Core } from '@strapi/strapi';
import { catalog } from '../../capabilities/catalog/service';
import { confirmationRequired, confirmations, mayBePaid, UNKNOWN } from '../../capabilities/confirmations/service';
import { normalizeEmail, type Party } from '../../capabilities/people/service';
import { setting } from '../../platform/settings';

/** Of some parties, those whose payouts wait: they sell, and who they are is not confirmed as it stands. Affiliates are none of them. */
export const heldParties = async (strapi: Core.Strapi, parties: readonly Party[]): Promise<ReadonlySet<number>> => {
  if (parties.length === 0 || !(await setting(strapi, confirmationRequired))) return new Set();
  const standings = await confirmations(strapi).standings(parties.map(({ id }) => id));
  const doubtful = parties.filter(({ id }) => !mayBePaid(standings.get(id) ?? UNKNOWN, true));
  const creators = await catalog(strapi).creatorsWithEmails(doubtful.flatMap(({ emailNorm }) => emailNorm ?? []));
  const selling = new Set(creators.map(({ email }) => normalizeEmail(email)));
  return new Set(doubtful.filter(({ emailNorm }) => emailNorm !== null && selling.has(emailNorm)).map(({ id }) => id));
};
