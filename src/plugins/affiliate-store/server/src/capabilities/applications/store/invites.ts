import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { publicId, secretToken } from '../../../platform/ids';
import { locked, sql } from '../../../platform/transaction';
import type { InviteTerms } from '../domain/invite';

type Raw = Record<string, unknown>;
const TABLE = 'afs_program_invites';

export interface Invite extends InviteTerms {
  readonly id: number;
  readonly publicId: string;
  readonly code: string;
  /** Whom it was mailed to; null for a link that staff hands out itself. */
  readonly email: string | null;
  readonly createdBy: string;
  readonly createdAt: number;
}

export type NewInvite = Pick<Invite, 'programId' | 'email' | 'maxUses' | 'expiresAt' | 'createdBy'>;

const inviteOf = (row: Raw): Invite => ({
  id: Number(row['id']),
  publicId: String(row['public_id']),
  code: String(row['code']),
  programId: Number(row['program_id']),
  email: row['email'] === null ? null : String(row['email'] as string),
  maxUses: Number(row['max_uses']),
  uses: Number(row['uses']),
  expiresAt: Number(row['expires_at']),
  endedAt: row['ended_at'] === null ? null : Number(row['ended_at']),
  createdBy: String(row['created_by']),
  createdAt: Number(row['created_at']),
});

const first = (row: unknown): Invite | null => (row ? inviteOf(row as Raw) : null);

export const inviteByCode = async (strapi: Core.Strapi, code: string): Promise<Invite | null> =>
  first(await sql(strapi)(TABLE).where({ code }).first());

/** The same, held until the unit of work ends: the last use is nobody's twice. */
export const holdInvite = async (strapi: Core.Strapi, code: string): Promise<Invite | null> =>
  first(await locked(strapi, sql(strapi)(TABLE).where({ code })).first());

export const inviteByPublicId = async (strapi: Core.Strapi, id: string): Promise<Invite | null> =>
  first(await sql(strapi)(TABLE).where({ public_id: id }).first());

/** Makes an invite with a code nobody can guess. */
export const makeInvite = async (strapi: Core.Strapi, given: NewInvite): Promise<Invite> => {
  const id = publicId('inv');
  await sql(strapi)(TABLE).insert({
    public_id: id,
    code: secretToken(),
    program_id: given.programId,
    email: given.email,
    max_uses: given.maxUses,
    uses: 0,
    expires_at: given.expiresAt,
    ended_at: null,
    created_by: given.createdBy,
    created_at: now(),
  });
  return (await inviteByPublicId(strapi, id)) as Invite;
};

/** Counts a use of an invite that is held. */
export const countUse = async (strapi: Core.Strapi, { id }: Invite): Promise<void> => {
  await sql(strapi)(TABLE).where({ id }).increment('uses', 1);
};

export const endInvite = async (strapi: Core.Strapi, { id }: Invite): Promise<void> => {
  await sql(strapi)(TABLE).where({ id }).whereNull('ended_at').update({ ended_at: now() });
};

/** The newest invites to a program. */
export const invitesTo = async (strapi: Core.Strapi, programId: number, limit: number): Promise<readonly Invite[]> =>
  ((await sql(strapi)(TABLE).where({ program_id: programId }).orderBy('id', 'desc').limit(limit)) as Raw[]).map(inviteOf);
