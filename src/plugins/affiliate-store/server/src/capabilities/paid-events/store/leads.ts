import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { now } from '../../../platform/clock';
import { publicId } from '../../../platform/ids';
import { maybeNumber } from '../../../platform/row-values';
import { openText, sealText } from '../../../platform/sealed-text';
import { locked, sql } from '../../../platform/transaction';
import type { LeadReason, LeadState, LeadSuspicion, LeadTerms, PaidLead } from '../domain/lead';

const TABLE = 'afs_paid_leads';

type Raw = Record<string, unknown>;

const text = (value: unknown): string | null => (value == null ? null : (value as string));

const leadOf = (strapi: Core.Strapi, row: Raw): PaidLead => ({
  id: Number(row['id']),
  publicId: String(row['public_id']),
  programId: Number(row['program_id']),
  affiliateId: Number(row['affiliate_id']),
  address: String(row['address']),
  email: row['sealed'] == null ? null : openText(strapi, row['sealed'] as string, String(row['public_id'])),
  reference: text(row['reference']),
  source: row['source'] as PaidLead['source'],
  at: Number(row['at']),
  known: Number(row['known']) === 1,
  disposable: Number(row['disposable']) === 1,
  state: row['state'] as LeadState,
  reason: row['reason'] as LeadReason | null,
  words: text(row['words']),
  decidedBy: text(row['decided_by']),
  decidedAt: maybeNumber(row['decided_at']),
  dueAt: maybeNumber(row['due_at']),
  terms: JSON.parse(String(row['terms'])) as LeadTerms,
  suspicions: row['suspicions'] == null ? [] : (JSON.parse(row['suspicions'] as string) as LeadSuspicion[]),
});

/** A lead as it comes. */
export interface NewPaidLead extends Pick<
  PaidLead,
  | 'programId'
  | 'affiliateId'
  | 'address'
  | 'reference'
  | 'source'
  | 'at'
  | 'known'
  | 'disposable'
  | 'reason'
  | 'dueAt'
  | 'terms'
  | 'suspicions'
> {
  readonly leadId: number;
  readonly email: string;
}

/** What time and people have left to do with a lead. Who suspects, does not let time decide. */
const openColumns = ({ dueAt, suspicions }: NewPaidLead, refused: boolean) => {
  if (refused) return { due_at: null, suspicions: null };
  return suspicions.length === 0 ? { due_at: dueAt, suspicions: null } : { due_at: null, suspicions: JSON.stringify(suspicions) };
};

const write = async (strapi: Core.Strapi, lead: NewPaidLead, reason: LeadReason | null): Promise<boolean> => {
  const id = publicId('led');
  const refused = reason !== null;
  const added = (await sql(strapi)(TABLE)
    .insert({
      public_id: id,
      lead_id: lead.leadId,
      program_id: lead.programId,
      affiliate_id: lead.affiliateId,
      address: lead.address,
      sealed: refused ? null : sealText(strapi, lead.email, id),
      reference: lead.reference,
      source: lead.source,
      at: lead.at,
      known: lead.known ? 1 : 0,
      disposable: lead.disposable ? 1 : 0,
      state: refused ? 'rejected' : 'waiting',
      reason,
      words: null,
      decided_by: refused ? 'system' : null,
      decided_at: refused ? lead.at : null,
      terms: JSON.stringify(lead.terms),
      ...openColumns(lead, refused),
    })
    .onConflict()
    .ignore()
    .returning('id')) as unknown[];
  return added.length === 1;
};

/** Writes a lead down, waiting or rejected already. Where somebody else brought the address at the same moment, theirs was first. */
export const insertPaidLead = async (strapi: Core.Strapi, lead: NewPaidLead): Promise<void> => {
  if (!(await write(strapi, lead, lead.reason))) await write(strapi, lead, 'BROUGHT_BEFORE');
};

/** Whether an address waits in a program, or was accepted there, whoever brought it. */
export const wasBrought = async (strapi: Core.Strapi, programId: number, address: string): Promise<boolean> =>
  (await sql(strapi)(TABLE).where({ program_id: programId, address }).whereIn('state', ['waiting', 'accepted']).first('id')) !== undefined;

