import type { Core } from '@strapi/strapi';
import { now } from '../clock';
import { atTheEnd, isEmbedded, openUnit } from '../transaction';
import { jitter } from '../chance';
import type { CronDefinition, JobDefinition, JobDriver, JobRequest } from './definitions';
import { embeddedDriver } from './embedded-driver';
import { embeddedScheduler, runSlot } from './scheduler';

interface Running {
  readonly driver: JobDriver;
  readonly crons: readonly CronDefinition[];
  readonly stop: () => Promise<void>;
  readonly quiet: () => Promise<void>;
}

// One plugin per process; Strapi's test helpers may boot a second one after the first is destroyed.
let running: Running | undefined;

const current = (): Running => {
  if (!running) throw new Error('affiliate-store: the queue is not started');
  return running;
};

/** Starts queue and schedule. `AFFILIATE_STORE_WORKER=false` keeps an instance from working, it may still enqueue. */
export const startJobs = async (
  strapi: Core.Strapi,
  definitions: readonly JobDefinition[],
  crons: readonly CronDefinition[],
): Promise<void> => {
  const byName = new Map(definitions.map((definition) => [definition.name, definition]));
  if (byName.size !== definitions.length) throw new Error('affiliate-store: two jobs share a name');
  const works = process.env['AFFILIATE_STORE_WORKER'] !== 'false';
  if (isEmbedded(strapi)) {
    const driver = embeddedDriver(strapi, byName, jitter);
    const scheduler = embeddedScheduler(strapi, crons);
    running = {
      driver,
      crons,
      quiet: scheduler.quiet,
      stop: async () => {
        await scheduler.stop();
        await driver.stop();
      },
    };
    if (works) {
      await driver.start();
      scheduler.start();
    }
    return;
  }
  // A shop on SQLite never needs it, nor the memory it takes.
  const { graphileDriver, prepareGraphile } = await import('./graphile-driver');
  await prepareGraphile(strapi);
  const driver = graphileDriver(strapi, byName, crons);
  running = { driver, crons, stop: driver.stop, quiet: () => Promise.resolve() };
  if (works) await driver.start();
};

/** Lets running jobs finish and takes no more. */
export const stopJobs = async (): Promise<void> => {
  await running?.stop();
  running = undefined;
};

const pending = new WeakMap<object, JobRequest[]>();

/** Enqueues in the open unit of work, all it asks for in one go at its end: no commit, no job; no job without its commit. */
export const enqueue = async (...requests: readonly JobRequest[]): Promise<void> => {
  const unit = openUnit();
  if (unit === null) return current().driver.enqueue(requests);
  const asked = pending.get(unit) ?? [];
  pending.set(unit, asked);
  asked.push(...requests);
  atTheEnd('jobs', async () => {
    pending.delete(unit);
    await current().driver.enqueue(asked);
  });
};

/** The queue, for the admin's board. */
export const jobDriver = (): JobDriver => current().driver;

/** Which crons come round when a clock was moved: all, only those that do something, or all `again`, though their slot was run. */
export type WhichCrons = 'all' | 'doing' | 'again';

/** Runs each cron whose slot has come with a clock that was moved, on either queue: a slot is run once, however often the clock moves in it. */
export const runAllCrons = async (strapi: Core.Strapi, which: WhichCrons = 'all'): Promise<void> => {
  for (const cron of current().crons) {
    if (which === 'doing' && cron.looksOnly) continue;
    if (which === 'again') await cron.run(strapi);
    else await runSlot(strapi, cron, now());
  }
};

const byHand = () => {
  const hands = current().driver.byHand;
  if (!hands) throw new Error('affiliate-store: only the queue of a demo, which is in the process itself, can be worked by hand');
  return hands;
};

/** Lets the queue stand: from the answer on, nothing is done but by `workOff`. */
export const holdJobs = async (): Promise<void> => {
  await current().quiet();
  await byHand().hold();
};

/** Does what is due, one job after the other, until nothing is; answers how many jobs that were. */
export const workOff = (): Promise<number> => byHand().workOff();

export const letJobsGo = (): void => byHand().letGo();

/** A cron and when its last slot was taken, UTC ms. */
export interface ScheduleView {
  readonly name: string;
  readonly everyMinutes: number;
  readonly lastRunAt: number | null;
}

/** What comes round in this shop, and when it last did. */
export const readSchedule = async (): Promise<readonly ScheduleView[]> => {
  const last = await current().driver.lastRuns();
  return current().crons.map((cron) => ({ name: cron.name, everyMinutes: cron.everyMinutes, lastRunAt: last.get(cron.name) ?? null }));
};
