import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { wallClock } from '../../../platform/clock';
import { logsIn, readLog, removeLog, type LoggedLine } from '../../../platform/durable-log';
import { isEmbedded } from '../../../platform/transaction';
import type { ClickTables, NewClick } from './click-writer';

const BATCH = 500;
/** An instance writes to its log once an hour at least; after a day it is gone for good. */
const GONE_MS = 86_400_000;

/** A click as a log holds it. Its lines may be older than the code that reads them. */
const line = z.object({
  at: z.number().int(),
  affiliateId: z.number().int(),
  programId: z.number().int(),
  visitor: z.string().nullable(),
  kind: z.enum(['link', 'ref_parameter', 'server']),
  landing: z.string(),
  country: z.string().nullable(),
  agent: z.string().nullable(),
  visitorHmac: z.string().nullable(),
  dedupe: z.string().nullable(),
  kept: z.boolean(),
  tags: z.string().nullable().default(null),
});

const clickIn = ({ line: text }: LoggedLine): NewClick => line.parse(JSON.parse(text));

// Another log may be written while it is read: what follows a gap is not there yet, and is its owner's business.
const unbroken = (lines: readonly LoggedLine[], from: number): readonly LoggedLine[] => {
  const rest = lines.filter(({ number }) => number > from);
  const gap = rest.findIndex(({ number }, index) => number !== from + 1 + index);
  return gap < 0 ? rest : rest.slice(0, gap);
};

/** Brings the rest of a log into the tables; false when somebody else is at it. */
const bringIn = async (tables: ClickTables, log: string, from: number, lines: readonly LoggedLine[]): Promise<boolean> => {
  for (let done = 0; done < lines.length; done += BATCH) {
    const clicks = lines.slice(done, done + BATCH).map(clickIn);
    if (!(await tables.write({ log, from: from + done }, clicks))) return false;
  }
  return true;
};

const takeOver = async (strapi: Core.Strapi, tables: ClickTables, folder: string, log: string, seenAt: number): Promise<void> => {
  const from = await tables.drained(log);
  if (from === null) {
    strapi.log.warn(`affiliate-store: the click log ${log} in ${folder} is not of this database and is left alone`);
    return;
  }
  const lines = unbroken(await readLog(folder, log), from);
  const whole = await bringIn(tables, log, from, lines);
  if (whole && lines.length > 0) strapi.log.info(`affiliate-store: ${lines.length} clicks of an instance that died were brought in`);
  // One process owns a SQLite file. On PostgreSQL the owner may be alive beside us: reading its log is harmless, removing it is not.
  if (!whole || !(isEmbedded(strapi) || wallClock() - seenAt > GONE_MS)) return;
  await removeLog(folder, log);
  await tables.strike(log);
};

/** Brings in what instances before this one were told and could not finish. A log that cannot be read stays where it is. */
export const takeOverLogs = async (strapi: Core.Strapi, tables: ClickTables, folder: string, own: string): Promise<void> => {
  for (const [log, seenAt] of await logsIn(folder)) {
    if (log === own) continue;
    try {
      await takeOver(strapi, tables, folder, log, seenAt);
    } catch (error) {
      strapi.log.error(
        `affiliate-store: the click log ${log} could not be brought in: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }
};
