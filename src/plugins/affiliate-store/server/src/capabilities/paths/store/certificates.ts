import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { publicId } from '../../../platform/ids';
import { locked, sql } from '../../../platform/transaction';

type Raw = Record<string, unknown>;
const TABLE = 'afs_certificates';

/** That somebody passed, as it was when they did. Times UTC ms. */
export interface Certificate {
  readonly number: string;
  readonly affiliateId: number;
  readonly programId: number;
  readonly name: string;
  readonly program: string;
  readonly kind: 'referral' | 'dealer';
  readonly dealerForm: 'sell' | 'train' | 'implement' | 'develop' | null;
  readonly pathVersion: number;
  readonly issuedAt: number;
  readonly revokedAt: number | null;
  readonly revokedBecause: string | null;
}

const certificateOf = (row: Raw): Certificate => ({
  number: String(row['number']),
  affiliateId: Number(row['affiliate_id']),
  programId: Number(row['program_id']),
  name: String(row['name']),
  program: String(row['program']),
  kind: row['kind'] as Certificate['kind'],
  dealerForm: (row['dealer_form'] ?? null) as Certificate['dealerForm'],
  pathVersion: Number(row['path_version']),
  issuedAt: Number(row['issued_at']),
  revokedAt: row['revoked_at'] === null ? null : Number(row['revoked_at']),
  revokedBecause: row['revoked_because'] === null ? null : String(row['revoked_because'] as string),
});

export type NewCertificate = Omit<Certificate, 'number' | 'issuedAt' | 'revokedAt' | 'revokedBecause'>;

/** Twelve letters of a hundred bits: read aloud easily, and guessed by nobody. */
const numberFor = (): string => {
  const letters = publicId('cert').slice('cert_'.length).toUpperCase();
  return `C-${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8, 12)}`;
};

export const certificateByNumber = async (strapi: Core.Strapi, number: string): Promise<Certificate | null> => {
  const row = (await sql(strapi)(TABLE).where({ number }).first()) as Raw | undefined;
  return row ? certificateOf(row) : null;
};

/** Certificates by affiliate. */
export const certificatesOf = async (strapi: Core.Strapi, affiliateIds: readonly number[]): Promise<ReadonlyMap<number, Certificate>> => {
  if (affiliateIds.length === 0) return new Map();
  const rows = (await sql(strapi)(TABLE).whereIn('affiliate_id', [...affiliateIds])) as Raw[];
  return new Map(rows.map((row) => [Number(row['affiliate_id']), certificateOf(row)]));
};

/** Issues a certificate; somebody who has one keeps it. The walk is held. */
export const issueCertificate = async (strapi: Core.Strapi, given: NewCertificate): Promise<Certificate> => {
  const row = {
    number: numberFor(),
    affiliate_id: given.affiliateId,
    program_id: given.programId,
    name: given.name,
    program: given.program,
    kind: given.kind,
    dealer_form: given.dealerForm,
    path_version: given.pathVersion,
    issued_at: now(),
    revoked_at: null,
    revoked_because: null,
    revoked_by: null,
  };
  await sql(strapi)(TABLE).insert(row).onConflict(['affiliate_id']).ignore();
  return (await certificatesOf(strapi, [given.affiliateId])).get(given.affiliateId) as Certificate;
};

/** Takes a certificate back, once; answers it as it was, or null where there is none. */
export const revokeCertificate = async (
  strapi: Core.Strapi,
  number: string,
  { because, by }: { readonly because: string; readonly by: string },
): Promise<Certificate | null> => {
  const before = (await locked(strapi, sql(strapi)(TABLE).where({ number })).first()) as Raw | undefined;
  if (!before) return null;
  if (before['revoked_at'] === null)
    await sql(strapi)(TABLE).where({ number }).update({ revoked_at: now(), revoked_because: because, revoked_by: by });
  return certificateOf(before);
};
