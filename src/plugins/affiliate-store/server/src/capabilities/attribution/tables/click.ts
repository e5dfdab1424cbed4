import { table } from '../../../platform/tables';

/** A touch of an affiliate's link. What could identify a person is not in it: no address, no full user agent, no query. */
export const clicks = table({
  name: 'click',
  table: 'afs_clicks',
  columns: {
    at: { type: 'bigint' },
    affiliate_id: { type: 'bigint' },
    program_id: { type: 'bigint' },
    visitor: { type: 'string' },
    kind: { type: 'string' },
    landing: { type: 'string' },
    country: { type: 'string', nullable: true },
    agent: { type: 'string', nullable: true },
    visitor_hmac: { type: 'string', nullable: true },
    /** 1 when it is the first of this visitor, affiliate and hour; statistics count these. */
    counted: { type: 'integer' },
    /** The hour-bucket key of a counted click; null for repeats. */
    dedupe: { type: 'string', nullable: true },
    /** What the link said of itself (own link, sub-id, channel, utm), as JSON; null for a bare one. */
    tags: { type: 'text', nullable: true },
    /** Host of the page the link was followed on, without path or query; null where the browser does not say. */
    source_host: { type: 'string', nullable: true },
    /** Name of the mark a search advertisement put on the address (`gclid`), never its value. */
    paid_ad: { type: 'string', nullable: true },
    /** For how long pages were in sight of the visit that came of it, and how many; null where nothing was told. */
    dwell_seconds: { type: 'integer', nullable: true },
    pages: { type: 'integer', nullable: true },
  },
  unique: [{ columns: ['dedupe'], where: 'dedupe IS NOT NULL' }],
  indexes: [['visitor', 'at']],
  checks: { known_kind: (row) => `${row}kind IN ('link', 'ref_parameter', 'server')` },
});

/** How far each instance's click log is in the tables; written together with the clicks themselves. */
export const clickLogs = table({
  name: 'click-log',
  table: 'afs_click_logs',
  columns: { log: { type: 'string' }, drained: { type: 'bigint' } },
  unique: [{ columns: ['log'] }],
});

/** The decision of one order, frozen with everything that was weighed. */
export const attributions = table({
  name: 'attribution',
  table: 'afs_attributions',
  columns: {
    order_id: { type: 'bigint' },
    decided_at: { type: 'bigint' },
    affiliate_id: { type: 'bigint', nullable: true },
    reason: { type: 'string' },
    decision: { type: 'text' },
  },
  unique: [{ columns: ['order_id'] }],
  appendOnly: true,
});

/** Keys that pseudonymise visitors; a day's key is deleted after 48 hours, and with it every way back. */
export const visitorKeys = table({
  name: 'visitor-key',
  table: 'afs_visitor_keys',
  columns: { day: { type: 'string' }, secret: { type: 'string' }, created_at: { type: 'bigint' } },
  unique: [{ columns: ['day'] }],
});

/** Clicks of an affiliate per day, kept by the writer itself so that reports never scan history. */
export const affiliateDays = table({
  name: 'affiliate-day',
  table: 'afs_affiliate_days',
  columns: { affiliate_id: { type: 'bigint' }, day: { type: 'string' }, clicks: { type: 'bigint' }, counted: { type: 'bigint' } },
  unique: [{ columns: ['affiliate_id', 'day'] }],
  indexes: [['day', 'affiliate_id']],
});

/** Clicks per day by what their links said of themselves, kept by the writer itself. What said nothing is what is left of the day's total. */
export const sourceDays = table({
  name: 'source-day',
  table: 'afs_source_days',
  columns: {
    affiliate_id: { type: 'bigint' },
    dimension: { type: 'string' },
    day: { type: 'string' },
    value: { type: 'string' },
    clicks: { type: 'bigint' },
    counted: { type: 'bigint' },
  },
  unique: [{ columns: ['affiliate_id', 'dimension', 'day', 'value'] }],
  // What everybody's pages brought of one piece is asked for by its name.
  indexes: [['dimension', 'value']],
});

/** What came of those clicks, moved by the transaction that moves the money. An empty value is a sale whose link said nothing. Minor units. */
export const sourceSums = table({
  name: 'source-sum',
  table: 'afs_source_sums',
  columns: {
    affiliate_id: { type: 'bigint' },
    dimension: { type: 'string' },
    day: { type: 'string' },
    value: { type: 'string' },
    currency: { type: 'string' },
    sales: { type: 'bigint' },
    refunded: { type: 'bigint' },
    earned: { type: 'bigint' },
    reversed: { type: 'bigint' },
  },
  unique: [{ columns: ['affiliate_id', 'dimension', 'day', 'value', 'currency'] }],
  // What everybody's pages brought of one piece is asked for by its name.
  indexes: [['dimension', 'value']],
});
