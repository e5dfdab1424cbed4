import type { Core } from '@strapi/strapi';
import { withConnection, type EmbeddedConnection, type EmbeddedStatement, type ServerConnection } from '../../../platform/connection';
import { sql } from '../../../platform/transaction';
import { walSync } from '../../../platform/wal-sync';
import { dayOf } from '../domain/visitor';
import type { TouchKind } from '../domain/touch';
import { addTo, boundedValues, sourcesOf, type Bounded, type Counts } from './click-sources';

/** A click on its way into the tables. */
export interface NewClick {
  readonly at: number;
  readonly affiliateId: number;
  readonly programId: number;
  /** Hash of the visitor's cookie; null for somebody who may not be tracked, whose click is only counted in the day's total. */
  readonly visitor: string | null;
  readonly kind: TouchKind;
  readonly landing: string;
  readonly country: string | null;
  readonly agent: string | null;
  readonly visitorHmac: string | null;
  /** Set on what may be the first click of this visitor, affiliate and hour; the database has the last word. */
  readonly dedupe: string | null;
  /** False in a flood: counted in the day's total, not kept. */
  readonly kept: boolean;
  /** What the link said of itself, as JSON; null for a bare one. */
  readonly tags: string | null;
  /** Where the link was followed, and the mark of a search advertisement; absent in a log of before. */
  readonly sourceHost?: string | null;
  readonly paidAd?: string | null;
}

/** Where clicks stand in a log: they are the numbers after `from`. */
export interface LogPlace {
  readonly log: string;
  readonly from: number;
}

const COLUMNS = 'at, affiliate_id, program_id, visitor, kind, landing, country, agent, visitor_hmac, tags, source_host, paid_ad';

const EMBEDDED = {
  fresh: `INSERT INTO afs_clicks (${COLUMNS}, counted, dedupe) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?) ON CONFLICT (dedupe) WHERE dedupe IS NOT NULL DO NOTHING`,
  repeat: `INSERT INTO afs_clicks (${COLUMNS}, counted, dedupe) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, NULL)`,
  day: `INSERT INTO afs_affiliate_days (affiliate_id, day, clicks, counted) VALUES (?, ?, ?, ?)
        ON CONFLICT (affiliate_id, day) DO UPDATE SET clicks = clicks + excluded.clicks, counted = counted + excluded.counted`,
  source: `INSERT INTO afs_source_days (affiliate_id, dimension, day, value, clicks, counted) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (affiliate_id, dimension, day, value) DO UPDATE SET clicks = clicks + excluded.clicks, counted = counted + excluded.counted`,
  advance: 'UPDATE afs_click_logs SET drained = ? WHERE log = ? AND drained = ?',
  begin: 'BEGIN IMMEDIATE',
  commit: 'COMMIT',
  rollback: 'ROLLBACK',
};

type Prepared = Readonly<Record<keyof typeof EMBEDDED, EmbeddedStatement>>;
const prepared = new WeakMap<EmbeddedConnection, Prepared>();

const statementsOf = (connection: EmbeddedConnection): Prepared => {
  const known = prepared.get(connection);
  if (known) return known;
  const made = Object.fromEntries(Object.entries(EMBEDDED).map(([name, text]) => [name, connection.prepare(text)])) as unknown as Prepared;
  prepared.set(connection, made);
  return made;
};

interface DayCount {
  readonly affiliateId: number;
  readonly day: string;
  clicks: number;
  counted: number;
}

/** True when the click is the first of its visitor, affiliate and hour. One that is not kept is only counted in the totals. */
const writeClick = (statements: Prepared, click: NewClick): boolean => {
  if (!click.kept || click.visitor === null) return false;
  const row = [
    click.at,
    click.affiliateId,
    click.programId,
    click.visitor,
    click.kind,
    click.landing,
    click.country,
    click.agent,
    click.visitorHmac,
    click.tags,
    click.sourceHost ?? null,
    click.paidAd ?? null,
  ] as const;
  if (click.dedupe !== null && statements.fresh.run(...row, click.dedupe).changes === 1) return true;
  statements.repeat.run(...row);
  return false;
};

const writeEmbedded = (connection: EmbeddedConnection, { log, from }: LogPlace, clicks: readonly NewClick[], bounded: Bounded): boolean => {
  const statements = statementsOf(connection);
  statements.begin.run();
  try {
    if (statements.advance.run(from + clicks.length, log, from).changes !== 1) {
      statements.rollback.run();
      return false;
    }
    const days = new Map<string, DayCount>();
    const sources: Counts = new Map();
    for (const click of clicks) {
      const day = dayOf(click.at);
      const key = `${click.affiliateId} ${day}`;
      const count = days.get(key) ?? { affiliateId: click.affiliateId, day, clicks: 0, counted: 0 };
      count.clicks += 1;
      const counted = writeClick(statements, click);
      if (counted) count.counted += 1;
      days.set(key, count);
      addTo(sources, sourcesOf(click, bounded), counted);
    }
    for (const { affiliateId, day, clicks: all, counted } of days.values()) statements.day.run(affiliateId, day, all, counted);
    for (const { source, clicks: all, counted } of sources.values())
      statements.source.run(source.affiliateId, source.dimension, source.day, source.value, all, counted);
    statements.commit.run();
    return true;
  } catch (error) {
    statements.rollback.run();
    throw error;
  }
};

