import autocannon from 'autocannon';
import { startEmptyShop, type EmptyShop } from './empty-shop';
import type { Measured } from './measured';
import { alternate, CONNECTIONS, judged } from './rounds';

const SECONDS = 5;
const ROUNDS = 3;
const TARGET = 5;
const PRODUCTS = 25;
const CONTENT = '/content-manager/collection-types/plugin::affiliate-store.';
const STORE = '/api/affiliate-store/catalog/products?pageSize=25';
// The plainest list Strapi gives: without the creator, cover and prices that ours shows. Populated, it is about half as fast.
const STRAPI = '/api/affiliate-store/products?pagination[pageSize]=25&sort=createdAt:desc';

interface Document {
  readonly data: { readonly documentId: string; readonly id: number };
}

const fillCatalogue = async (shop: EmptyShop): Promise<void> => {
  const write = async (type: string, data: object) => (await shop.admin<Document>(`${CONTENT}${type}`, data)).data;
  const { documentId: creator, id } = await write('creator', {
    name: 'Bench Creator',
    handle: 'bench-creator',
    email: 'bench@example.test',
  });
  await shop.admin(`/affiliate-store/creator-confirmations/${creator}/decision`, { to: 'confirmed', identity: null });
  for (let index = 0; index < PRODUCTS; index += 1) {
    const { documentId } = await write('product', {
      name: `Course ${index}`,
      slug: `course-${index}`,
      summary: `What course ${index} teaches, in one sentence.`,
      language: 'en',
      guaranteeDays: 14,
      tags: ['design', `topic-${index}`],
      creator: { connect: [{ documentId: creator, id }] },
    });
    await write('offer', {
      name: 'Standard',
      product: { connect: [{ documentId }] },
      prices: [
        { currency: 'EUR', amount: `${10 + index}.90` },
        { currency: 'USD', amount: '49' },
      ],
      active: true,
    });
    await shop.admin(`${CONTENT}product/${documentId}/actions/publish`, {});
  }
};

const load = async (url: string, seconds: number): Promise<number> => {
  const result = await autocannon({ url, connections: CONNECTIONS, duration: seconds });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} answers were not 2xx, ${result.errors} requests failed`);
  return result.requests.average;
};

const checkBoth = async (shop: EmptyShop): Promise<void> => {
  for (const path of [STORE, STRAPI]) {
    const { data } = (await (await fetch(`${shop.url}${path}`)).json()) as { data: readonly unknown[] };
    if (data.length !== PRODUCTS) throw new Error(`${path} lists ${data.length} products, not ${PRODUCTS}`);
  }
};

/** The store's list of 25 products against Strapi's own REST list of the same 25, in turns, at 8 connections. */
export const run = async (): Promise<Measured> => {
  const shop = await startEmptyShop('catalog');
  try {
    await fillCatalogue(shop);
    await checkBoth(shop);
    for (const path of [STRAPI, STORE]) await load(`${shop.url}${path}`, 2);
    const rounds = await alternate(
      ROUNDS,
      () => load(`${shop.url}${STRAPI}`, SECONDS),
      () => load(`${shop.url}${STORE}`, SECONDS),
    );
    return judged('catalogue list of 25 / Strapi’s own REST list of 25', shop.database, rounds, TARGET, {
      remarks: ['ours shows creator, cover, prices and sales page; Strapi’s list is unpopulated'],
    });
  } finally {
    await shop.stop();
  }
};
