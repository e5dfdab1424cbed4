import type { Core } from '@strapi/strapi';
import { now } from './clock';
import { canonical, contentHash } from './ids';
import { table } from './tables';
import { locked, sql, together } from './transaction';

export const auditTable = table({
  name: 'audit-entry',
  table: 'afs_audit_log',
  columns: {
    seq: { type: 'bigint' },
    at: { type: 'bigint' },
    actor: { type: 'string' },
    action: { type: 'string' },
    subject: { type: 'string' },
    reason: { type: 'text', nullable: true },
    before: { type: 'text', nullable: true },
    after: { type: 'text', nullable: true },
    previous_hash: { type: 'string' },
    hash: { type: 'string' },
  },
  unique: [{ columns: ['seq'] }],
  indexes: [['subject'], ['at']],
  appendOnly: true,
});

/** The row that hands out the log's numbers one at a time, so that a chain cannot fork. */
export const auditHead = table({
  name: 'audit-head',
  table: 'afs_audit_head',
  columns: { name: { type: 'string' }, seq: { type: 'bigint' }, hash: { type: 'string' } },
  unique: [{ columns: ['name'] }],
});

/** Who did what to which thing, and how it was before and after. No personal data of buyers belongs in it. */
export interface AuditEntry {
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly reason?: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

const GENESIS = '0'.repeat(64);
const text = (value: unknown): string | null => (value === undefined ? null : canonical(value));

/** Writes into the audit log, in the transaction that is open: no act without its entry, no entry without its act. */
export const audit = (strapi: Core.Strapi, entry: AuditEntry): Promise<void> =>
  together(strapi, async () => {
    const db = sql(strapi);
    await db('afs_audit_head').insert({ name: 'main', seq: 0, hash: GENESIS }).onConflict('name').ignore();
    const head = (await locked(strapi, db('afs_audit_head').where({ name: 'main' })).first()) as { seq: number; hash: string };
    const row = {
      seq: Number(head.seq) + 1,
      at: now(),
      actor: entry.actor,
      action: entry.action,
      subject: entry.subject,
      reason: entry.reason ?? null,
      before: text(entry.before),
      after: text(entry.after),
      previous_hash: head.hash,
    };
    const hash = contentHash(row);
    await db('afs_audit_log').insert({ ...row, hash });
    await db('afs_audit_head').where({ name: 'main' }).update({ seq: row.seq, hash });
  });

/** One entry as it lies in the log. */
export interface AuditRow {
  seq: number;
  at: number;
  actor: string;
  action: string;
  subject: string;
  reason: string | null;
  before: string | null;
  after: string | null;
  previous_hash: string;
  hash: string;
}

/** Which entries are wanted; absent parts do not filter. */
export interface AuditFilter {
  readonly subject?: string | undefined;
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
}

const matching = (strapi: Core.Strapi, filter: AuditFilter) => {
  const query = sql(strapi)('afs_audit_log');
  for (const column of ['subject', 'actor', 'action'] as const) {
    const value = filter[column];
    if (value !== undefined) query.where({ [column]: value });
  }
  return query;
};

/** The newest entries, below the number `before` where given. */
export const readAudit = async (
  strapi: Core.Strapi,
  filter: AuditFilter & { readonly before?: number; readonly limit: number },
): Promise<readonly AuditRow[]> => {
  const query = matching(strapi, filter).orderBy('seq', 'desc').limit(filter.limit);
  if (filter.before !== undefined) query.where('seq', '<', filter.before);
  const rows = (await query) as AuditRow[];
  return rows.map((row) => ({ ...row, seq: Number(row.seq), at: Number(row.at) }));
};

/** How many entries match. */
export const countAudit = async (strapi: Core.Strapi, filter: AuditFilter): Promise<number> => {
  const row = (await matching(strapi, filter).count({ n: '*' }).first()) as { n: number | string } | undefined;
  return Number(row?.n ?? 0);
};

/** Walks the chain; answers the number of the first entry that does not fit, or null. */
export const firstBrokenAuditEntry = async (strapi: Core.Strapi): Promise<number | null> => {
  let previous = GENESIS;
  for (let from = 0; ;) {
    const rows = (await sql(strapi)('afs_audit_log').where('seq', '>', from).orderBy('seq').limit(1000)) as AuditRow[];
    for (const { seq, at, actor, action, subject, reason, before, after, previous_hash, hash } of rows) {
      const row = { seq: Number(seq), at: Number(at), actor, action, subject, reason, before, after, previous_hash };
      if (row.seq !== from + 1 || previous_hash !== previous || contentHash(row) !== hash) return row.seq;
      previous = hash;
      from = row.seq;
    }
    if (rows.length === 0) return null;
  }
};
