import type { Core } from '@strapi/strapi';
import type { ProgramSite } from '../../../../contracts/programs';
import { catalog, THE_SHOP } from '../../capabilities/catalog/service';

/** Whose everything programs are for, by the row of the program; those that are for chosen products are missing. */
export const sitesOfPrograms = async (strapi: Core.Strapi): Promise<ReadonlyMap<number, ProgramSite>> => {
  const found = new Map<number, ProgramSite>();
  for (const { seller, programId } of await catalog(strapi).sitePrograms()) {
    if (seller === THE_SHOP) found.set(programId, { kind: 'shop', name: null });
    else {
      const creator = await catalog(strapi).creator(seller);
      if (creator) found.set(programId, { kind: 'creator', name: creator.name });
    }
  }
  return found;
};
