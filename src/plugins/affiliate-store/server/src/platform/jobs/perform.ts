import type { Core } from '@strapi/strapi';
import type { JobDefinition } from './definitions';

/** One line that says what went wrong, short enough for a table. */
export const describeError = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').slice(0, 500);

/** Runs one job: the payload is parsed again, because what lies in a queue may be older than the code. */
export const perform = async (
  strapi: Core.Strapi,
  definitions: ReadonlyMap<string, JobDefinition>,
  name: string,
  payload: unknown,
): Promise<void> => {
  const definition = definitions.get(name);
  if (!definition) throw new Error(`no job is called ${name}`);
  await definition.run(strapi, definition.payload.parse(payload) as never);
};
