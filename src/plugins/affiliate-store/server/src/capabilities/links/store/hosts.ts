import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { publicId, secretToken } from '../../../platform/ids';
import { locked, sql } from '../../../platform/transaction';
import { RECHECK_MS, WAIT_MS, type Host, type HostState, type HostTrouble, type Looked } from '../domain/host';

const TABLE = 'afs_link_hosts';

type Raw = Record<string, unknown>;

const momentOrNull = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));

const hostOfRow = (row: Raw): Host => ({
  id: Number(row['id']),
  publicId: String(row['public_id']),
  host: String(row['host']),
  partyId: Number(row['party_id']),
  state: row['state'] as HostState,
  token: String(row['token']),
  createdAt: Number(row['created_at']),
  verifiedAt: momentOrNull(row['verified_at']),
  checkedAt: momentOrNull(row['checked_at']),
  failingSince: momentOrNull(row['failing_since']),
  trouble: (row['trouble'] ?? null) as HostTrouble | null,
  reason: (row['reason'] ?? null) as string | null,
});

/** Claims a host for somebody; null where they have it on their list already. Inside the unit of work. */
export const insertHost = async (strapi: Core.Strapi, host: string, partyId: number): Promise<Host | null> => {
  const at = now();
  const [row] = (await sql(strapi)(TABLE)
    .insert({ public_id: publicId('hst'), host, party_id: partyId, state: 'pending', token: secretToken(), created_at: at, changed_at: at })
    .onConflict(['party_id', 'host'])
    .ignore()
    .returning('*')) as Raw[];
  return row ? hostOfRow(row) : null;
};

/** Takes a host back that its owner had removed: its paths come with it, its proof has to be given anew. */
export const claimAgain = async (strapi: Core.Strapi, host: string, partyId: number): Promise<Host | null> => {
  const [row] = (await sql(strapi)(TABLE)
    .where({ host, party_id: partyId, state: 'removed' })
    .update({ state: 'pending', token: secretToken(), created_at: now(), changed_at: now(), checked_at: null, trouble: null, reason: null })
    .returning('*')) as Raw[];
  return row ? hostOfRow(row) : null;
};

/** Hosts of a party that are not removed, in the order of their names. */
export const hostsOf = async (strapi: Core.Strapi, partyId: number): Promise<readonly Host[]> =>
  ((await sql(strapi)(TABLE).where({ party_id: partyId }).whereNot({ state: 'removed' }).orderBy('host')) as Raw[]).map(hostOfRow);

/** A host of one party; null for anybody else's. With `hold` nobody changes it until the unit of work ends. */
export const findHost = async (strapi: Core.Strapi, id: string, partyId: number, hold = false): Promise<Host | null> => {
  const query = sql(strapi)(TABLE).where({ public_id: id, party_id: partyId }).whereNot({ state: 'removed' }).first();
  const row = (await (hold ? locked(strapi, query) : query)) as Raw | undefined;
  return row ? hostOfRow(row) : null;
};

/** Whether a host is proven, and by whom. */
export const ownerOfHost = async (strapi: Core.Strapi, host: string): Promise<number | null> => {
  const row = (await sql(strapi)(TABLE).where({ host, state: 'verified' }).first('party_id')) as Raw | undefined;
  return row ? Number(row['party_id']) : null;
};

/** Writes what a look found. False where the host has changed meanwhile, or somebody else has proven it before. Inside the unit of work. */
export const noteLook = async (strapi: Core.Strapi, host: Host, looked: Looked): Promise<boolean> => {
  const db = sql(strapi);
  const query = db(TABLE).where({ id: host.id, state: host.state, token: host.token });
  if (looked.state === 'verified')
    query.whereNotExists(
      db(`${TABLE} as other`)
        .select(db.raw('1'))
        .where({ 'other.host': host.host, 'other.state': 'verified' })
        .whereNot('other.id', host.id),
    );
  const changed = await query.update({
    state: looked.state,
    verified_at: looked.verifiedAt,
    failing_since: looked.failingSince,
    trouble: looked.trouble,
    checked_at: now(),
    changed_at: now(),
  });
  return changed === 1;
};

/** Sets how a host stands, by somebody's word. Inside the unit of work. */
export const setHostState = async (strapi: Core.Strapi, host: Host, state: HostState, reason: string | null): Promise<void> => {
  await sql(strapi)(TABLE).where({ id: host.id }).update({ state, reason, failing_since: null, trouble: null, changed_at: now() });
};

/** Hosts it is time to look at: proven ones once a day, waiting and lapsed ones each time, for so long. */
export const hostsDue = async (strapi: Core.Strapi, limit: number): Promise<readonly Host[]> => {
  const at = now();
  const rows = (await sql(strapi)(TABLE)
    .where((due) => {
      void due
        .where((proven) => {
          void proven.where({ state: 'verified' }).andWhere(
            (old) =>
              void old
                .where('checked_at', '<=', at - RECHECK_MS)
                .orWhereNull('checked_at')
                .orWhereNotNull('failing_since'),
          );
        })
        .orWhere((waiting) => void waiting.where({ state: 'pending' }).andWhere('created_at', '>', at - WAIT_MS))
        .orWhere((lapsed) => void lapsed.where({ state: 'lapsed' }).andWhere('failing_since', '>', at - 2 * WAIT_MS));
    })
    .orderBy('checked_at')
    .limit(limit)) as Raw[];
  return rows.map(hostOfRow);
};

/** Hosts that changed since a moment (UTC ms), and the newest change seen. */
export const hostsSince = async (
  strapi: Core.Strapi,
  since: number,
): Promise<{ readonly hosts: readonly Host[]; readonly newest: number }> => {
  const rows = (await sql(strapi)(TABLE).where('changed_at', '>=', since)) as Raw[];
  return { hosts: rows.map(hostOfRow), newest: rows.reduce((latest, row) => Math.max(latest, Number(row['changed_at'])), since) };
};
