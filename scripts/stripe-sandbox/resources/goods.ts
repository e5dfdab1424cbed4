import type { Resource } from './operation';
import { priceResource } from './price-calls';
import { productResource } from './products';
import { taxResource } from './tax';

/** What is sold, for how much, and the tax on it. */
export const goodsResources: readonly Resource[] = [priceResource, productResource, taxResource];
