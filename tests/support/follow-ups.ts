import type { Product } from './builders';
import { expectOk } from './expect-ok';
import type { World } from './world';

/** Puts offers behind another one, in this order: what its buyers are asked right after they paid. */
export const followed = async (world: World, main: Product, ...next: readonly Product[]): Promise<void> => {
  const followUps = next.map(({ offerId, name }) => ({
    offer: { connect: [{ documentId: offerId }] },
    headline: `And ${name}?`,
    text: 'It goes well with it.',
  }));
  const path = `/content-manager/collection-types/plugin::affiliate-store.offer/${main.offerId}`;
  expectOk(await world.strapi(path, { method: 'PUT', body: { followUps } }), 'the offers after the payment');
};
