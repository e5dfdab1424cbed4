import type { Core } from '@strapi/strapi';
import { clockStands, now } from '../clock';
import { onOccasion } from '../restored';
import { sql } from '../transaction';
import type { CronDefinition } from './definitions';
import { describeError } from './perform';

const TICK_MS = 1000;
const KEEP_MS = 30 * 86_400_000;

/** The slot a moment falls into, UTC ms of its beginning. */
export const slotOf = (everyMinutes: number, at: number): number => Math.floor(at / (everyMinutes * 60_000)) * everyMinutes * 60_000;

// Slots this process has under way. Its scheduler and whoever moves the clock come by the same one at the same moment.
const underWay = new Map<string, Promise<boolean>>();

/**
 * Takes the slot in the database and runs it; false when another scheduler had it. Either way, what this process does for the slot is
 * done when it answers: who moves the clock is told that it has moved when what fell due is done.
 */
export const runSlot = async (strapi: Core.Strapi, cron: CronDefinition, at: number): Promise<boolean> => {
  const slot = slotOf(cron.everyMinutes, at);
  const key = `${cron.name} ${slot}`;
  const faster = underWay.get(key);
  if (faster) {
    await faster;
    return false;
  }
  const turn = takeAndRun(strapi, cron, slot).finally(() => underWay.delete(key));
  underWay.set(key, turn);
  return turn;
};

const takeAndRun = async (strapi: Core.Strapi, cron: CronDefinition, slot: number): Promise<boolean> => {
  const taken = await sql(strapi)('afs_cron_runs')
    .insert({ cron: cron.name, slot, started_at: now() })
    .onConflict(['cron', 'slot'])
    .ignore()
    .returning('id');
  if (taken.length === 0) return false;
  let error: string | null = null;
  try {
    await onOccasion('round', () => cron.run(strapi));
  } catch (thrown) {
    error = describeError(thrown);
    strapi.log.error(`affiliate-store: cron ${cron.name}: ${error}`);
  }
  await sql(strapi)('afs_cron_runs').where({ cron: cron.name, slot }).update({ finished_at: now(), error });
  await sql(strapi)('afs_cron_runs')
    .where({ cron: cron.name })
    .where('slot', '<', now() - KEEP_MS)
    .delete();
  return true;
};

/** The embedded scheduler. It runs a slot once, also when the clock jumps over several: catching up is one run, not many. */
export const embeddedScheduler = (strapi: Core.Strapi, crons: readonly CronDefinition[]) => {
  const last = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;
  const tick = async (): Promise<void> => {
    for (const cron of crons) {
      const slot = slotOf(cron.everyMinutes, now());
      if (last.get(cron.name) === slot) continue;
      await runSlot(strapi, cron, slot);
      // Not before: a slot the database could not take yet is due again with the next tick.
      last.set(cron.name, slot);
    }
  };
  const turn = (): void => {
    // A clock that stands is moved by somebody, who says what comes round with it.
    if (clockStands()) return;
    running ??= tick()
      .catch((error: unknown) => void strapi.log.error(`affiliate-store: scheduler: ${describeError(error)}`))
      .finally(() => {
        running = null;
      });
  };
  return {
    start: (): void => {
      timer = setInterval(turn, TICK_MS);
      timer.unref();
    },
    /** Resolves once no slot is under way. */
    quiet: async (): Promise<void> => {
      await running;
    },
    stop: async (): Promise<void> => {
      clearInterval(timer);
      await running;
    },
  };
};
