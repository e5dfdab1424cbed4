import type { Core } from '@strapi/strapi';
import autocannon from 'autocannon';

/** A running shop, and where it listens. */
export interface CatalogBenchContext {
  readonly strapi: Core.Strapi;
  readonly url: string;
  /** Seconds of load per measurement. */
  readonly seconds?: number;
}

/** One line of the table: the thing, its floor, and how they compare. */
export interface Measured {
  readonly name: string;
  readonly perSecond: number;
  readonly floor: string;
  readonly floorPerSecond: number;
  readonly ratio: number;
  readonly wanted: number;
}

const UID = 'plugin::affiliate-store';
const PRODUCTS = 25;
const CONNECTIONS = 8;
const STORE = '/api/affiliate-store/catalog/products?pageSize=25';
// The plainest list Strapi gives, with nothing populated: it lacks creator, cover and prices, and is the harder floor for it.
const STRAPI = '/api/affiliate-store/products?pagination[pageSize]=25&sort=createdAt:desc';

interface Documents { create: (given: object) => Promise<{ documentId: string }>; count: (given: object) => Promise<number> }

/** Fills the catalogue up to `count` published products with an offer each. */
export const fillCatalogue = async (strapi: Core.Strapi, count: number): Promise<void> => {
  const documents = (type: string) => strapi.documents(`${UID}.${type}` as never) as unknown as Documents;
  const before = await documents('product').count({ status: 'published' });
  if (before >= count) return;
  const creator = await documents('creator').create({ data: { name: 'Bench Creator', handle: `bench-${before}-${process.pid}`, email: 'bench@example.test' } });
  for (let index = before; index < count; index += 1) {
    const product = await documents('product').create({
      status: 'published',
      data: {
        name: `Course ${index}`, slug: `bench-course-${index}-${process.pid}`, summary: `What course ${index} teaches, in one sentence.`, language: 'en', guaranteeDays: 14,
        tags: ['design', `topic-${index % 50}`], creator: creator.documentId,
      },
    });
    await documents('offer').create({
      data: { name: 'Standard', product: product.documentId, prices: [{ currency: 'EUR', amount: `${10 + (index % 90)}.90` }, { currency: 'USD', amount: '49' }], active: true },
    });
  }
};

const load = async (url: string, seconds: number): Promise<number> => {
  const result = await autocannon({ url, connections: CONNECTIONS, duration: seconds, workers: 1 });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${url}: ${result.non2xx} answers were not 2xx, ${result.errors} requests failed`);
  return result.requests.average;
};

/** The catalogue list of 25 against Strapi's own REST list of the same 25, at 8 connections, in one run. */
export const run = async ({ strapi, url, seconds = 5 }: CatalogBenchContext): Promise<readonly Measured[]> => {
  await fillCatalogue(strapi, PRODUCTS);
  for (const path of [STORE, STRAPI]) await load(`${url}${path}`, 1);
  const floorPerSecond = await load(`${url}${STRAPI}`, seconds);
  const perSecond = await load(`${url}${STORE}`, seconds);
  return [{ name: 'catalogue list of 25', perSecond, floor: 'Strapi REST list of 25', floorPerSecond, ratio: perSecond / floorPerSecond, wanted: 5 }];
};
