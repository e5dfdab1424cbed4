import type { Core } from '@strapi/strapi';
import { openText, sealText, siteHash } from '../../../platform/sealed-text';
import { sql } from '../../../platform/transaction';
import { accountIn, maskOf, type Method, type MethodDetails, type MethodKind } from '../domain/method';

const TABLE = 'afs_payout_methods';

type Raw = Record<string, unknown>;

const methodOf = (row: Raw): Method => ({
  id: Number(row['id']),
  partyId: Number(row['party_id']),
  kind: row['kind'] as MethodKind,
  shown: String(row['shown']),
  changedAt: Number(row['changed_at']),
  usableFrom: Number(row['usable_from']),
});

const COLUMNS = ['id', 'party_id', 'kind', 'shown', 'changed_at', 'usable_from'];
const placeOf = (partyId: number): string => `payout-method:${partyId}`;

/** What an account is known by; the account itself is nowhere but under the seal. */
const fingerprintOf = (strapi: Core.Strapi, details: MethodDetails): string | null => {
  const account = accountIn(details);
  return account === null ? null : siteHash(strapi, account, 'payout-account');
};

/** The methods in force of some parties. */
export const findMethods = async (strapi: Core.Strapi, partyIds: readonly number[]): Promise<ReadonlyMap<number, Method>> => {
  if (partyIds.length === 0) return new Map();
  const rows = (await sql(strapi)(TABLE)
    .where({ active: true })
    .whereIn('party_id', [...partyIds])
    .select(COLUMNS)) as Raw[];
  return new Map(rows.map((row) => [Number(row['party_id']), methodOf(row)]));
};

/** Puts another method in force; the one before stays for the payouts that were claimed with it. Inside the unit, the party locked. */
export const replaceMethod = async (
  strapi: Core.Strapi,
  partyId: number,
  details: MethodDetails,
  given: { readonly by: string; readonly at: number; readonly usableFrom: number },
): Promise<void> => {
  await sql(strapi)(TABLE).where({ party_id: partyId, active: true }).update({ active: false });
  await sql(strapi)(TABLE).insert({
    party_id: partyId,
    kind: details.kind,
    sealed: sealText(strapi, JSON.stringify(details), placeOf(partyId)),
    shown: maskOf(details),
    active: true,
    changed_at: given.at,
    changed_by: given.by,
    usable_from: given.usableFrom,
    fingerprint: fingerprintOf(strapi, details),
  });
};

/** The details of methods, opened; for the rail and for nobody else. One that does not open is missing. */
export const openMethods = async (strapi: Core.Strapi, ids: readonly number[]): Promise<ReadonlyMap<number, MethodDetails>> => {
  const rows = (await sql(strapi)(TABLE)
    .whereIn('id', [...new Set(ids)])
    .select('id', 'party_id', 'sealed')) as Raw[];
  return new Map(
    rows.flatMap((row) => {
      const text = openText(strapi, String(row['sealed']), placeOf(Number(row['party_id'])));
      return text === null ? [] : [[Number(row['id']), JSON.parse(text) as MethodDetails] as const];
    }),
  );
};

// A method that was sealed with a key that is gone: it stands aside, so that nobody tries it at every start.
const UNREADABLE = '';

/** The other parties that are paid to the account a party is paid to now. */
export const partiesSharingAccount = async (strapi: Core.Strapi, partyId: number): Promise<readonly number[]> => {
  const db = sql(strapi);
  const own = db(TABLE).where({ party_id: partyId, active: true }).whereNot({ fingerprint: UNREADABLE }).select('fingerprint');
  const rows = (await db(TABLE)
    .where({ active: true })
    .whereIn('fingerprint', own)
    .whereNot({ party_id: partyId })
    .orderBy('party_id')
    .select('party_id')) as Raw[];
  return rows.map((row) => Number(row['party_id']));
};

const AT_ONCE = 200;

/** Methods of before there were fingerprints get theirs. Words and store credit have none. */
export const fingerprintMethods = async (strapi: Core.Strapi): Promise<void> => {
  for (;;) {
    const rows = (await sql(strapi)(TABLE)
      .where({ active: true })
      .whereNull('fingerprint')
      .whereIn('kind', ['sepa', 'paypal', 'stripe'])
      .limit(AT_ONCE)
      .select('id')) as Raw[];
    if (rows.length === 0) return;
    const ids = rows.map((row) => Number(row['id']));
    const opened = await openMethods(strapi, ids);
    for (const id of ids) {
      const details = opened.get(id);
      await sql(strapi)(TABLE)
        .where({ id })
        .update({ fingerprint: (details && fingerprintOf(strapi, details)) ?? UNREADABLE });
    }
  }
};
