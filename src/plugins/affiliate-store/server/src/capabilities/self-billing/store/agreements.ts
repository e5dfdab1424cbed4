import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { sql } from '../../../platform/transaction';
import type { Agreement, BusinessData } from '../domain/agreement';

type Raw = Record<string, unknown>;
const TABLE = 'afs_self_billing_agreements';

const agreementOf = (row: Raw): Agreement => ({
  state: row['state'] as Agreement['state'],
  version: String(row['version']),
  name: String(row['name']),
  address: String(row['address']),
  country: String(row['country']),
  vatId: String(row['vat_id']),
  status: row['tax_status'] as Agreement['status'],
  liableFrom: (row['liable_from'] as string | null) ?? null,
  vatCheck: row['vat_check_id'] == null ? null : Number(row['vat_check_id']),
  since: Number(row['since']),
  at: Number(row['at']),
});

/** What a party said last; null for who never agreed. */
export const latestAgreement = async (strapi: Core.Strapi, partyId: number): Promise<Agreement | null> => {
  const row = (await sql(strapi)(TABLE).where({ party_id: partyId }).orderBy('id', 'desc').first()) as Raw | undefined;
  return row ? agreementOf(row) : null;
};

export const insertAgreement = async (
  strapi: Core.Strapi,
  party: { readonly id: number; readonly publicId: string },
  said: BusinessData & Pick<Agreement, 'state' | 'version' | 'since' | 'vatCheck'> & { readonly by: string },
): Promise<void> => {
  await sql(strapi)(TABLE).insert({
    party_id: party.id,
    party: party.publicId,
    state: said.state,
    version: said.version,
    name: said.name,
    address: said.address,
    country: said.country,
    vat_id: said.vatId,
    tax_status: said.status,
    liable_from: said.liableFrom,
    vat_check_id: said.vatCheck,
    since: said.since,
    at: now(),
    by: said.by,
  });
};
