import type { Core } from '@strapi/strapi';
import type { Creative } from '../domain/creative';
import { creativesSince } from './creatives';

/** How long another instance may go on with what it knew. */
const FRESH_MS = 2_000;
/** Rows are stamped before they are committed: what a slow transaction stamped earlier is still found this much later. */
const OVERLAP_MS = 60_000;

/** All pieces that are shown somewhere, in memory: an impression must not cost a read. */
export interface CreativeBook {
  readonly find: (publicId: string) => Creative | undefined;
  readonly learn: (creative: Creative) => void;
  readonly start: () => Promise<void>;
  readonly stop: () => void;
}

/** Makes the book; it knows nothing until it is started. */
export const creativeBook = (strapi: Core.Strapi): CreativeBook => {
  const known = new Map<string, Creative>();
  let newest = 0;
  let timer: NodeJS.Timeout | undefined;
  // Of two versions the later one holds, whichever was read last.
  const learn = (creative: Creative): void => {
    const before = known.get(creative.publicId);
    if (before === undefined || before.changedAt <= creative.changedAt) known.set(creative.publicId, creative);
  };
  const refresh = async (): Promise<void> => {
    const read = await creativesSince(strapi, Math.max(0, newest - OVERLAP_MS));
    for (const creative of read.creatives) learn(creative);
    newest = Math.max(newest, read.newest);
  };
  const quietly = (): void => {
    refresh().catch((error: unknown) =>
      strapi.log.error(`affiliate-store: creatives could not be read again: ${error instanceof Error ? error.message : String(error)}`),
    );
  };
  return {
    find: (publicId) => known.get(publicId),
    learn,
    start: async () => {
      await refresh();
      timer = setInterval(quietly, FRESH_MS);
      timer.unref();
    },
    stop: () => clearInterval(timer),
  };
};
