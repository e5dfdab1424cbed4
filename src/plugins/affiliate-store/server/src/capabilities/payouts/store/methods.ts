import type { Core } from '@strapi/strapi';
import { openText, sealText } from '../../../platform/sealed-text';
import { sql } from '../../../platform/transaction';
import { maskOf, type Method, type MethodDetails, type MethodKind } from '../domain/method';

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
