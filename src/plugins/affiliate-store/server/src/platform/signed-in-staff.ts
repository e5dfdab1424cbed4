import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { rememberAccepted } from './accepted-tokens';
import type { TokenClaims } from './accepted-tokens';
import { wallClock } from './clock';
import { permissionsHeldBy } from './staff-abilities';

interface Sessions {
  /** The payload is null where the token is not valid. */
  readonly validateAccessToken: (token: string) => { readonly payload: TokenClaims | null };
  readonly isSessionActive: (id: string) => Promise<boolean>;
}

interface Abilities {
  readonly engine: { readonly generateUserAbility: (user: object) => Promise<Ability> };
}

/** What the policies of an address and `Caller.staff.may` ask: whether an action is allowed. */
interface Ability {
  readonly can: (action: string, subject?: unknown) => boolean;
}

interface StaffRow {
  readonly id: number;
  readonly email: string;
  readonly firstname: string | null;
  readonly lastname: string | null;
  readonly is_active: boolean | number | null;
}

const OURS = 'plugin::affiliate-store.';

const sessionsOf = (strapi: Core.Strapi): Sessions | undefined =>
  (strapi.sessionManager as ((origin: string) => Sessions) | undefined)?.('admin');

const shop: { strapi?: Core.Strapi; readToken?: (token: string) => TokenClaims | null } = {};

/** Tells the strategy whose administrators it lets in; called once, before the routes are made. */
export const prepareSignedInStaff = (strapi: Core.Strapi): void => {
  shop.strapi = strapi;
  const read = (token: string): TokenClaims | null => sessionsOf(strapi)?.validateAccessToken(token).payload ?? null;
  // Tokens expire by the system's clock, which Strapi signs them by.
  shop.readToken = rememberAccepted(read, wallClock);
};

const bearerOf = (ctx: Context): string | undefined => /^bearer (\S+)$/i.exec(ctx.get('authorization').trim())?.[1];

const findStaff = (strapi: Core.Strapi, id: string): Promise<StaffRow | undefined> =>
  strapi.db
    .connection('admin_users')
    .where({ id: Number(id) })
    .first('id', 'email', 'firstname', 'lastname', 'is_active');

// JSON comes back read from PostgreSQL and as text from SQLite.
const isUnconditional = (conditions: unknown): boolean =>
  conditions === null || conditions === '[]' || (Array.isArray(conditions) && conditions.length === 0);

/** Everything the roles of somebody allow in the whole site, as Strapi's own strategy makes it. */
const wholeAbility = async (strapi: Core.Strapi, id: number): Promise<Ability> => {
  const user = (await strapi.db.query('admin::user').findOne({ where: { id }, populate: ['roles'] })) as object;
  return (strapi.service('admin::permission') as unknown as Abilities).engine.generateUserAbility(user);
};

const abilityOf = async (strapi: Core.Strapi, { id }: StaffRow): Promise<Ability> => {
  const rows = (await permissionsHeldBy(strapi, id)
    .where('permission.action', 'like', `${OURS}%`)
    .select('permission.action', 'permission.conditions')) as ReadonlyArray<{ readonly action: string; readonly conditions: unknown }>;
  // A host may have tied a permission to a condition of its own; those are Strapi's to judge.
  if (rows.some(({ conditions }) => !isUnconditional(conditions))) return wholeAbility(strapi, id);
  const allowed = new Set(rows.map(({ action }) => action));
  return { can: (action) => allowed.has(action) };
};

/** The session a request belongs to, or null where it belongs to none that holds. */
const sessionOf = async (strapi: Core.Strapi, ctx: Context) => {
  const token = bearerOf(ctx);
  const claims = token === undefined ? null : (shop.readToken?.(token) ?? null);
  return claims && (await sessionsOf(strapi)?.isSessionActive(claims.sessionId)) ? claims : null;
};

const authenticate = async (ctx: Context) => {
  const { strapi } = shop;
  const session = strapi ? await sessionOf(strapi, ctx) : null;
  if (!strapi || !session) return { authenticated: false };
  const user = await findStaff(strapi, session.userId);
  if (!user?.is_active) return { authenticated: false };
  const ability = await abilityOf(strapi, user);
  Object.assign(ctx.state, { user, userAbility: ability, session: { id: session.sessionId } });
  return { authenticated: true, credentials: user, ability };
};

/**
 * How an administrator comes in at the store's own addresses: by Strapi's rules (its tokens and sessions, its inactive people, what their
 * roles may), asked for the store's permissions only. Strapi's own strategy makes an ability of everything a role may in the whole site at
 * every request, which for an owner takes longer than most of the answers.
 */
export const signedInStaff = { name: 'affiliate-store-staff', authenticate };
