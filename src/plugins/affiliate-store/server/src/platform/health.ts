import type { Core } from '@strapi/strapi';
import { clockOffset, now } from './clock';
import { jobDriver } from './jobs';
import { sql } from './transaction';

/**
 * What a probe found. `failing`: this instance should get no traffic. `alarm`: something is broken that a person has to mend,
 * and taking the instance out of service would not mend it. `warning`: a person should look. No secrets, no personal data.
 */
export interface HealthFinding {
  readonly state: 'ok' | 'warning' | 'alarm' | 'failing';
  /** What is wrong and what to do, for whoever reads the page. */
  readonly says?: string;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
}

/** One question the health page asks. */
export interface HealthProbe {
  readonly name: string;
  readonly check: (strapi: Core.Strapi) => Promise<HealthFinding>;
}

/** The answer of the health page. */
export interface Health {
  readonly state: HealthFinding['state'];
  readonly at: string;
  readonly clockAheadMs: number;
  readonly checks: Readonly<Record<string, HealthFinding>>;
}

/** Work that is due for longer than this is not being done. */
const LAG_LIMIT_MS = 5 * 60_000;
/** A probe that takes longer has failed: whoever asks for health must not wait for it. */
const PATIENCE_MS = 3_000;

const database: HealthProbe = {
  name: 'database',
  check: async (strapi) => {
    await sql(strapi).raw('SELECT 1');
    // By its default, Strapi drops all tables of a plugin at the first start without it: here, the books.
    const keepsTables = strapi.config.get('database.settings.forceMigration') === false;
    return { state: keepsTables ? 'ok' : 'warning', facts: { client: strapi.db.dialect.client, keepsTables } };
  },
};

const jobs: HealthProbe = {
  name: 'jobs',
  check: async () => {
    const { oldestDueAt, ...counts } = await jobDriver().counts();
    const lagMs = oldestDueAt === null ? 0 : Math.max(0, now() - oldestDueAt);
    const state = lagMs > LAG_LIMIT_MS || counts.dead > 0 ? 'warning' : 'ok';
    return {
      state,
      facts: { driver: jobDriver().kind, ...counts, lagMs, oldestDueAt: oldestDueAt === null ? null : new Date(oldestDueAt).toISOString() },
    };
  },
};

let probes: readonly HealthProbe[] = [database, jobs];

/** Adds the rooms' probes to those of database and queue. */
export const registerHealthProbes = (ofRooms: readonly HealthProbe[]): void => {
  probes = [database, jobs, ...ofRooms];
};

const withinPatience = async (work: Promise<HealthFinding>): Promise<HealthFinding> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<HealthFinding>((resolve) => {
    timer = setTimeout(() => resolve({ state: 'failing', facts: { reason: 'no answer in time' } }), PATIENCE_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

const finding = async (strapi: Core.Strapi, probe: HealthProbe): Promise<HealthFinding> => {
  try {
    return await withinPatience(probe.check(strapi));
  } catch (error) {
    // The reason may name hosts and users of the database: it goes to the log, not to whoever asks.
    strapi.log.error(`affiliate-store: health ${probe.name}: ${error instanceof Error ? error.message : String(error)}`);
    return { state: 'failing', facts: { reason: 'see the log' } };
  }
};

const GRAVITY = ['failing', 'alarm', 'warning'] as const;

const worst = (findings: readonly HealthFinding[]): HealthFinding['state'] =>
  GRAVITY.find((state) => findings.some((one) => one.state === state)) ?? 'ok';

/** Asks every probe at once. */
export const readHealth = async (strapi: Core.Strapi): Promise<Health> => {
  const findings = await Promise.all(probes.map((probe) => finding(strapi, probe)));
  return {
    state: worst(findings),
    at: new Date(now()).toISOString(),
    clockAheadMs: clockOffset(),
    checks: Object.fromEntries(probes.map((probe, index) => [probe.name, findings[index] as HealthFinding])),
  };
};
