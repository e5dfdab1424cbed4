import type { Resource } from './operation';
import { priceResource } from './price-calls';
import { productResource } from './products';

/** What is sold, and for how much. */
export const goodsResources: readonly Resource[] = [priceResource, productResource];
