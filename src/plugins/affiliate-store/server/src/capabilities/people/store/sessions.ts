import type { Core } from '@strapi/strapi';
import { now, wallClock } from '../../../platform/clock';
import { secretToken } from '../../../platform/ids';
import { sql } from '../../../platform/transaction';
import type { Entrance, Session } from '../domain/person';
import type { SessionOrigin } from '../domain/sign-in-rules';
import { rememberAccepted } from '../../../platform/accepted-tokens';
import type { TokenClaims } from '../../../platform/accepted-tokens';

const ORIGIN = 'users-permissions';
const SESSION = 'admin::session';
/** A refresh token younger than this is not exchanged: by the system's clock, as Strapi dates and ends its sessions, not by that of a demo. */
const ROTATE_AFTER_MS = 24 * 3_600_000;
/** For so long an exchanged token still opens its session: a browser asks from several tabs at once, and loses the answer of a page it leaves. */
const GRACE_MS = 60_000;

const manager = (strapi: Core.Strapi) => strapi.sessionManager(ORIGIN);

/** A new session in a family (device) of its own, which remembers how it began. */
export const openSession = async (strapi: Core.Strapi, userId: number, entrance: Entrance, userAgent: string): Promise<Session> => {
  const metadata = { entrance, enteredAt: now(), loginAt: new Date(now()).toISOString(), deviceName: userAgent.slice(0, 120) };
  const refresh = await manager(strapi).generateRefreshToken(String(userId), secretToken(), { type: 'refresh', metadata });
  const access = await manager(strapi).generateAccessToken(refresh.token);
  if ('error' in access) throw new Error(`users-permissions refused its own session: ${access.error}`);
  return { userId, jwt: access.token, refreshToken: refresh.token };
};

interface SessionRow {
  sessionId: string;
  deviceId: string | null;
  createdAt: string | Date;
  expiresAt: string | Date;
  absoluteExpiresAt: string | Date | null;
  metadata: Record<string, unknown> | null;
}

const findSession = async (strapi: Core.Strapi, sessionId: string): Promise<SessionRow | null> =>
  (await strapi.db.query(SESSION).findOne({ where: { sessionId, origin: ORIGIN } })) as SessionRow | null;

/**
 * The refresh token that takes the place of an old one, in its family and no longer than the family lasts. Strapi's own exchange ends the old
 * one in the same moment, and with it the sign-in of everybody who asked twice.
 */
const exchange = async (strapi: Core.Strapi, userId: string, old: SessionRow): Promise<string> => {
  const options = { type: 'refresh' as const, ...(old.metadata ? { metadata: old.metadata } : {}) };
  const next = await manager(strapi).generateRefreshToken(userId, old.deviceId ?? secretToken(), options);
  const change = (sessionId: string, data: object) => strapi.db.query(SESSION).update({ where: { sessionId, origin: ORIGIN }, data });
  if (old.absoluteExpiresAt !== null) await change(next.sessionId, { absoluteExpiresAt: old.absoluteExpiresAt });
  const until = Math.min(wallClock() + GRACE_MS, new Date(old.expiresAt).getTime());
  await change(old.sessionId, { expiresAt: new Date(until) });
  return next.token;
};

/** A fresh access token, or null when the refresh token is of no use. */
export const renewSession = async (strapi: Core.Strapi, refreshToken: string): Promise<Session | null> => {
  const known = await manager(strapi).validateRefreshToken(refreshToken);
  if (!known.isValid) return null;
  const row = await findSession(strapi, known.sessionId);
  const isOld = row !== null && wallClock() - new Date(row.createdAt).getTime() > ROTATE_AFTER_MS;
  const next = isOld ? await exchange(strapi, known.userId, row) : null;
  const access = await manager(strapi).generateAccessToken(next ?? refreshToken);
  return 'error' in access ? null : { userId: Number(known.userId), jwt: access.token, refreshToken: next };
};

/** Ends the session behind a refresh or an access token, with everything that came of it. */
export const endSession = async (strapi: Core.Strapi, token: string): Promise<void> => {
  const refresh = await manager(strapi).validateRefreshToken(token);
  const access = refresh.isValid ? null : manager(strapi).validateAccessToken(token);
  const known = refresh.isValid ? refresh : access?.isValid ? access.payload : null;
  if (!known) return;
  const row = await findSession(strapi, known.sessionId);
  if (row?.deviceId) await manager(strapi).invalidateRefreshToken(known.userId, row.deviceId);
};

/** Ends every session of an account, or all but one family. */
export const endSessions = async (strapi: Core.Strapi, userId: number, keepDevice?: string): Promise<void> => {
  if (keepDevice === undefined) return manager(strapi).invalidateRefreshToken(String(userId));
  await strapi.db.query(SESSION).deleteMany({ where: { userId: String(userId), origin: ORIGIN, deviceId: { $ne: keepDevice } } });
};

/** How the session behind an access token began. */
export const originOf = async (strapi: Core.Strapi, accessToken: string): Promise<SessionOrigin & { readonly device: string | null }> => {
  const known = manager(strapi).validateAccessToken(accessToken);
  const row = known.isValid ? await findSession(strapi, known.payload.sessionId) : null;
  const { entrance, enteredAt } = row?.metadata ?? {};
  return {
    entrance: typeof entrance === 'string' ? entrance : null,
    enteredAt: typeof enteredAt === 'number' ? enteredAt : null,
    device: row?.deviceId ?? null,
  };
};

interface TokenService {
  verify: (token: string) => Promise<{ id: number; sessionId?: string }>;
}

/** What an access token of users-permissions says, or null where it is none, forged or expired. */
const readToken =
  (strapi: Core.Strapi) =>
  (token: string): TokenClaims | null => {
    const known = manager(strapi).validateAccessToken(token);
    return known.isValid ? { userId: known.payload.userId, sessionId: known.payload.sessionId, exp: known.payload.exp } : null;
  };

/**
 * An access token dies with its session. users-permissions lets it live on for ten minutes, in which somebody who was put out
 * of an account (squatters of an address, thieves of a password) would still see what its owner has just claimed. Whose token it is, its
 * strategies look up themselves, so that it is not asked here as well.
 */
export const honourEndedSessions = (strapi: Core.Strapi): void => {
  if (strapi.config.get('plugin::users-permissions.jwtManagement') !== 'refresh')
    throw new Error("affiliate-store needs users-permissions with jwtManagement: 'refresh' (config/plugins)");
  // oxlint-disable-next-line house/no-service-lookup -- the one place where a token becomes a person, for REST and GraphQL alike
  const tokens = strapi.plugin('users-permissions').service('jwt') as unknown as TokenService;
  const read = rememberAccepted(readToken(strapi), wallClock);
  tokens.verify = async (token) => {
    const claims = read(token);
    if (!claims || !(await manager(strapi).isSessionActive(claims.sessionId))) throw new Error('Invalid token.');
    return { id: Number(claims.userId), sessionId: claims.sessionId };
  };
};

/** These are looked up at every request of a signed-in person; Strapi's own tables have no index for them. */
export const indexSessions = (strapi: Core.Strapi): void => {
  strapi.hook('strapi::content-types.afterSync').register(async () => {
    await sql(strapi).raw('CREATE INDEX IF NOT EXISTS afs_sessions_session_ix ON strapi_sessions (session_id)');
    await sql(strapi).raw('CREATE INDEX IF NOT EXISTS afs_sessions_user_ix ON strapi_sessions (user_id)');
    await sql(strapi).raw('CREATE INDEX IF NOT EXISTS afs_up_permissions_action_ix ON up_permissions (action)');
  });
};
