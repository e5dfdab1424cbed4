import type { Core } from '@strapi/strapi';
import type { LibraryItem } from '../../../../contracts/orders';
import { affiliates, lacksTerms, type AffiliatesService } from '../../capabilities/affiliates/service';
import { catalog, type Asset, type CatalogService } from '../../capabilities/catalog/service';
import { members, type MembersService, type Shelf } from '../../capabilities/members/service';
import { bonuses, type GivenBonus } from '../../capabilities/bonuses/service';
import { people, type PeopleService } from '../../capabilities/people/service';
import { promisedViews } from '../bonuses/read-bonuses';

/** Who takes part: people know which addresses are proven, members what they own, the catalogue what that is. */
export interface ReadLibraryCast {
  readonly people: Pick<PeopleService, 'customersOfUser' | 'partyOfUser'>;
  readonly members: Pick<MembersService, 'contentsOfLibrary' | 'shelvesOfOrder'>;
  readonly catalog: Pick<CatalogService, 'productsOf' | 'assetsOf'>;
  readonly affiliates: Pick<AffiliatesService, 'listings' | 'affiliatesOfParty'>;
}

const castOf = (strapi: Core.Strapi): ReadLibraryCast => ({
  people: people(strapi),
  members: members(strapi),
  catalog: catalog(strapi),
  affiliates: affiliates(strapi),
});

const fileOf = (asset: Asset): LibraryItem['files'][number] => ({
  id: asset.publicId,
  name: asset.name,
  bytes: asset.bytes,
  type: asset.contentType,
});

type Recommended = ReadonlyMap<number, NonNullable<LibraryItem['recommend']>>;

/** The programs a person may join by themselves and has not, by row id. */
const programsToJoin = async (cast: ReadLibraryCast, userId: number): Promise<Recommended> => {
  const party = await cast.people.partyOfUser(userId);
  const inside = party ? (await cast.affiliates.affiliatesOfParty(party.id)).map(({ programId }) => programId) : [];
  return new Map(
    (await cast.affiliates.listings('listed'))
      .filter(({ admission, program }) => admission === 'open' && !lacksTerms(program) && !inside.includes(program.id))
      .map(({ slug, program }) => [program.id, { slug, rateBasisPoints: program.rateBasisPoints }]),
  );
};

const itemsOf = async (
  strapi: Core.Strapi,
  cast: ReadLibraryCast,
  {
    shelves,
    programs,
    promised,
  }: { readonly shelves: readonly Shelf[]; readonly programs: Recommended; readonly promised: readonly GivenBonus[] },
): Promise<LibraryItem[]> => {
  const along = await promisedViews(strapi, promised);
  const open = shelves.filter((shelf) => shelf.state === 'active').map((shelf) => shelf.productId);
  const [products, assets] = [await cast.catalog.productsOf(shelves.map((shelf) => shelf.productId)), await cast.catalog.assetsOf(open)];
  return shelves.map((shelf) => {
    const product = products.get(shelf.productId);
    return {
      product: shelf.productId,
      slug: product?.slug ?? '',
      name: product?.name ?? shelf.productName,
      coverUrl: product?.coverUrl ?? null,
      creator: product?.creatorName ?? '',
      state: shelf.state,
      grantedAt: new Date(shelf.grantedAt).toISOString(),
      orderNumber: shelf.orderNumber,
      groups: [...shelf.groups],
      files: assets.filter((asset) => asset.productId === shelf.productId).map(fileOf),
      bonuses: along.filter(({ productId }) => productId === shelf.productId).map(({ view }) => view),
      recommend: (product?.published && product.programId !== null && programs.get(product.programId)) || null,
    };
  });
};

/** Everything a signed-in person bought, newest first; files only of what they may open now. */
export const readLibrary = async (strapi: Core.Strapi, userId: number, cast: ReadLibraryCast = castOf(strapi)): Promise<LibraryItem[]> => {
  const customers = await cast.people.customersOfUser(userId);
  const ids = customers.map((customer) => customer.id);
  const shelves = await cast.members.contentsOfLibrary(ids);
  if (shelves.length === 0) return [];
  return itemsOf(strapi, cast, {
    shelves,
    programs: await programsToJoin(cast, userId),
    promised: await bonuses(strapi).givenTo(ids),
  });
};

/** What one order gave, for its thank-you page. */
export const readOrderAccess = async (
  strapi: Core.Strapi,
  orderId: number,
  cast: ReadLibraryCast = castOf(strapi),
): Promise<LibraryItem[]> =>
  itemsOf(strapi, cast, {
    shelves: await cast.members.shelvesOfOrder(orderId),
    programs: new Map(),
    promised: await bonuses(strapi).givenByOrder(orderId),
  });
