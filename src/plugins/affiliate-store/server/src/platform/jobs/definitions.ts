import type { Core } from '@strapi/strapi';
import type { z } from 'zod';

/** A kind of work done after commit, at least once; its handler must be harmless when run again. */
export interface JobDefinition {
  readonly name: string;
  readonly payload: z.ZodType;
  readonly run: (strapi: Core.Strapi, payload: never) => Promise<void>;
  /** Tries before the job is a dead letter; 10 when absent. */
  readonly attempts?: number;
  /** Goes before whatever else is due: money first, then the letters about it. */
  readonly urgent?: true;
}

/** Work that comes round: each slot is run once across all instances. */
export interface CronDefinition {
  readonly name: string;
  /** Whole minutes between slots; a divisor of 60, or of 1440 when more than an hour. */
  readonly everyMinutes: number;
  readonly run: (strapi: Core.Strapi) => Promise<void>;
  /** Goes through everything there is and changes nothing: a demo that lives a quarter in a minute has it done at the end. */
  readonly looksOnly?: true;
}

/** One piece of work to enqueue, in the transaction that is open. */
export interface JobRequest {
  readonly name: string;
  readonly payload: Readonly<Record<string, string | number | boolean | null>>;
  /** Two requests with one key are one job for as long as the first is not done. */
  readonly key?: string;
  /** UTC ms; now when absent. */
  readonly runAt?: number;
  /** A person asks for it: a job of this key that waits for its next try has it now. */
  readonly hurry?: true;
}

/** A job as the admin sees it. */
export interface JobView {
  readonly id: string;
  readonly name: string;
  readonly state: 'queued' | 'running' | 'dead';
  readonly attempts: number;
  readonly maxAttempts: number;
  readonly runAt: number;
  readonly lastError: string | null;
  readonly payload: string;
}

/** What a queue must do; one in the process for SQLite, graphile-worker for PostgreSQL (ADR 0009). */
export interface JobDriver {
  readonly kind: 'embedded' | 'graphile-worker';
  readonly enqueue: (requests: readonly JobRequest[]) => Promise<void>;
  readonly start: () => Promise<void>;
  /** Lets what runs finish, takes nothing new. */
  readonly stop: () => Promise<void>;
  readonly list: (state: JobView['state'] | 'all', limit: number) => Promise<readonly JobView[]>;
  readonly counts: () => Promise<Readonly<Record<'queued' | 'running' | 'dead', number>> & { readonly oldestDueAt: number | null }>;
  /** Gives a dead job its tries back; false when there is no such dead job. */
  readonly retry: (id: string) => Promise<boolean>;
  /** When the last slot of each cron was taken, UTC ms by name. */
  readonly lastRuns: () => Promise<ReadonlyMap<string, number>>;
  /** Only in the process's own queue, which is a demo's: work that is done when it is asked for, one job after the other. */
  readonly byHand?: WorkByHand;
}

/** A queue that stands still: what is done, and in which order, is then the same each time. */
export interface WorkByHand {
  /** Lets what runs finish, and starts nothing by itself any more. */
  readonly hold: () => Promise<void>;
  /** Does all that is due, in order; answers how many jobs that were. */
  readonly workOff: () => Promise<number>;
  readonly letGo: () => void;
}

/** Declares a job with its payload's type. */
export const job = <P extends z.ZodType>(definition: {
  name: string;
  payload: P;
  attempts?: number;
  urgent?: true;
  run: (strapi: Core.Strapi, payload: z.output<P>) => Promise<void>;
}): JobDefinition => definition;

export const DEFAULT_ATTEMPTS = 10;

/** Where a job stands among those that are due; smaller goes first. */
export const rankOf = (definition: JobDefinition | undefined): number => (definition?.urgent ? 0 : 1);
