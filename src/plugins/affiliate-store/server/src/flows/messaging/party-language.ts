import type { Core } from '@strapi/strapi';
import type { Locale } from '../../../../contracts/primitives';
import { people, type Party } from '../../capabilities/people/service';

/** The language a party reads: the one it chose, else the one it last bought in, else English. */
export const languageOfParty = async (strapi: Core.Strapi, party: Party): Promise<Locale> => {
  if (party.locale !== null) return party.locale;
  if (party.userId === null) return 'en';
  const [customer] = await people(strapi).customersOfUser(party.userId);
  return customer?.locale ?? 'en';
};
