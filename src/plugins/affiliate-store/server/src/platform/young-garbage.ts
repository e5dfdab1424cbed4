import { setFlagsFromString } from 'node:v8';

/**
 * Keeps V8 from putting what requests allocate among the objects that live long. During Strapi's start thousands of contexts of the
 * framework and of GraphQL types are made to stay, from which V8 concludes that whatever the same places make will stay; from then on each request left
 * some 3 KB in the old generation, the collector carried everything that hung on it along, and took a quarter of the time of a busy
 * shop, in pauses of ten milliseconds (`docs/performance.md`). Node does not take this flag from NODE_OPTIONS.
 */
export const keepGarbageYoung = (): void => setFlagsFromString('--no-allocation-site-pretenuring');
