import type { Core } from '@strapi/strapi';

/**
 * Does something for each of many, in order. One that fails is told in the log and left for the next round: a single
 * poisoned row must not keep all behind it from their turn (X25). Answers how many were done.
 */
export const oneByOne = async <T>(
  strapi: Core.Strapi,
  items: Iterable<T>,
  nameOf: (item: T) => string,
  work: (item: T) => Promise<unknown>,
): Promise<number> => {
  let done = 0;
  for (const item of items) {
    try {
      await work(item);
      done += 1;
    } catch (error) {
      strapi.log.error(`affiliate-store: ${nameOf(item)}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return done;
};