// One statement is one transaction and one round trip. Rows keep the order of arrival, so that ids tell who came first.
const server = (also: string): string => `
WITH advanced AS (
  UPDATE afs_click_logs SET drained = $15 WHERE log = $13 AND drained = $14 RETURNING log
), incoming AS (
  SELECT t.* FROM advanced, unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $16::text[], $17::text[], $18::text[], $10::text[], $11::text[], $12::boolean[])
    WITH ORDINALITY AS t (${COLUMNS}, dedupe, day, kept, n)
), fresh AS (
  INSERT INTO afs_clicks (${COLUMNS}, counted, dedupe)
  SELECT ${COLUMNS}, CASE WHEN dedupe IS NULL THEN 0 ELSE 1 END, dedupe FROM incoming WHERE kept AND visitor IS NOT NULL ORDER BY n
  ON CONFLICT (dedupe) WHERE dedupe IS NOT NULL DO NOTHING
  RETURNING dedupe
), repeats AS (
  INSERT INTO afs_clicks (${COLUMNS}, counted, dedupe)
  SELECT ${COLUMNS}, 0, NULL FROM incoming
  WHERE kept AND visitor IS NOT NULL AND dedupe IS NOT NULL AND NOT EXISTS (SELECT 1 FROM fresh WHERE fresh.dedupe = incoming.dedupe) ORDER BY n
)${also}
INSERT INTO afs_affiliate_days (affiliate_id, day, clicks, counted)
SELECT i.affiliate_id, i.day, count(*), count(f.dedupe) FROM incoming i LEFT JOIN fresh f ON f.dedupe = i.dedupe
GROUP BY i.affiliate_id, i.day ORDER BY i.affiliate_id, i.day
ON CONFLICT (affiliate_id, day) DO UPDATE SET clicks = afs_affiliate_days.clicks + excluded.clicks, counted = afs_affiliate_days.counted + excluded.counted`;

const SERVER = server('');
const SERVER_WITH_SOURCES = server(`, sourced AS (
  INSERT INTO afs_source_days (affiliate_id, dimension, day, value, clicks, counted)
  SELECT i.affiliate_id, s.dimension, i.day, s.value, count(*), count(f.dedupe)
  FROM unnest($19::bigint[], $20::text[], $21::text[]) AS s (n, dimension, value)
  JOIN incoming i ON i.n = s.n LEFT JOIN fresh f ON f.dedupe = i.dedupe
  GROUP BY i.affiliate_id, s.dimension, i.day, s.value ORDER BY i.affiliate_id, s.dimension, i.day, s.value
  ON CONFLICT (affiliate_id, dimension, day, value) DO UPDATE SET clicks = afs_source_days.clicks + excluded.clicks, counted = afs_source_days.counted + excluded.counted
)`);

// The statement sees all rows at once: of two with one key, the second is a repeat before it gets there.
const firstOfEach = (clicks: readonly NewClick[]): ReadonlyArray<string | null> => {
  const seen = new Set<string>();
  return clicks.map(({ dedupe }) => {
    if (dedupe === null || seen.has(dedupe)) return null;
    seen.add(dedupe);
    return dedupe;
  });
};

const writeServer = async (
  connection: ServerConnection,
  { log, from }: LogPlace,
  clicks: readonly NewClick[],
  bounded: Bounded,
): Promise<boolean> => {
  const sources = clicks.flatMap((click, index) =>
    click.tags === null ? [] : sourcesOf(click, bounded).map((source) => ({ ...source, n: index + 1 })),
  );
  const of = <K extends keyof NewClick>(key: K) => clicks.map((click) => click[key]);
  const { rowCount } = await connection.query({
    ...(sources.length === 0 ? { name: 'afs_clicks_4', text: SERVER } : { name: 'afs_clicks_4s', text: SERVER_WITH_SOURCES }),
    values: [
      of('at'),
      of('affiliateId'),
      of('programId'),
      of('visitor'),
      of('kind'),
      of('landing'),
      of('country'),
      of('agent'),
      of('visitorHmac'),
      firstOfEach(clicks),
      clicks.map((click) => dayOf(click.at)),
      of('kept'),
      log,
      from,
      from + clicks.length,
      of('tags'),
      clicks.map(({ sourceHost }) => sourceHost ?? null),
      clicks.map(({ paidAd }) => paidAd ?? null),
      ...(sources.length === 0
        ? []
        : [sources.map(({ n }) => n), sources.map((each) => each.dimension), sources.map((each) => each.value)]),
    ],
  });
  // Every batch adds to the total of some day: no row means that the log was further than `from`.
  return (rowCount ?? 0) > 0;
};

const TABLE = 'afs_click_logs';

/** The tables behind the click log. */
export interface ClickTables {
  /**
   * Writes clicks and how far the log is drained in one transaction, durably: a click is in the tables exactly once, whoever
   * brings it there and however often it is tried. False, with nothing written, when the log is not drained to `from`.
   */
  readonly write: (place: LogPlace, clicks: readonly NewClick[]) => Promise<boolean>;
  /** Number of the last click of a log that is in the tables; null for a log this database does not know. */
  readonly drained: (log: string) => Promise<number | null>;
  readonly enter: (log: string, drained: number) => Promise<void>;
  readonly strike: (log: string) => Promise<void>;
}

export const clickTables = (strapi: Core.Strapi): ClickTables => {
  const wal = walSync();
  const bounded = boundedValues();
  return {
    write: async (place, clicks) => {
      const written = await withConnection<boolean>(strapi, {
        embedded: (connection) => wal.commit(connection, () => writeEmbedded(connection, place, clicks, bounded)),
        server: (connection) => writeServer(connection, place, clicks, bounded),
      });
      await wal.persist();
      return written;
    },
    drained: async (log) => {
      const row = (await sql(strapi)(TABLE).where({ log }).first('drained')) as { drained: number | string } | undefined;
      return row === undefined ? null : Number(row.drained);
    },
    enter: async (log, drained) => void (await sql(strapi)(TABLE).insert({ log, drained }).onConflict('log').merge()),
    strike: async (log) => void (await sql(strapi)(TABLE).where({ log }).delete()),
  };
};
