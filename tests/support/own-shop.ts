import { startShop } from './shop-process';
import type { RunningShop } from './shop-process';
import { World } from './world';

const STARTING = 200_000;

/** Building the schema of GraphQL is a quarter of a start; stories that ask in GraphQL say so. */
export const WITHOUT_GRAPHQL = { GRAPHQL_ENABLED: 'false' } as const;
export const WITH_GRAPHQL = { GRAPHQL_ENABLED: 'true' } as const;

/** A shop of a test file's own, for stories that change settings, kill it, or count everything; without GraphQL unless they want it. */
export const ownShop = (
  name: string,
  extra: Readonly<Record<string, string>> = {},
): { readonly shop: RunningShop; readonly world: World } => {
  const held: { shop?: RunningShop; world?: World } = {};
  beforeAll(async () => {
    const shop = await startShop(`${name}-${process.env['DATABASE_CLIENT'] ?? 'sqlite'}`, { ...WITHOUT_GRAPHQL, ...extra });
    Object.assign(held, { shop, world: new World(shop.address) });
  }, STARTING);
  afterAll(() => held.shop?.stop(), STARTING);
  return {
    get shop() {
      return held.shop as RunningShop;
    },
    get world() {
      return held.world as World;
    },
  };
};