/** How many leads an affiliate brought since a moment, whatever became of them. */
export const countLeadsSince = async (strapi: Core.Strapi, affiliateId: number, since: number): Promise<number> => {
  const row = (await sql(strapi)(TABLE).where({ affiliate_id: affiliateId }).where('at', '>', since).count({ n: '*' }).first()) as
    | Raw
    | undefined;
  return Number(row?.['n'] ?? 0);
};

export const findPaidLead = async (strapi: Core.Strapi, id: string): Promise<PaidLead | null> => {
  const row = (await sql(strapi)(TABLE).where({ public_id: id }).first()) as Raw | undefined;
  return row ? leadOf(strapi, row) : null;
};

/** The lead, held until the unit of work ends. */
export const lockPaidLead = async (strapi: Core.Strapi, id: string): Promise<PaidLead | null> => {
  const row = (await locked(strapi, sql(strapi)(TABLE).where({ public_id: id }).first())) as Raw | undefined;
  return row ? leadOf(strapi, row) : null;
};

/** Decides about one that waits; what it was of is wiped. */
export const decidePaidLead = async (
  strapi: Core.Strapi,
  id: number,
  decided: {
    readonly state: 'accepted' | 'rejected';
    readonly reason: LeadReason | null;
    readonly words: string | null;
    readonly by: string;
  },
): Promise<void> => {
  await sql(strapi)(TABLE).where({ id, state: 'waiting' }).update({
    state: decided.state,
    reason: decided.reason,
    words: decided.words,
    decided_by: decided.by,
    decided_at: now(),
    due_at: null,
    sealed: null,
  });
};

/** Which leads to list; newest first. */
export interface LeadFilter {
  readonly affiliateIds?: readonly number[] | undefined;
  /** Ids of affiliates one manager looks after, made anew for every use. */
  readonly managed?: (() => Knex.QueryBuilder) | undefined;
  readonly state?: LeadState | undefined;
  readonly beforeId?: number | undefined;
  readonly limit: number;
}

const matching = (strapi: Core.Strapi, { affiliateIds, managed, state }: Omit<LeadFilter, 'limit'>) => {
  const query = sql(strapi)(TABLE);
  if (affiliateIds !== undefined) query.whereIn('affiliate_id', [...affiliateIds]);
  if (managed !== undefined) query.whereIn('affiliate_id', managed().select('id'));
  if (state !== undefined) query.where({ state });
  return query;
};

export const findPaidLeads = async (strapi: Core.Strapi, filter: LeadFilter): Promise<PaidLead[]> => {
  const query = matching(strapi, filter).orderBy('id', 'desc').limit(filter.limit);
  if (filter.beforeId !== undefined) query.where('id', '<', filter.beforeId);
  return ((await query) as Raw[]).map((row) => leadOf(strapi, row));
};

export const countPaidLeads = async (strapi: Core.Strapi, filter: Omit<LeadFilter, 'limit'>): Promise<number> =>
  Number(((await matching(strapi, filter).count({ n: '*' }).first()) as Raw | undefined)?.['n'] ?? 0);

/** Leads that wait and are accepted by themselves by now. */
export const dueLeads = async (strapi: Core.Strapi, at: number, limit: number): Promise<string[]> =>
  (
    (await sql(strapi)(TABLE)
      .where({ state: 'waiting' })
      .where('due_at', '<=', at)
      .orderBy('due_at')
      .limit(limit)
      .select('public_id')) as Raw[]
  ).map((row) => String(row['public_id']));

const KEPT_MS = 90 * 86_400_000;

/** Wipes the addresses of leads nobody decided about within 90 days; they can still be decided about. */
export const forgetAddresses = async (strapi: Core.Strapi, at: number): Promise<void> => {
  await sql(strapi)(TABLE)
    .whereNotNull('sealed')
    .where('at', '<', at - KEPT_MS)
    .update({ sealed: null });
};
