import type { Core } from '@strapi/strapi';
import { catalog, catalogFailures, type CatalogService } from '../../capabilities/catalog/service';
import { commissions, type CommissionsService } from '../../capabilities/commissions/service';
import { people, type PeopleService } from '../../capabilities/people/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';

/** Who takes part: people know who is signed in, the catalog who makes something, commissions who earned of it. */
export interface RecogniseCreatorCast {
  readonly people: Pick<PeopleService, 'partyOfUser'>;
  readonly catalog: Pick<CatalogService, 'creatorsWithEmails'>;
  readonly commissions: Pick<CommissionsService, 'productsOf'>;
}

const castOf = (strapi: Core.Strapi): RecogniseCreatorCast => ({
  people: people(strapi),
  catalog: catalog(strapi),
  commissions: commissions(strapi),
});

/** The parts a maker of a product plays in a split. */
export const MAKERS = ['creator', 'co_producer'] as const;

/** A signed-in person as a maker of products: the party that is paid. */
export interface StudioSelf {
  readonly partyId: number;
  readonly partyPublicId: string;
}

/** Who a signed-in person is as a creator. Everything in the studio is found through this, so that nothing of others can be. */
export const studioSelf = async (
  strapi: Core.Strapi,
  userId: number | undefined,
  cast: RecogniseCreatorCast = castOf(strapi),
): Promise<Outcome<StudioSelf, Failure>> => {
  const party = userId === undefined ? null : await cast.people.partyOfUser(userId);
  if (!party) return failed(catalogFailures.because('NOT_A_CREATOR'));
  const known = party.emailNorm !== null && (await cast.catalog.creatorsWithEmails([party.emailNorm])).length > 0;
  const makes = known || (await cast.commissions.productsOf(party.id, MAKERS)).length > 0;
  return makes ? ok({ partyId: party.id, partyPublicId: party.publicId }) : failed(catalogFailures.because('NOT_A_CREATOR'));
};
