import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { publicId, secretToken } from '../../../platform/ids';
import { locked, sql } from '../../../platform/transaction';
import type { PartReport, PersonRequest, RequestKind, RequestState } from '../domain/request';

const TABLE = 'afs_person_requests';
const MARK_LENGTH = 10;
/** Everything but the file, which may be large. */
const COLUMNS = [
  ...['id', 'public_id', 'kind', 'state', 'email_norm', 'user_id', 'mark', 'asked_by', 'asked_at', 'decided_by', 'decided_at'],
  ...['reason', 'done', 'parts', 'bytes', 'hash', 'report', 'finished_at', 'expires_at'],
];

type Row = Readonly<Record<string, string | number | null>>;

const numberOrNull = (value: string | number | null | undefined): number | null =>
  value === null || value === undefined ? null : Number(value);
const textOrNull = (value: string | number | null | undefined): string | null =>
  value === null || value === undefined ? null : String(value);

const requestOf = (row: Row): PersonRequest => ({
  id: Number(row['id']),
  publicId: String(row['public_id']),
  kind: row['kind'] as RequestKind,
  state: row['state'] as RequestState,
  email: textOrNull(row['email_norm']),
  userId: numberOrNull(row['user_id']),
  mark: String(row['mark']),
  askedBy: String(row['asked_by']),
  askedAt: Number(row['asked_at']),
  decidedBy: textOrNull(row['decided_by']),
  decidedAt: numberOrNull(row['decided_at']),
  reason: textOrNull(row['reason']),
  done: Number(row['done']),
  parts: Number(row['parts']),
  bytes: numberOrNull(row['bytes']),
  hash: textOrNull(row['hash']),
  report: row['report'] === null ? [] : (JSON.parse(String(row['report'])) as PartReport[]),
  finishedAt: numberOrNull(row['finished_at']),
  expiresAt: numberOrNull(row['expires_at']),
});

/** What a request begins with. */
export interface NewRequest {
  readonly kind: RequestKind;
  readonly state: RequestState;
  readonly email: string;
  readonly userId: number | null;
  readonly by: string;
  readonly parts: number;
  readonly reason?: string | undefined;
}

const LIVE: readonly RequestState[] = ['asked', 'awaiting_approval', 'queued'];

/** Keeps a request; null where the same waits already. Of two at once the key keeps the first, and the unit of the other is done again. */
export const insertRequest = async (strapi: Core.Strapi, request: NewRequest): Promise<string | null> => {
  const { kind, email } = request;
  const waits: object | undefined = await sql(strapi)(TABLE)
    .where({ kind, email_norm: email })
    .whereIn('state', [...LIVE])
    .first('id');
  if (waits) return null;
  const id = publicId('prq');
  await sql(strapi)(TABLE).insert({
    public_id: id,
    kind,
    state: request.state,
    email_norm: email,
    user_id: request.userId,
    mark: secretToken().slice(0, MARK_LENGTH).toLowerCase(),
    asked_by: request.by,
    asked_at: now(),
    reason: request.reason ?? null,
    done: 0,
    parts: request.parts,
  });
  return id;
};

export const findRequest = async (strapi: Core.Strapi, id: string): Promise<PersonRequest | null> => {
  const row = (await sql(strapi)(TABLE)
    .where({ public_id: id })
    .select(...COLUMNS)
    .first()) as Row | undefined;
  return row ? requestOf(row) : null;
};

/** The request, locked until the unit ends. */
export const lockRequest = async (strapi: Core.Strapi, id: string): Promise<PersonRequest | null> => {
  const row = (await locked(strapi, sql(strapi)(TABLE).where({ public_id: id })).first()) as Row | undefined;
  return row ? requestOf(row) : null;
};

export const findFile = async (strapi: Core.Strapi, id: string): Promise<string | null> => {
  const row = (await sql(strapi)(TABLE).where({ public_id: id }).select('body').first()) as { body: string | null } | undefined;
  return row?.body ?? null;
};

/** Requests, newest first, behind a row; and how many there are. */
export const pageOfRequests = async (
  strapi: Core.Strapi,
  { kind, before, limit }: { readonly kind?: RequestKind | undefined; readonly before: number | undefined; readonly limit: number },
): Promise<{ readonly rows: readonly PersonRequest[]; readonly total: number }> => {
  const all = () => sql(strapi)(TABLE).where(kind === undefined ? {} : { kind });
  const counted = (await all().count({ n: '*' }).first()) as { n: number | string };
  const page = all()
    .orderBy('id', 'desc')
    .limit(limit)
    .select(...COLUMNS);
  if (before !== undefined) page.where('id', '<', before);
  return { rows: ((await page) as Row[]).map(requestOf), total: Number(counted.n) };
};

const MOST_OF_ONE = 20;

/** What a signed-in person asked for, newest first. */
export const requestsOfUser = async (strapi: Core.Strapi, userId: number): Promise<readonly PersonRequest[]> =>
  (
    (await sql(strapi)(TABLE)
      .where({ user_id: userId })
      .orderBy('id', 'desc')
      .limit(MOST_OF_ONE)
      .select(...COLUMNS)) as Row[]
  ).map(requestOf);

/** What of a request may change. */
export interface RequestChange {
  readonly state?: RequestState;
  readonly done?: number;
  readonly decidedBy?: string;
  readonly decidedAt?: number;
  readonly reason?: string;
  readonly body?: string | null;
  readonly bytes?: number;
  readonly hash?: string;
  readonly report?: readonly PartReport[];
  readonly finishedAt?: number;
  readonly expiresAt?: number;
}

export const changeRequest = async (strapi: Core.Strapi, id: number, change: RequestChange): Promise<void> => {
  const columns: Readonly<Record<string, string | number | null | undefined>> = {
    state: change.state,
    done: change.done,
    decided_by: change.decidedBy,
    decided_at: change.decidedAt,
    reason: change.reason,
    body: change.body,
    bytes: change.bytes,
    hash: change.hash,
    report: change.report && JSON.stringify(change.report),
    finished_at: change.finishedAt,
    expires_at: change.expiresAt,
  };
  await sql(strapi)(TABLE)
    .where({ id })
    .update(Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)));
};

/** Takes a person out of everything that was ever asked about them, addresses, accounts and files; what still waits is over by it. */
export const forgetPerson = async (strapi: Core.Strapi, emails: readonly string[], userIds: readonly number[]): Promise<void> => {
  const theirs = () => sql(strapi)(TABLE).where((any) => void any.whereIn('email_norm', [...emails]).orWhereIn('user_id', [...userIds]));
  await theirs()
    .where((any) => void any.whereIn('state', [...LIVE]).orWhere({ kind: 'export', state: 'done' }))
    .update({ state: 'expired' });
  await theirs().update({ email_norm: null, user_id: null, body: null, reason: null });
};

/** Deletes files whose days are over; answers how many. */
export const dropOldFiles = (strapi: Core.Strapi): Promise<number> =>
  sql(strapi)(TABLE).where('expires_at', '<=', now()).where({ state: 'done' }).update({ body: null, state: 'expired' });
