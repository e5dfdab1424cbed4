import type { Core } from '@strapi/strapi';
import type { Locale } from '../../../contracts/primitives';
import { people, type Party } from '../capabilities/people/service';

/** The language a party reads: the one it last bought in, where it did; else English. */
export const languageOfParty = async (strapi: Core.Strapi, party: Party): Promise<Locale> => {
  if (party.userId === null) return 'en';
  const [customer] = await people(strapi).customersOfUser(party.userId);
  return customer?.locale ?? 'en';
};
