import { createStoreClient } from './index';
import type { ProductCard } from '../contracts/catalog';
import type { PaginationMeta } from '../contracts/endpoint';

const client = createStoreClient({ baseUrl: '' });
const list: Promise<{ readonly data: ProductCard[]; readonly pagination: PaginationMeta }> = client.catalog.listProducts({
  query: { q: 'clay' },
});
const all = client.catalog.listProducts();
// @ts-expect-error a product is read by its slug
const none = client.catalog.readProduct();
// @ts-expect-error the contract knows no such field
const odd = client.checkout.createCart({ body: { items: [{ offer: 'a' }], price: 1 } });
const refreshed: Promise<{ jwt: string }> = client.accounts.refresh();
export const uses = [list, all, none, odd, refreshed];
