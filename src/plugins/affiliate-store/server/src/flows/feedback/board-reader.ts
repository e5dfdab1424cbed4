import type { Core } from '@strapi/strapi';
import { affiliates, isLetIn } from '../../capabilities/affiliates/service';
import { catalog } from '../../capabilities/catalog/service';
import { feedbackFailures, type BoardReader } from '../../capabilities/feedback/service';
import { people } from '../../capabilities/people/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { ownProducts } from '../affiliates/own-programs';
import { studioSelf } from '../catalog/recognise-creator';

const MOST_PRODUCTS = 200;

/** A partner before the board, with the names of what is within their reach. */
export interface PartnerOfBoard extends BoardReader {
  readonly partyPublicId: string;
  /** By document id, in order. */
  readonly names: ReadonlyMap<string, string>;
}

/** Who a signed-in person is before the board: an affiliate, a creator or both; nobody else has one. */
export const boardReader = async (strapi: Core.Strapi, userId: number | undefined): Promise<Outcome<PartnerOfBoard, Failure>> => {
  const party = userId === undefined ? null : await people(strapi).partyOfUser(userId);
  if (!party) return failed(feedbackFailures.because('NOT_A_PARTNER'));
  const places = (await affiliates(strapi).affiliatesOfParty(party.id)).filter(isLetIn);
  const makes = (await studioSelf(strapi, userId)).ok;
  if (places.length === 0 && !makes) return failed(feedbackFailures.because('NOT_A_PARTNER'));
  const found = [...(await ownProducts(strapi, { partyId: party.id }))].map(({ documentId, name }) => ({ documentId, name }));
  const programs = new Set(places.filter(({ state }) => state === 'active').map(({ programId }) => programId));
  for (const id of programs) found.push(...(await catalog(strapi).publishedInProgram(id, MOST_PRODUCTS)));
  const names = new Map(found.sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ documentId, name }) => [documentId, name]));
  return ok({ partyId: party.id, partyPublicId: party.publicId, products: [...names.keys()], names });
};
