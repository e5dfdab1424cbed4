import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';

interface Tokens {
  getToken: (ctx: Context) => Promise<{ readonly id?: number; readonly sessionId?: string } | null> | null;
}

interface PersonRow {
  readonly id: number;
  readonly email: string;
  readonly blocked: boolean | number | null;
  readonly confirmed: boolean | number | null;
  readonly role: number | null;
}

const sql = (strapi: Core.Strapi) => strapi.db.connection;

const findPerson = (strapi: Core.Strapi, id: number): Promise<PersonRow | undefined> =>
  sql(strapi)('up_users as person')
    .leftJoin('up_users_role_lnk as held', 'held.user_id', 'person.id')
    .where('person.id', id)
    .first('person.id', 'person.email', 'person.blocked', 'person.confirmed', 'held.role_id as role');

const mustConfirm = async (strapi: Core.Strapi): Promise<boolean> => {
  const rules = (await strapi.store({ type: 'plugin', name: 'users-permissions' }).get({ key: 'advanced' })) as {
    email_confirmation?: boolean;
  } | null;
  return rules?.email_confirmation === true;
};

const isAllowed = async (strapi: Core.Strapi, role: number, scope: string): Promise<boolean> => {
  const granted: unknown = await sql(strapi)('up_permissions as permission')
    .join('up_permissions_role_lnk as given', 'given.permission_id', 'permission.id')
    .where({ 'given.role_id': role, 'permission.action': scope })
    .first('permission.id');
  return granted !== undefined;
};

const shop: { strapi?: Core.Strapi } = {};

/** Tells the strategy whose people it lets in; called once, before the routes are made. */
export const prepareSignedIn = (strapi: Core.Strapi): void => {
  shop.strapi = strapi;
};

const authenticate = async (ctx: Context) => {
  const { strapi } = shop;
  if (!strapi) return { authenticated: false };
  const tokens = strapi.plugin('users-permissions').service('jwt') as unknown as Tokens;
  const token = await Promise.resolve(tokens.getToken(ctx)).catch(() => null);
  if (token?.id === undefined) return { authenticated: false };
  const person = await findPerson(strapi, token.id);
  if (!person || person.blocked || (!person.confirmed && (await mustConfirm(strapi)))) return { error: 'Invalid credentials' };
  ctx.state['user'] = person;
  if (token.sessionId !== undefined) ctx.state['session'] = { id: token.sessionId };
  return { authenticated: true, credentials: person };
};

const verify = async (
  { credentials }: { readonly credentials: PersonRow },
  { scope = [] }: { readonly scope?: string | readonly string[] },
) => {
  for (const one of [scope].flat())
    if (!shop.strapi || credentials.role === null || !(await isAllowed(shop.strapi, credentials.role, one)))
      throw new errors.ForbiddenError();
};

/**
 * How a signed-in person comes in at the store's own addresses: by the rules of users-permissions (its tokens, its blocked and unconfirmed
 * people, what its roles may), asked for one scope. Its own strategy reads every permission of the role at every request and makes an
 * ability of them, which with the store's two hundred takes longer than most of the answers.
 */
export const signedIn = { name: 'affiliate-store-person', authenticate, verify };
