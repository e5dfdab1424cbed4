import type { Core } from '@strapi/strapi';
import { secretToken } from '../../../platform/ids';
import { sql } from '../../../platform/transaction';

const USER = 'plugin::users-permissions.user';
/** bcrypt of nothing anybody knows: strangers' passwords are compared with it, so that they take as long as members'. */
const NOBODYS_HASH = '$2a$10$uxNcKYJRwql.9hwp38mn7.5RX7nh97sfeofk/SOHcJl4yGUmaiQ4m';
/** Salt and hash, in the letters of bcrypt. */
const BCRYPT_TAIL = 53;

/** An account of users-permissions, as its table has it. */
export interface User {
  readonly id: number;
  readonly documentId: string;
  readonly email: string;
  readonly username: string;
  readonly passwordHash: string | null;
  readonly provider: string | null;
  readonly blocked: boolean;
}

interface Row {
  id: number;
  document_id: string;
  email: string;
  username: string;
  password: string | null;
  provider: string | null;
  blocked: boolean | number | null;
}

const COLUMNS = ['id', 'document_id', 'email', 'username', 'password', 'provider', 'blocked'] as const;
const userOf = (row: Row): User => ({
  id: row.id,
  documentId: row.document_id,
  email: row.email,
  username: row.username,
  passwordHash: row.password,
  provider: row.provider,
  blocked: Boolean(row.blocked),
});

export const findUserByEmail = async (strapi: Core.Strapi, emailNorm: string): Promise<User | null> => {
  const row = (await sql(strapi)('up_users')
    .select(...COLUMNS)
    .whereRaw('lower(email) = ?', [emailNorm])
    .orderBy('id')
    .first()) as Row | undefined;
  return row ? userOf(row) : null;
};

export const findUser = async (strapi: Core.Strapi, id: number): Promise<User | null> => {
  const row = (await sql(strapi)('up_users')
    .select(...COLUMNS)
    .where({ id })
    .first()) as Row | undefined;
  return row ? userOf(row) : null;
};

/** The user whom users-permissions' own sign-in would mean by an identifier: e-mail or username. */
export const findUserByIdentifier = async (strapi: Core.Strapi, identifier: string): Promise<User | null> => {
  const byEmail = await findUserByEmail(strapi, identifier.trim().toLowerCase());
  if (byEmail) return byEmail;
  const row = (await sql(strapi)('up_users')
    .select(...COLUMNS)
    .where({ username: identifier })
    .first()) as Row | undefined;
  return row ? userOf(row) : null;
};

const defaultRole = async (strapi: Core.Strapi): Promise<number> => {
  const settings = (await strapi.store({ type: 'plugin', name: 'users-permissions', key: 'advanced' }).get({})) as {
    default_role?: string;
  } | null;
  const role = await strapi.db
    .query('plugin::users-permissions.role')
    .findOne({ where: { type: settings?.default_role ?? 'authenticated' } });
  if (!role) throw new Error('users-permissions has no default role');
  return role.id as number;
};

/**
 * The form of a bcrypt hash and of no password, for accounts whose owner has not chosen one. Not made by hashing something unknown: that
 * holds the whole shop still for a tenth of a second, and every buyer who opens a first mail has such an account made.
 */
const unusableHash = (): string => `$2a$10$${(secretToken() + secretToken()).slice(0, BCRYPT_TAIL)}`;

/** Past the document service, which would hash it once more. */
const makePasswordUnusable = (strapi: Core.Strapi, id: number): Promise<unknown> =>
  sql(strapi)('up_users').where({ id }).update({ password: unusableHash() });

/** Makes a confirmed account through the document service, which hashes the password; null is one that nobody knows. */
export const createUser = async (strapi: Core.Strapi, emailNorm: string, password: string | null): Promise<User> => {
  // The address may be taken as somebody else's username, which must not keep its owner out.
  const taken = await sql(strapi)('up_users').where({ username: emailNorm }).first('id');
  const data = {
    username: taken ? `member-${secretToken().slice(0, 12).toLowerCase()}` : emailNorm,
    email: emailNorm,
    ...(password === null ? {} : { password }),
    provider: 'local',
    confirmed: true,
    blocked: false,
    role: await defaultRole(strapi),
  };
  const id = Number((await strapi.documents(USER).create({ data: data as never })).id);
  if (password === null) await makePasswordUnusable(strapi, id);
  return (await findUser(strapi, id)) as User;
};

/** Changes an account through the document service, which hashes the password; null is one that nobody knows. */
export const updateUser = async (
  strapi: Core.Strapi,
  user: User,
  { password, ...change }: { readonly password?: string | null; readonly confirmed?: true; readonly provider?: 'local' },
): Promise<User> => {
  const cleared = password === undefined ? {} : { resetPasswordToken: null, confirmationToken: null };
  const chosen = typeof password === 'string' ? { password } : {};
  await strapi.documents(USER).update({ documentId: user.documentId, data: { ...change, ...chosen, ...cleared } as never });
  if (password === null) await makePasswordUnusable(strapi, user.id);
  return (await findUser(strapi, user.id)) as User;
};

interface UserService {
  validatePassword: (password: string, hash: string) => Promise<boolean>;
}

/** Compares in the same time whether there is an account or not. */
export const passwordFits = async (strapi: Core.Strapi, user: User | null, password: string): Promise<boolean> => {
  // oxlint-disable-next-line house/no-service-lookup -- the hash is users-permissions' own, so is its comparison
  const service = strapi.plugin('users-permissions').service('user') as unknown as UserService;
  const fits = await service.validatePassword(password, user?.passwordHash ?? NOBODYS_HASH);
  return fits && user?.passwordHash != null;
};

/** Addresses that more than one account has, which is why they cannot have a unique key. */
export const duplicateEmails = async (strapi: Core.Strapi): Promise<readonly string[]> => {
  const rows: Array<{ address: string }> = await sql(strapi)('up_users')
    .select(sql(strapi).raw('lower(email) AS address'))
    .whereNotNull('email')
    .groupByRaw('lower(email)')
    .havingRaw('count(*) > 1');
  return rows.map((row) => row.address);
};

/**
 * One account for each address, by the database: users-permissions looks before it writes, and five registrations at once make
 * five accounts. Where there are duplicates already, they are reported and the shop goes on without the key.
 */
export const oneAccountPerAddress = (strapi: Core.Strapi): void => {
  strapi.hook('strapi::content-types.afterSync').register(async () => {
    const duplicates = await duplicateEmails(strapi);
    if (duplicates.length > 0) {
      strapi.log.warn(
        `affiliate-store: ${duplicates.length} e-mail address(es) belong to several accounts; merge them to get the unique key: ${duplicates.slice(0, 5).join(', ')}`,
      );
      return;
    }
    await sql(strapi).raw('CREATE UNIQUE INDEX IF NOT EXISTS afs_up_users_email_uq ON up_users (lower(email))');
  });
};
