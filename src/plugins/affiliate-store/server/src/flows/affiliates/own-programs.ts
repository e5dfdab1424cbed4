import type { Core } from '@strapi/strapi';
import { affiliates, type Program } from '../../capabilities/affiliates/service';
import { catalog, type Creator } from '../../capabilities/catalog/service';
import { people } from '../../capabilities/people/service';
import type { StudioSelf } from '../catalog/recognise-creator';

const MOST_PRODUCTS = 500;

/** A product on sale that a creator made; `programId` is null for one nobody recommends. */
export interface OwnProduct {
  readonly documentId: string;
  readonly name: string;
  readonly programId: number | null;
}

const creatorsOf = async (strapi: Core.Strapi, { partyId }: Pick<StudioSelf, 'partyId'>): Promise<readonly Creator[]> => {
  const party = await people(strapi).party(partyId);
  return party?.emailNorm ? catalog(strapi).creatorsWithEmails([party.emailNorm]) : [];
};

/** The published products somebody made, by name. */
export const ownProducts = async (strapi: Core.Strapi, { partyId }: Pick<StudioSelf, 'partyId'>): Promise<readonly OwnProduct[]> => {
  const party = await people(strapi).party(partyId);
  return party?.emailNorm ? catalog(strapi).publishedBy([party.emailNorm]) : [];
};

/** A program somebody sells in; `alone` where nobody else does, so that its ways are theirs to say. */
export interface OwnProgram {
  readonly program: Program;
  readonly alone: boolean;
}

/** The programs somebody sells in, by name. */
export const ownPrograms = async (strapi: Core.Strapi, self: Pick<StudioSelf, 'partyId'>): Promise<readonly OwnProgram[]> => {
  const mine = await ownProducts(strapi, self);
  const sites = new Map((await catalog(strapi).sitePrograms()).map(({ seller, programId }) => [programId, seller]));
  const own = new Set((await creatorsOf(strapi, self)).map(({ documentId }) => documentId));
  const found: OwnProgram[] = [];
  for (const id of new Set(mine.flatMap(({ programId }) => programId ?? []))) {
    const program = await affiliates(strapi).program(id);
    if (!program) continue;
    const sold = await catalog(strapi).publishedInProgram(id, MOST_PRODUCTS);
    // What is for everything of others, or of the shop, is not one creator's, however much of it is.
    const site = sites.get(id);
    const isTheirs = site === undefined || own.has(site);
    found.push({ program, alone: isTheirs && sold.every(({ documentId }) => mine.some((one) => one.documentId === documentId)) });
  }
  return found.sort((a, b) => (a.program.name < b.program.name ? -1 : 1));
};
