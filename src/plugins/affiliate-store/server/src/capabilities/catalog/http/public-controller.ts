import { listProducts, readProduct, readSalesPage, readShop } from '../../../../../contracts/catalog';
import { failed, ok } from '../../../kernel/outcome';
import { now } from '../../../platform/clock';
import { implement } from '../../../platform/endpoints';
import type { Controller, Handler } from '../../../platform/endpoints';
import { gatherProducts, particularsOf } from '../actions/gather-products';
import { searchProducts } from '../actions/list-products';
import { publicAnswers } from '../actions/public-answers';
import { readPreviewedPage, readPublishedPage } from '../actions/read-sales-page';
import { readShopView } from '../actions/read-shop';
import { catalogFailures } from '../domain/failures';
import { productBySlug } from '../store/products';
import { cardView, pageView, productView } from './views';

const list: Handler<typeof listProducts> = (strapi, { query }) =>
  publicAnswers.get('products', query, async () => {
    const found = await searchProducts(strapi, query, now());
    return found.ok
      ? ok({ data: found.value.gathered.map((one) => cardView(one, query.locale)), pagination: found.value.pagination })
      : found;
  });

const product: Handler<typeof readProduct> = (strapi, { params, query }) =>
  publicAnswers.get('product', { ...params, ...query }, async () => {
    const found = await productBySlug(strapi, params.slug, 'published');
    const [gathered] = found ? await gatherProducts(strapi, [found], now()) : [];
    return gathered
      ? ok({ data: productView(gathered, await particularsOf(strapi, gathered), query.locale) })
      : failed(catalogFailures.because('PRODUCT_NOT_FOUND'));
  });

const published: Handler<typeof readSalesPage> = (strapi, { params, query }) =>
  publicAnswers.get('page', { ...params, ...query }, async () => {
    const contents = await readPublishedPage(strapi, params.slug, query.locale, now());
    return contents ? ok({ data: pageView(contents) }) : failed(catalogFailures.because('SALES_PAGE_NOT_FOUND'));
  });

const page: Handler<typeof readSalesPage> = async (strapi, input, caller) => {
  const { params, query } = input;
  if (query.preview === undefined) return published(strapi, input, caller);
  const contents = await readPreviewedPage(strapi, params.slug, query.preview, now());
  if (contents === 'refused') return failed(catalogFailures.because('PREVIEW_TOKEN_INVALID'));
  return contents ? ok({ data: pageView(contents) }) : failed(catalogFailures.because('SALES_PAGE_NOT_FOUND'));
};

const shop: Handler<typeof readShop> = (strapi) => publicAnswers.get('shop', {}, async () => ok({ data: await readShopView(strapi) }));

/** What everyone may read of the catalogue. */
export const publicController: Controller = {
  name: 'catalog',
  implementations: [
    implement(listProducts, list),
    implement(readProduct, product),
    implement(readSalesPage, page),
    implement(readShop, shop),
  ],
};
